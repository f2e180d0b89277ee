import { ReadFailure } from '../failure.ts'
import type { TextTable } from '../read-text.ts'

/** Puts a document's text together and notes where its tables and cells stand. */
export interface TextBuilder {
  /** Where the next paragraph will begin. */
  next(): number
  /** Adds a paragraph; returns its offset. */
  paragraph(text: string): number
  openTable(): void
  openRow(): void
  openCell(options?: { span?: number; merged?: boolean }): void
  closeCell(): void
  closeRow(): void
  closeTable(): void
  /** How deep in tables the next paragraph stands. */
  depth(): number
  finish(): { text: string; tables: TextTable[] }
}

/** A builder that stops with `ReadFailure` when the text grows beyond `limit` code units. */
export function textBuilder(limit: number): TextBuilder {
  const pieces: string[] = []
  const tables: TextTable[] = []
  const open: TextTable[] = []
  let length = 0
  let pending = ''

  function write(text: string): void {
    if (text === '') return
    length += text.length
    if (length > limit) throw new ReadFailure('file-too-large', `文字超过 ${limit} 字，已停止读取`)
    pieces.push(text)
  }
  function settle(): void {
    write(pending)
    pending = ''
  }
  const row = (): TextTable['rows'][number] | undefined => open.at(-1)?.rows.at(-1)

  return {
    next: () => length + pending.length,
    depth: () => open.length,
    paragraph(text) {
      // An empty paragraph of a cell says nothing; between paragraphs of the text it parts them.
      if (text === '' && open.length > 0) return length + pending.length
      settle()
      const start = length
      write(text)
      pending = '\n'
      return start
    },
    openTable() {
      settle()
      const table: TextTable = { start: length, end: length, rows: [] }
      open.push(table)
      tables.push(table)
    },
    openRow() {
      settle()
      open.at(-1)?.rows.push([])
    },
    openCell({ span = 1, merged = false } = {}) {
      const cells = row()
      if (!cells) return
      const last = cells.at(-1)
      pending = last ? '\t' : ''
      settle()
      const column = last ? last.column + last.span : 0
      cells.push({ start: length, end: length, column, span, ...(merged ? { merged } : {}) })
    },
    closeCell() {
      const cell = row()?.at(-1)
      if (cell) cell.end = length
      pending = ''
    },
    closeRow() {
      pending = '\n'
    },
    closeTable() {
      const table = open.pop()
      if (table) table.end = length
      pending = '\n'
    },
    finish: () => ({ text: pieces.join(''), tables }),
  }
}
