import type { Cell } from '@gongwen/readers'
import type { Schema } from '../filling/schema.ts'

/** A cell's value as the schema wants it: a number's digits for a text, the day of a date, 50% as 50. */
export function valueIn(cell: Cell, schema: Schema): unknown {
  const text = cell.text.trim()
  if (schema.type === 'number' || schema.type === 'integer') {
    if (cell.kind !== 'number' || typeof cell.value !== 'number') return text
    return cell.percent && schema.format === 'percent' ? Number((cell.value * 100).toPrecision(12)) : cell.value
  }
  if (schema.format === 'date' && (cell.kind === 'date' || cell.kind === 'datetime'))
    return String(cell.value).slice(0, 10)
  if (schema.type === 'boolean') return typeof cell.value === 'boolean' ? cell.value : text
  // 5.76E+10 is how a narrow column shows a number, not what was typed.
  if (cell.kind === 'number' && /E[+-]?\d/i.test(text)) return String(cell.value)
  return text
}
