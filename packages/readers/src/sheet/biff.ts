import { openCompound } from '../ole.ts'

const boundSheet = 0x85
const beginOfFile = 0x809
const endOfFile = 0x0a

/** A record of an old workbook ([MS-XLS] 2.3). */
export interface Biff {
  type: number
  data: Buffer
}

/** The stream of an XLS that holds everything; undefined where there is none. */
export function bookOf(bytes: Uint8Array): Buffer | undefined {
  const compound = openCompound(bytes)
  const stream = compound.stream('Workbook') ?? compound.stream('Book')
  return stream && Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
}

/** Where the worksheets begin, in their order; charts and macros left out. */
export function sheetPlaces(book: Buffer): number[] {
  const places: number[] = []
  for (const { type, data } of recordsOf(book, 0)) {
    if (type === boundSheet && data.length >= 6 && data[5] === 0) places.push(data.readUInt32LE(0))
  }
  return places
}

/** Records of a substream and of what is put into it, up to its end or to the end of the bytes. */
export function* recordsOf(book: Buffer, start: number): Generator<Biff> {
  let depth = 0
  for (let at = start; at + 4 <= book.length; ) {
    const type = book.readUInt16LE(at)
    const length = book.readUInt16LE(at + 2)
    yield { type, data: book.subarray(at + 4, at + 4 + length) }
    if (type === beginOfFile) depth++
    if (type === endOfFile && --depth <= 0) return
    at += 4 + length
  }
}

/** A string with a two-byte length, in bytes or in UTF-16. */
export function textOf(data: Buffer, at: number): string {
  const length = data.readUInt16LE(at)
  const wide = ((data[at + 2] ?? 0) & 1) !== 0
  return wide ? data.toString('utf16le', at + 3, at + 3 + length * 2) : data.toString('latin1', at + 3, at + 3 + length)
}
