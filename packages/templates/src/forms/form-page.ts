import type { ReadText } from '@gongwen/readers'

/** A cell of a form's table, in words. */
export interface FormCell {
  text: string
  start: number
  end: number
  column: number
  span: number
  merged: boolean
}

/** A form's text without what nobody filled in: prompts of empty controls, remarks in the margin, notes on changes, folios. */
export interface FormPage {
  tables: { start: number; end: number; rows: FormCell[][] }[]
  /** Lines outside tables. */
  lines: { text: string; start: number; end: number }[]
  /** Words between two places; `without` leaves out the controls' own. */
  words(start: number, end: number, without?: 'controls'): string
}

const note = /^【(?:批注|修订)】/
const folio = /^[—–－-]\s*\d+\s*[—–－-]$/

/** Prepares a text for reading. */
export function pageOf(read: ReadText): FormPage {
  const shown = read.fields.filter(({ start, end }) => end > start)
  const prompts = shown.filter(({ kind, value }) => kind !== 'checkbox' && value === '')
  const dropped = (line: string): boolean =>
    note.test(line.trim()) || (read.format === 'pdf' && folio.test(line.trim()))

  function words(start: number, end: number, without?: 'controls'): string {
    const hidden = (without === undefined ? prompts : shown)
      .filter((field) => field.start < end && field.end > start)
      .sort((one, other) => one.start - other.start)
    let text = ''
    let at = start
    for (const field of hidden) {
      if (field.start > at) text += read.text.slice(at, field.start)
      at = Math.max(at, field.end)
    }
    text += read.text.slice(Math.min(at, end), end)
    return text
      .split('\n')
      .filter((line) => !dropped(line))
      .join('\n')
      .trim()
  }

  const tables = read.tables.map(({ start, end, rows }) => ({
    start,
    end,
    rows: rows.map((row) =>
      row.map(
        (cell): FormCell => ({
          start: cell.start,
          end: cell.end,
          column: cell.column,
          span: cell.span,
          merged: cell.merged === true,
          text: words(cell.start, cell.end),
        }),
      ),
    ),
  }))
  const lines: FormPage['lines'] = []
  let at = 0
  for (const line of read.text.split('\n')) {
    const [start, end] = [at, at + line.length]
    at = end + 1
    if (!tables.some((table) => start >= table.start && start < table.end))
      lines.push({ text: dropped(line) ? '' : words(start, end), start, end })
  }
  return { tables, lines, words }
}
