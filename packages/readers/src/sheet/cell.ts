/** What stands in a cell of a spreadsheet. */
export interface Cell {
  kind: 'empty' | 'text' | 'number' | 'boolean' | 'date' | 'time' | 'datetime' | 'error'
  /** Dates and times as ISO strings without offset: `2025-06-03`, `10:30:00`, `2025-06-03T10:30:00`. `null` when empty. */
  value: string | number | boolean | null
  /** As the spreadsheet program shows it: `50%`, `007`, `2025年6月3日`. */
  text: string
  /** Number format of the file, where it says one. */
  format?: string
  /** Shown as a percentage: `value` 0.5, `text` 50%. */
  percent?: true
  /** A formula; `value` is what the file holds as its result. Nothing is computed. */
  formula?: string
}

/** Cells drawn as one; the upper left one holds the content, the others are empty. Counted from 0. */
export interface Merge {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/** A sheet: its used rectangle, row by row, every row of the same length. */
export interface Sheet {
  name: string
  hidden: boolean
  rows: Cell[][]
  merges: Merge[]
  /** What is said beside the cells: remarks on them, by their place from 0, and words of boxes that lie over the sheet. */
  notes?: { row?: number; column?: number; text: string }[]
}

/** A cell with nothing in it. */
export function emptyCell(): Cell {
  return { kind: 'empty', value: null, text: '' }
}

/** A cell of plain text; empty when the text is. */
export function textCell(text: string): Cell {
  return text === '' ? emptyCell() : { kind: 'text', value: text, text }
}
