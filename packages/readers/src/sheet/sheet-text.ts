import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import type { Sheet } from './cell.ts'

/** Spreadsheet as text: a table for each sheet, its cells as shown, then the remarks on them. Hidden sheets too: an opinion there counts. */
export function sheetText(sheets: readonly Sheet[], format: ReadText['format'], limits: ReadLimits): ReadText {
  const builder = textBuilder(limits.text)
  const pages: NonNullable<ReadText['pages']> = []
  for (const { name, rows, merges, notes = [] } of sheets) {
    if (rows.length === 0 && notes.length === 0) continue
    const covered = new Set<number>()
    const width = rows[0]?.length ?? 0
    for (const { row, column, rowSpan, columnSpan } of merges) {
      for (let r = row; r < Math.min(row + rowSpan, rows.length); r++) {
        for (let c = column; c < Math.min(column + columnSpan, width); c++) {
          if (r !== row || c !== column) covered.add(r * width + c)
        }
      }
    }
    const start = builder.next()
    builder.openTable()
    rows.forEach((row, r) => {
      builder.openRow()
      row.forEach((cell, c) => {
        builder.openCell({ merged: covered.has(r * width + c) })
        for (const line of cell.text.split(/\r\n?|\n/)) builder.paragraph(line)
        builder.closeCell()
      })
      builder.closeRow()
    })
    builder.closeTable()
    for (const { row, column, text } of notes) {
      const about = row === undefined ? '' : (rows[row]?.[column ?? 0]?.text ?? '').replace(/\s+/g, ' ').slice(0, 40)
      builder.paragraph(row === undefined ? text : `【批注】${about && `“${about}”：`}${text}`)
    }
    pages.push({ name, start, end: builder.next() })
  }
  const { text, tables } = builder.finish()
  return {
    ...emptyText(format, text),
    tables,
    pages: pages.map((page) => ({ ...page, end: Math.min(page.end, text.length) })),
  }
}
