import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { type Cell, type Sheet, textCell } from './cell.ts'

/**
 * Reads delimited text (RFC 4180, with comma, tab or semicolon found by the first lines). Every cell stays text: a CSV has
 * no types, and `007` is a number of seven only for a machine.
 */
export function parseDelimited(text: string, name: string, limits: ReadLimits): Sheet {
  const delimiter = delimiterOf(text)
  const rows: Cell[][] = []
  let row: Cell[] = []
  let cells = 0
  let at = 0
  const finish = (): void => {
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const [value, next] = text[at] === '"' ? quoted(text, at, delimiter) : bare(text, at, delimiter)
    row.push(textCell(value))
    if (++cells > limits.cells) throw new ReadFailure('file-too-large', `单元格超过 ${limits.cells} 个，已停止读取`)
    at = next
    if (at >= text.length) break
    if (text[at] === delimiter) {
      at++
      if (at >= text.length) row.push(textCell(''))
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    finish()
  }
  if (row.length > 0) finish()
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0)
  if (width * rows.length > limits.cells) {
    throw new ReadFailure('file-too-large', `单元格超过 ${limits.cells} 个，已停止读取`)
  }
  while (rows.at(-1)?.every(({ kind }) => kind === 'empty')) rows.pop()
  for (const each of rows) while (each.length < width) each.push(textCell(''))
  return { name, hidden: false, rows, merges: [] }
}

function quoted(text: string, start: number, delimiter: string): [string, number] {
  let value = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    if (close < 0) return [value + text.slice(at), text.length]
    value += text.slice(at, close)
    at = close + 1
    if (text[at] !== '"') break
    value += '"'
    at++
  }
  // What follows the closing quote before the delimiter belongs to a broken cell: keep it.
  const [rest, next] = bare(text, at, delimiter)
  return [value + rest, next]
}

function bare(text: string, start: number, delimiter: string): [string, number] {
  let at = start
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return [text.slice(start, at), at]
}

/** The delimiter that splits the first lines most evenly; a comma when nothing does. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n|\r/)
    .filter((line) => line !== '')
    .slice(0, 20)
  let best = ','
  let score = 0
  for (const delimiter of [',', '\t', ';']) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const most = Math.max(0, ...counts)
    const even = counts.filter((count) => count === most).length
    if (most > 0 && most * even > score) {
      best = delimiter
      score = most * even
    }
  }
  return best
}
