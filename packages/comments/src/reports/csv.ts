import type { WorkbookSheet } from '@gongwen/model'

/**
 * A sheet as CSV (RFC 4180) with a byte order mark, which spreadsheet programs need to see UTF-8. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function csvOf({ columns, rows }: WorkbookSheet): string {
  const shown = columns.flatMap(({ hidden }, index) => (hidden ? [] : [index]))
  const cell = (value: string | number | null | undefined): string => {
    if (typeof value === 'number') return String(value)
    const text = /^[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '')
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
  }
  const lines = [columns.map(({ title }) => title), ...rows].map((row) =>
    shown.map((index) => cell(row[index])).join(','),
  )
  return `\ufeff${lines.join('\r\n')}\r\n`
}
