import { parseDocument } from 'yaml'
import { objectOf } from '../filling/data-file.ts'

/** What front matter holds under 数据, or undefined. Read before the text is filled, so braces in other keys do not matter. */
export function dataInFrontMatter(markdown: string): unknown {
  const matter = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown)?.[1]
  if (matter === undefined || !/^数据\s*:/m.test(matter)) return undefined
  const section = /^数据\s*:[^\n]*(?:\n(?:[ \t].*|[ \t]*))*/m.exec(matter)?.[0] ?? ''
  const document = parseDocument(section)
  if (document.errors.length > 0) return undefined
  const value = (document.toJS({ maxAliasCount: 100 }) as Record<string, unknown> | null)?.['数据']
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? objectOf(Object.entries(value))
    : undefined
}
