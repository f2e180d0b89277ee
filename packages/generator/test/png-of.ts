import { crc32, deflateSync } from 'node:zlib'

/** A PNG of red, green, blue and alpha computed for each pixel. */
export function pngOf(
  width: number,
  height: number,
  colour: (x: number, y: number) => [number, number, number, number],
): Uint8Array {
  const rows: Buffer[] = []
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + 4 * width)
    for (let x = 0; x < width; x++) row.set(colour(x, y), 1 + 4 * x)
    rows.push(row)
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 6, 0, 0, 0], 8)
  return pngFile([
    ['IHDR', head],
    ['IDAT', deflateSync(Buffer.concat(rows))],
  ])
}

/** A PNG file of these chunks, ended. */
export function pngFile(chunks: readonly (readonly [type: string, data: Buffer])[]): Uint8Array {
  const parts = [...chunks, ['IEND', Buffer.alloc(0)] as const].map(([type, data]) => {
    const chunk = Buffer.alloc(12 + data.length)
    chunk.writeUInt32BE(data.length, 0)
    chunk.write(type, 4, 'latin1')
    chunk.set(data, 8)
    chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length)
    return chunk
  })
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}
