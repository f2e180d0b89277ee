import { bookOf, recordsOf, sheetPlaces, textOf } from './biff.ts'
import type { FormatLookup } from './workbook.ts'

/** Record numbers of BIFF8 ([MS-XLS] 2.3). */
const formatRecord = 0x41e
const xfRecord = 0xe0
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

/** Number formats of the cells of an XLS, which the spreadsheet library leaves out: 50% would be 0.5. */
export function xlsFormats(bytes: Uint8Array): FormatLookup {
  const book = bookOf(bytes)
  if (!book) return () => undefined
  const formats = new Map(builtIn)
  const styles: number[] = []
  for (const { type, data } of recordsOf(book, 0)) {
    if (type === formatRecord && data.length >= 5) formats.set(data.readUInt16LE(0), textOf(data, 2))
    else if (type === xfRecord && data.length >= 4) styles.push(data.readUInt16LE(2))
  }
  const sheets = sheetPlaces(book).map((place) => stylesOf(book, place))
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
