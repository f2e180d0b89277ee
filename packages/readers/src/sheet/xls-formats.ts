import { openCompound } from '../ole.ts'
import type { FormatLookup } from './workbook.ts'

/** Record numbers of BIFF8 ([MS-XLS] 2.3). */
const boundSheet = 0x85
const formatRecord = 0x41e
const xfRecord = 0xe0
const endOfFile = 0x0a
const cells = new Set([0x06, 0x203, 0x27e])
const mulRk = 0xbd

/** Number formats that every program knows by number ([MS-XLS] 2.4.126). */
const builtIn = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
])

interface Biff {
  type: number
  data: Buffer
}

/** Number formats of the cells of an XLS, which the spreadsheet library leaves out: 50% would be 0.5. */
export function xlsFormats(bytes: Uint8Array): FormatLookup {
  const compound = openCompound(bytes)
  const stream = compound.stream('Workbook') ?? compound.stream('Book')
  if (!stream) return () => undefined
  const book = Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength)
  const formats = new Map(builtIn)
  const styles: number[] = []
  const places: number[] = []
  for (const { type, data } of recordsOf(book, 0)) {
    if (type === boundSheet && data.length >= 6 && data[5] === 0) places.push(data.readUInt32LE(0))
    else if (type === formatRecord && data.length >= 5) formats.set(data.readUInt16LE(0), textOf(data, 2))
    else if (type === xfRecord && data.length >= 4) styles.push(data.readUInt16LE(2))
  }
  const sheets = places.map((place) => stylesOf(book, place))
  return (sheet, row, column) => {
    const style = sheets[sheet]?.get(row * 65_536 + column)
    return style === undefined ? undefined : formats.get(styles[style] ?? 0)
  }
}

/** Style index of each number of a sheet, by row and column. */
function stylesOf(book: Buffer, place: number): Map<number, number> {
  const found = new Map<number, number>()
  for (const { type, data } of recordsOf(book, place)) {
    if (cells.has(type) && data.length >= 6) {
      found.set(data.readUInt16LE(0) * 65_536 + data.readUInt16LE(2), data.readUInt16LE(4))
    } else if (type === mulRk && data.length >= 12) {
      const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)]
      for (let at = 4, column = first; at + 6 <= data.length - 2; at += 6, column++) {
        found.set(row * 65_536 + column, data.readUInt16LE(at))
      }
    }
  }
  return found
}

/** Records of a substream up to its end, or to the end of the bytes. */
function* recordsOf(book: Buffer, start: number): Generator<Biff> {
  for (let at = start; at + 4 <= book.length; ) {
    const type = book.readUInt16LE(at)
    const length = book.readUInt16LE(at + 2)
    yield { type, data: book.subarray(at + 4, at + 4 + length) }
    if (type === endOfFile) return
    at += 4 + length
  }
}

/** A string with a two-byte length, in bytes or in UTF-16. */
function textOf(data: Buffer, at: number): string {
  const length = data.readUInt16LE(at)
  const wide = ((data[at + 2] ?? 0) & 1) !== 0
  return wide ? data.toString('utf16le', at + 3, at + 3 + length * 2) : data.toString('latin1', at + 3, at + 3 + length)
}
