/** What the frame header of a JPEG says (ITU-T T.81, B.2.2). */
export interface JpegHeader {
  width: number
  height: number
  components: number
  /** Bits a sample; PDF takes 8. */
  precision: number
}

const STANDALONE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8])
/** Baseline, extended and progressive Huffman frames: those that PDF readers decode. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2])

/** Reads the header; undefined when the file is damaged or of a rare kind. */
export function readJpeg(bytes: Uint8Array): JpegHeader | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 4 <= file.length; ) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (STANDALONE.has(marker)) {
      at += 2
      continue
    }
    const length = file.readUInt16BE(at + 2)
    if (FRAMES.has(marker) && at + 10 <= file.length) {
      const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)]
      if (width === 0 || height === 0 || !file.includes('\xff\xd9', at, 'latin1')) return undefined
      return { precision: file[at + 4]!, height, width, components: file[at + 9]! }
    }
    if (marker === 0xda || marker === 0xd9) return undefined
    at += 2 + length
  }
  return undefined
}
