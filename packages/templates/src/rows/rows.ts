import type { Diagnostic, Place, Result } from '@gongwen/model'
import { hasErrors } from '@gongwen/model'
import { decodeText, readTables } from '@gongwen/readers'
import type { Data } from '../filling/data-file.ts'
import { deref, fieldNamed, type Schema } from '../filling/schema.ts'
import { checkData } from '../filling/schema-check.ts'
import type { RowRecord } from './record.ts'
import { recordsOfSheet } from './records-of-sheet.ts'
import { recordsOfText } from './records-of-text.ts'
import type { RowOptions } from './row-options.ts'

/** One row of a batch, checked: ready for `fillChecked`. */
export interface Row {
  /** Data with the schema's keys. */
  value: unknown
  /** File, sheet and row, as the spreadsheet program counts. */
  place: Place
}

/**
 * Reads rows from XLSX, XLS, CSV, ODS, JSON, JSONL or YAML and checks each against the schema. Columns are found by key or
 * Chinese title. A bad row is said with sheet, row and column and left out; `read` counts all that were not blank.
 */
export async function rowsOf(
  bytes: Uint8Array,
  name: string,
  schema: Schema,
  options: RowOptions = {},
): Promise<Result<{ rows: Row[]; read: number }>> {
  const diagnostics: Diagnostic[] = []
  const entry = schemaOfRow(schema, options.list, diagnostics)
  if (!entry) return { value: { rows: [], read: 0 }, diagnostics }
  const records = await recordsOf(bytes, name, entry, options, diagnostics)
  const rows: Row[] = []
  for (const { data, place } of records) {
    const checked = checkData(withCommon(data, entry, options.common), entry, { fromText: true })
    diagnostics.push(...checked.diagnostics.map((found) => ({ ...found, place: { ...place, ...found.place } })))
    if (!hasErrors(checked.diagnostics)) rows.push({ value: checked.value, place })
  }
  if (records.length === 0 && !hasErrors(diagnostics)) {
    diagnostics.push({
      code: 'rows-none',
      severity: 'error',
      message: '没有读到一行数据',
      remedy: '第一行写列名，以下每行一条',
      place: { file: name },
    })
  }
  return { value: { rows, read: records.length }, diagnostics }
}

/** The schema of one row, with the definitions of the whole. */
function schemaOfRow(schema: Schema, list: string | undefined, diagnostics: Diagnostic[]): Schema | undefined {
  if (list === undefined) return schema
  const found = fieldNamed(list, schema, schema)?.[1]
  if (found?.type === 'array' && found.items) {
    const items = deref(found.items, schema)
    return schema.$defs ? { ...items, $defs: schema.$defs } : items
  }
  diagnostics.push({
    code: 'rows-list-unknown',
    severity: 'error',
    message: `模板没有名为“${list}”的列表`,
    remedy: '写 schema.json 里的列表字段',
  })
  return undefined
}

async function recordsOf(
  bytes: Uint8Array,
  name: string,
  schema: Schema,
  options: RowOptions,
  diagnostics: Diagnostic[],
): Promise<RowRecord[]> {
  if (/\.(?:jsonl?|ndjson|ya?ml)$/i.test(name)) return recordsOfText(decodeText(bytes).text, name, diagnostics)
  const tables = await readTables(bytes, name)
  diagnostics.push(...tables.diagnostics)
  return recordsOfSheet(tables.value, name, schema, options, diagnostics)
}

/** Common values stand behind the row's own. */
function withCommon(data: Data, schema: Schema, common: RowOptions['common']): Data {
  if (!common || typeof data.value !== 'object' || data.value === null) return data
  const own = data.value as Record<string, unknown>
  const keyOf = (name: string): string => fieldNamed(name, schema, schema)?.[0] ?? name
  const given = new Set(Object.keys(own).map(keyOf))
  const added = Object.entries(common).filter(([key, value]) => value !== undefined && !given.has(keyOf(key)))
  const value = Object.assign(Object.create(null), own) as Record<string, unknown>
  for (const [key, entry] of added) value[key] = entry
  return { ...data, value }
}
