import type { Diagnostic } from '@gongwen/model'
import { objectOf, readData } from '../filling/data-file.ts'
import type { RowRecord } from './record.ts'

/** Most rows of one file. */
const mostRows = 100_000

/** Rows of a JSON or YAML list, or of JSONL, one a line. */
export function recordsOfText(text: string, file: string, diagnostics: Diagnostic[]): RowRecord[] {
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return recordsOfLines(text, file, diagnostics)
  const read = readData(text, file)
  diagnostics.push(...read.diagnostics)
  const data = read.value
  if (!data) return []
  // A list, or a map that holds one list and nothing else.
  const whole = data.value
  const entries = Array.isArray(whole) ? whole : typeof whole === 'object' && whole !== null ? Object.values(whole) : []
  const inside = Array.isArray(whole) ? [] : Object.keys(whole ?? {})
  const list = Array.isArray(whole) ? whole : entries.length === 1 && Array.isArray(entries[0]) ? entries[0] : undefined
  if (!list) {
    diagnostics.push({
      code: 'rows-not-a-list',
      severity: 'error',
      message: '文件里不是列表',
      remedy: '每行数据写成列表的一项，以“- ”开头；JSON 写成 [ {…}, {…} ]',
      place: { file },
    })
    return []
  }
  return list.slice(0, mostRows).flatMap((value: unknown, index): RowRecord[] => {
    const path = [...inside, index]
    // A list may stand on one line: only the number of the entry tells its rows apart.
    const part = `第 ${index + 1} 条`
    const place = { ...(data.placeOf(path) ?? { file }), part }
    if (isBlank(value)) return []
    return [
      {
        data: {
          value,
          placeOf: (below) => ({ ...(data.placeOf([...path, ...below]) ?? place), part }),
          sourceOf: (below) => data.sourceOf([...path, ...below]),
        },
        place,
      },
    ]
  })
}

function recordsOfLines(text: string, file: string, diagnostics: Diagnostic[]): RowRecord[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(0, mostRows)
    .flatMap((line, index): RowRecord[] => {
      const place = { file, line: index + 1 }
      if (line.trim() === '') return []
      try {
        const value = plain(JSON.parse(line) as unknown)
        return isBlank(value) ? [] : [{ data: { value, placeOf: () => place, sourceOf: () => undefined }, place }]
      } catch {
        diagnostics.push({
          code: 'row-json',
          severity: 'error',
          message: '这一行不是正确的 JSON',
          remedy: '检查引号、逗号和括号；每行写一个 {…}',
          place,
        })
        return []
      }
    })
}

/** JSON as objects without a prototype: a key is never code. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return objectOf(Object.entries(value).map(([key, entry]) => [key, plain(entry)] as const))
}

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return (
    typeof value === 'object' &&
    Object.values(value).every((entry) => entry === undefined || entry === null || entry === '')
  )
}
