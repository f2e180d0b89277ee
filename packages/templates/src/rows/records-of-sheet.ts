import type { Diagnostic } from '@gongwen/model'
import type { Cell, Sheet } from '@gongwen/readers'
import { objectOf } from '../filling/data-file.ts'
import { deref, fieldNamed, fieldsOf, type Schema, titleOf } from '../filling/schema.ts'
import { nearest } from '../nearest.ts'
import type { RowRecord } from './record.ts'
import type { RowOptions } from './row-options.ts'
import { valueIn } from './value-in.ts'

/** The head stands within so many rows: titles and notes come before it. */
const headWithin = 20

/** Rows of the sheet whose head names fields of the schema. */
export function recordsOfSheet(
  sheets: readonly Sheet[],
  file: string,
  schema: Schema,
  { sheet: wanted, common = {} }: RowOptions,
  diagnostics: Diagnostic[],
): RowRecord[] {
  const candidates = sheets.filter(({ name, hidden }) => (wanted === undefined ? !hidden : name === wanted))
  if (wanted !== undefined && candidates.length === 0) {
    const near = nearest(
      wanted,
      sheets.map(({ name }) => name),
    )
    diagnostics.push({
      code: 'rows-sheet-unknown',
      severity: 'error',
      message: `没有名为“${wanted}”的工作表`,
      remedy: near ? `是否想用“${near}”` : `现有：${sheets.map(({ name }) => name).join('、')}`,
      place: { file },
    })
    return []
  }
  for (const sheet of candidates) {
    const head = headOf(sheet, schema)
    if (head && hasNeeded(sheet, head, file, schema, common, diagnostics))
      return recordsBelow(sheet, head, file, schema, diagnostics)
    if (head) return []
  }
  if (candidates.some(({ rows }) => rows.some((row) => row.some(({ kind }) => kind !== 'empty')))) {
    const titles = fieldsOf(schema, schema).map(([key, field]) => titleOf(key, field))
    diagnostics.push({
      code: 'rows-no-head',
      severity: 'error',
      message: '没有找到列名',
      remedy: `第一行写列名：${titles.join('、')}`,
      place: { file, ...(candidates[0] ? { sheet: candidates[0].name } : {}) },
    })
  }
  return []
}

interface Head {
  row: number
  /** Key of the field for each column, undefined for a column that is none. */
  keys: (string | undefined)[]
}

/** The row that names most fields, at least one. */
function headOf(sheet: Sheet, schema: Schema): Head | undefined {
  let best: Head | undefined
  let most = 0
  sheet.rows.slice(0, headWithin).forEach((cells, row) => {
    const keys = cells.map((cell) => keyOf(cell.text, schema))
    const count = new Set(keys.filter((key) => key !== undefined)).size
    if (count > most) {
      best = { row, keys }
      most = count
    }
  })
  return best
}

/** A column's name is a title or a key; what stands in brackets after it is a note: 营业收入（万元）. */
function keyOf(text: string, schema: Schema): string | undefined {
  const name = text.trim()
  if (name === '') return undefined
  return (fieldNamed(name, schema, schema) ?? fieldNamed(name.replace(/[（(【[].*[）)】\]]$/, ''), schema, schema))?.[0]
}

function recordsBelow(sheet: Sheet, head: Head, file: string, schema: Schema, diagnostics: Diagnostic[]): RowRecord[] {
  sayHead(sheet, head, file, schema, diagnostics)
  const keys = head.keys.map((key, column) =>
    key !== undefined && head.keys.indexOf(key) === column ? key : undefined,
  )
  return sheet.rows.slice(head.row + 1).flatMap((_, below): RowRecord[] => {
    const row = head.row + 1 + below
    const cells = keys.map((key, column) => (key === undefined ? undefined : cellAt(sheet, row, column)))
    const own = sheet.rows[row] ?? []
    if (own.every(({ kind, text }) => kind === 'empty' || text.trim() === '')) return []
    const place = { file, sheet: sheet.name, row: row + 1 }
    const entries = keys.flatMap((key, column): [string, unknown][] => {
      const cell = cells[column]
      if (key === undefined || !cell || cell.kind === 'empty') return []
      if (cell.kind === 'error') {
        diagnostics.push({
          code: 'row-cell-error',
          severity: 'error',
          message: `单元格是错误值 ${cell.text}`,
          remedy: '在表格里改正公式，或者直接填值',
          place: { ...place, column: column + 1, field: titleFor(key, schema) },
        })
        return []
      }
      return [[key, valueIn(cell, deref(schema.properties?.[key] ?? {}, schema))]]
    })
    return [
      {
        data: {
          value: objectOf(entries),
          placeOf: ([key]) => {
            const column = typeof key === 'string' ? keys.indexOf(key) : -1
            return column < 0 ? place : { ...place, column: column + 1 }
          },
          sourceOf: () => undefined,
        },
        place,
      },
    ]
  })
}

/** A cell, or the one that it was merged into from above: a name that stands for several rows. */
function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  const merge = sheet.merges.find(
    (one) => one.columnSpan === 1 && one.column === column && row > one.row && row < one.row + one.rowSpan,
  )
  return sheet.rows[merge ? merge.row : row]?.[column]
}

function sayHead(sheet: Sheet, head: Head, file: string, schema: Schema, diagnostics: Diagnostic[]): void {
  const names = fieldsOf(schema, schema).map(([key, field]) => titleOf(key, field))
  const cells = sheet.rows[head.row] ?? []
  cells.forEach((cell, column) => {
    const name = cell.text.trim()
    const place = { file, sheet: sheet.name, row: head.row + 1, column: column + 1 }
    const key = head.keys[column]
    if (name !== '' && key === undefined && !/^(?:序号|编号|No\.?|#)$/i.test(name)) {
      const near = nearest(name, names)
      diagnostics.push({
        code: 'row-column-unknown',
        severity: 'warning',
        message: `没有用到“${name}”这一列`,
        ...(near ? { remedy: `是否想写“${near}”` } : {}),
        place,
      })
    }
    if (key !== undefined && head.keys.indexOf(key) !== column) {
      diagnostics.push({
        code: 'row-column-twice',
        severity: 'error',
        message: `“${name}”这一列有两列，用的是前一列`,
        remedy: '删去一列，或改列名',
        place,
      })
    }
  })
}

/** Whether every column that must be filled in is there; without one no row can be right, so it is said once. */
function hasNeeded(
  sheet: Sheet,
  head: Head,
  file: string,
  schema: Schema,
  common: Readonly<Record<string, unknown>>,
  diagnostics: Diagnostic[],
): boolean {
  const given = new Set([...head.keys, ...Object.keys(common).map((name) => fieldNamed(name, schema, schema)?.[0])])
  const missing = (schema.required ?? []).filter((key) => !given.has(key))
  for (const key of missing) {
    diagnostics.push({
      code: 'row-column-missing',
      severity: 'error',
      message: `表里没有“${titleFor(key, schema)}”这一列`,
      remedy: '补上这一列',
      place: { file, sheet: sheet.name, row: head.row + 1 },
    })
  }
  return missing.length === 0
}

function titleFor(key: string, schema: Schema): string {
  return titleOf(key, deref(schema.properties?.[key] ?? {}, schema))
}
