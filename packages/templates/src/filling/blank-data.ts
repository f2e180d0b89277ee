import { objectOf } from './data-file.ts'
import { deref, fieldsOf, type Schema } from './schema.ts'

/** Data that fills nothing in: parts are there, lists have the rows the schema asks for (`x-rows`, `minItems`, else one). */
export function blankData(given: Schema, root: Schema, depth = 0): unknown {
  const schema = deref(given, root)
  if (depth > 16) return undefined
  if (schema.type === 'object') {
    return objectOf(fieldsOf(schema, root).map(([key, field]) => [key, blankData(field, root, depth + 1)]))
  }
  if (schema.type !== 'array') return undefined
  const items = deref(schema.items ?? {}, root)
  if (items.type !== 'object') return []
  const rows = Number(schema['x-rows'] ?? schema.minItems ?? 1)
  return Array.from({ length: Math.min(Math.max(1, rows), 100) }, () => blankData(items, root, depth + 1))
}
