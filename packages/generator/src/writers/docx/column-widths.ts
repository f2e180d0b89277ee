import { type Table, textOf } from '@gongwen/model'
import { widthOf } from './measures.ts'
import type { GridRow } from './table-grid.ts'

/** Widths of the columns in twips; they add up to `room`. Shares where the author gave them, else by the longest text. */
export function columnWidths(table: Table, rows: readonly GridRow[], columns: number, room: number): number[] {
  const given = Array.from({ length: columns }, (_, i) => table.columns[i]?.width)
  const known = given.filter((width): width is number => width !== undefined && width > 0)
  const byText = contentWidths(rows, columns)
  const average = known.length > 0 ? known.reduce((sum, width) => sum + width, 0) / known.length : 1
  const mean = byText.reduce((sum, width) => sum + width, 0) / columns
  const shares = given.map((width, i) => (width !== undefined && width > 0 ? width : (average * byText[i]!) / mean))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.max(1, Math.floor((share / total) * room)))
  widths[columns - 1]! += Math.max(0, room - widths.reduce((sum, width) => sum + width, 0))
  return widths
}

/** Characters of the longest cell of each column, between bounds: a long text wraps, an empty column is still written in. */
function contentWidths(rows: readonly GridRow[], columns: number): number[] {
  const widths = Array.from({ length: columns }, () => 3)
  for (const { slots } of rows) {
    let column = 0
    for (const { cell, columns: span } of slots) {
      if (cell && span === 1) {
        const longest = Math.max(0, ...textOf(cell).split('\n').map(widthOf))
        widths[column] = Math.max(widths[column]!, Math.min(longest + 1, 16))
      }
      column += span
    }
  }
  return widths
}
