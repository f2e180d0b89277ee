import type { ReadText, TextTable } from '@gongwen/readers'
import { deref, fieldsOf, type Schema, titleOf } from '../filling/schema.ts'
import type { FormValue } from './form-values.ts'

/** A label without blanks, colon, star and the unit in brackets: 年销售收入（万元）： → 年销售收入. */
export function labelKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^()]*\)$/, '')
    .replace(/[:*]+$/, '')
    .replace(/^\d{1,2}[.、]/, '')
}

/**
 * Values of a form whose controls are gone: the cell beside a label, the rows below a head of labels, the paragraphs below a
 * heading. A label that stands for several fields (单位名称 of the lead and of a member) is taken where its table says which.
 */
export function labelledValues(read: ReadText, schema: Schema): FormValue[] {
  const values: FormValue[] = []
  const lists = fieldsOf(schema, schema).filter(
    ([, field]) => field.type === 'array' && deref(field.items ?? {}, schema).type === 'object',
  )
  const tables = read.tables.map((table) => ({ table, rows: rowsOf(read, table) }))
  const used = new Set<TextTable>()
  for (const [key, field] of lists) {
    const columns = fieldsOf(deref(field.items ?? {}, schema), schema)
    const found = tables.find(({ table, rows }) => !used.has(table) && headOf(rows, columns) >= 0)
    if (!found) continue
    used.add(found.table)
    values.push(...listValues(found.rows, key, columns))
  }
  const singles = leavesOf(schema, schema)
  for (const { table, rows } of tables) if (!used.has(table)) values.push(...pairValues(rows, singles))
  return [...values, ...paragraphValues(read, singles)]
}

interface Leaf {
  path: string[]
  titles: string[]
  title: string
  multiline: boolean
}

/** Single fields by title; a field of a group also answers to the group's own name when that is what a cover prints. */
function leavesOf(schema: Schema, root: Schema, path: string[] = [], group?: string): Leaf[] {
  return fieldsOf(schema, root).flatMap(([key, field]): Leaf[] => {
    const title = titleOf(key, field)
    if (field.type === 'object') return leavesOf(field, root, [...path, key], title)
    if (field.type === 'array' && deref(field.items ?? {}, root).type === 'object') return []
    const own = labelKey(title)
    const named = group !== undefined && /名称$/.test(own) ? [labelKey(group)] : []
    return [{ path: [...path, key], title, titles: [own, ...named], multiline: field.format === 'multiline' }]
  })
}

function rowsOf({ text }: ReadText, { rows }: TextTable): string[][] {
  return rows.map((row) => row.map(({ start, end }) => text.slice(start, end).trim()))
}

function headOf(rows: readonly string[][], columns: readonly [string, Schema][]): number {
  return rows.findIndex((row) => {
    const labels = new Set(row.map(labelKey))
    return (
      columns.filter(([key, field]) => labels.has(labelKey(titleOf(key, field)))).length >=
      Math.max(2, Math.ceil(columns.length / 2))
    )
  })
}

function listValues(rows: readonly string[][], list: string, columns: readonly [string, Schema][]): FormValue[] {
  const head = headOf(rows, columns)
  const labels = (rows[head] ?? []).map(labelKey)
  const values: FormValue[] = []
  let item = 0
  for (const row of rows.slice(head + 1)) {
    const cells = columns.map(([key, field]) => ({
      key,
      title: titleOf(key, field),
      value: row[labels.indexOf(labelKey(titleOf(key, field)))] ?? '',
    }))
    const filled = cells.filter(({ value }) => ticked(value) !== '' && !/^[☐□]$/.test(value))
    // Sums below a list are no entry of it.
    if (filled.length === 0 || row.some((value) => /^(?:合\s*计|小\s*计|总\s*计)$/.test(value))) continue
    for (const { key, title, value } of cells)
      values.push({ path: [list, item, key], value: ticked(value), place: `第${item + 1}行${title}` })
    item += 1
  }
  return values
}

/** Words that ask for an answer are none: the prompts of empty fields stay behind when their controls are taken away. */
const prompt = /^(?:请(?:填写|选择|输入|点击|插入)|(?:单击|点击|选择)(?:或点击)?(?:此处|一项|图标))/

/** ☑ 是, ☐ 否: as people tick boxes by hand. */
function ticked(value: string): string {
  if (prompt.test(value)) return ''
  if (/^[☑☒√✓✔■]$/.test(value)) return '是'
  return /^[☐□]$/.test(value) ? '否' : value
}

function pairValues(rows: readonly string[][], leaves: readonly Leaf[]): FormValue[] {
  const values: FormValue[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const leaf = leaves.find(({ titles }) => titles.includes(labelKey(cell)))
      const value = row[index + 1]
      if (!leaf || value === undefined || leaves.some(({ titles }) => value !== '' && titles.includes(labelKey(value))))
        continue
      values.push({ path: leaf.path, value: ticked(value), place: leaf.title })
    }
  }
  return values
}

/** Long answers stand below a heading: up to the next heading or table. */
function paragraphValues({ text, tables }: ReadText, leaves: readonly Leaf[]): FormValue[] {
  const lines: { text: string; start: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    lines.push({ text: line, start: at })
    at += line.length + 1
  }
  const inTable = (start: number): boolean => tables.some((table) => start >= table.start && start < table.end)
  const heading = /^[一二三四五六七八九十]{1,3}、\s*(.{2,30})$/
  const values: FormValue[] = []
  for (const [index, line] of lines.entries()) {
    const name = heading.exec(line.text.trim())?.[1]
    const leaf = name && leaves.find(({ titles, multiline }) => multiline && titles.includes(labelKey(name)))
    if (!leaf || inTable(line.start)) continue
    const below: string[] = []
    for (const next of lines.slice(index + 1)) {
      if (heading.test(next.text.trim()) || inTable(next.start)) break
      if (next.text.trim() !== '') below.push(next.text.trim())
    }
    values.push({ path: leaf.path, value: ticked(below.join('\n')), place: leaf.title })
  }
  return values
}
