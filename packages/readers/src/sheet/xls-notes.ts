import { bookOf, recordsOf, sheetPlaces } from './biff.ts'
import type { Sheet } from './cell.ts'

/** Record numbers of BIFF8 ([MS-XLS] 2.4.181, 2.4.329, 2.4.58, 2.4.179). */
const object = 0x5d
const textObject = 0x1b6
const continuation = 0x3c
const note = 0x1c

/** Remarks on cells and words of boxes of an XLS, which the spreadsheet library leaves out; a list for each worksheet. */
export function xlsNotes(bytes: Uint8Array): NonNullable<Sheet['notes']>[] {
  const book = bookOf(bytes)
  return book ? sheetPlaces(book).map((place) => notesOf(book, place)) : []
}

function notesOf(book: Buffer, place: number): NonNullable<Sheet['notes']> {
  const words = new Map<number, string>()
  const cells = new Map<number, { row: number; column: number }>()
  let id = 0
  let left = 0
  for (const { type, data } of recordsOf(book, place)) {
    if (type === object && data.length >= 8) id = data.readUInt16LE(6)
    else if (type === textObject && data.length >= 12) left = data.readUInt16LE(10)
    else if (type === note && data.length >= 8)
      cells.set(data.readUInt16LE(6), { row: data.readUInt16LE(0), column: data.readUInt16LE(2) })
    else if (type === continuation && left > 0 && data.length > 1) {
      const wide = ((data[0] ?? 0) & 1) !== 0
      const said = data.toString(wide ? 'utf16le' : 'latin1', 1).slice(0, left)
      left -= said.length
      words.set(id, (words.get(id) ?? '') + said)
    }
  }
  return [...words]
    .map(([object, text]) => ({ ...cells.get(object), text: text.trim() }))
    .filter(({ text }) => text !== '')
}
