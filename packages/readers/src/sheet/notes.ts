import type { Sheet as HucreSheet } from 'hucre'
import type { Sheet } from './cell.ts'

/** Remarks on cells, old and new kind, and the words of boxes that lie over a sheet. */
export function notesOn({ cells, threadedComments = [], textBoxes = [] }: HucreSheet): NonNullable<Sheet['notes']> {
  const threads = new Map<string, string[]>()
  const places = new Map(threadedComments.map(({ id, ref }) => [id, ref]))
  for (const { ref, parentId = '', text } of threadedComments) {
    const place = ref ?? places.get(parentId) ?? ''
    threads.set(place, [...(threads.get(place) ?? []), text.trim()])
  }
  const notes: NonNullable<Sheet['notes']> = []
  for (const [key, { comment }] of cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number)
    const place = nameOf(row, column)
    // Of a conversation the old kind of remark holds only a copy, below a hint at newer programs.
    const text = threads.get(place)?.join('\n') ?? comment?.text.trim() ?? ''
    threads.delete(place)
    if (text !== '') notes.push({ row, column, text })
  }
  for (const said of threads.values()) notes.push({ text: said.join('\n') })
  for (const { text } of textBoxes) if (text.trim() !== '') notes.push({ text: text.trim() })
  return notes
}

/** `B3` for row 2, column 1. */
function nameOf(row: number, column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  return `${letters}${row + 1}`
}
