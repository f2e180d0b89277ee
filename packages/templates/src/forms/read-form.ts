import type { Diagnostic, Result } from '@gongwen/model'
import type { ReadText } from '@gongwen/readers'
import type { Schema } from '../filling/schema.ts'
import { checkData } from '../filling/schema-check.ts'
import { labelledValues } from './form-labels.ts'
import { assemble, controlValues, type FormValue } from './form-values.ts'

/** A filled form, read. */
export interface FilledForm {
  /** Data with the schema's keys; what was not filled in is not there. */
  value: Record<string, unknown>
  /** Whether the values came from the form's controls, from the words beside them, or both. */
  from: 'controls' | 'labels' | 'both'
}

/**
 * Reads a filled form back into data, checked against the template's schema. Controls count first; where they are gone, the words
 * beside them. Nothing is guessed: what cannot be read is missing, and said. Undefined when nothing of the form was found.
 */
export function readForm(read: ReadText, file: string, schema: Schema): Result<FilledForm | undefined> {
  const refuse = (code: string, message: string, remedy: string): Result<undefined> => ({
    value: undefined,
    diagnostics: [{ code, severity: 'error', message, remedy, place: { file } }],
  })
  if (read.scanned && read.scanned.length > 0 && read.fields.length === 0) {
    return refuse(
      'form-scanned',
      '是扫描件，读不出填写的内容',
      '请申报单位提交电子表格（DOCX 或可填写的 PDF），不要打印后扫描',
    )
  }
  const controls = controlValues(read)
  const known = new Set(controls.map(({ path }) => JSON.stringify(path)))
  const all = labelledValues(read, schema)
  const labels = [
    ...all.filter(({ path }) => typeof path[1] !== 'number' && !known.has(JSON.stringify(path))),
    ...entriesBeside(all, controls),
  ]
  if (controls.length === 0 && labels.filter(({ value }) => value !== '').length < 3) {
    return refuse('form-not-found', '不是这份表格，或表格的格式已被破坏', '请申报单位在原表格中填写')
  }
  const { data, diagnostics } = assemble([...controls, ...labels], file)
  const checked = checkData(withoutBlanks(data), schema, { fromText: true })
  const found: Diagnostic[] = checked.diagnostics.map((diagnostic) => ({
    ...diagnostic,
    place: { ...diagnostic.place, file },
  }))
  const used = labels.some(({ value }) => value !== '')
  const from = controls.length === 0 ? 'labels' : used ? 'both' : 'controls'
  return {
    value: { value: (checked.value ?? {}) as Record<string, unknown>, from },
    diagnostics: [...diagnostics, ...found],
  }
}

/** Entries of lists in which nothing was filled in (an unticked box says nothing by itself) are no entries. */
function withoutBlanks(data: Record<string, unknown>): Record<string, unknown> {
  const said = (value: unknown): boolean =>
    value !== undefined && value !== '' && value !== 'false' && value !== '否' && value !== false
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.filter((entry) =>
            typeof entry === 'object' && entry !== null ? Object.values(entry).some(said) : said(entry),
          )
        : value,
    ]),
  )
}

/**
 * Entries of lists that stand in the table but in no control: rows that someone added by hand below those of the form. They
 * follow the controls' entries, in their order; rows whose first words a control holds are the controls' own.
 */
function entriesBeside(labelled: readonly FormValue[], controls: readonly FormValue[]): FormValue[] {
  const entries = (values: readonly FormValue[]): Map<string, FormValue[]> =>
    Map.groupBy(
      values.filter(({ path }) => typeof path[1] === 'number'),
      ({ path }) => JSON.stringify(path.slice(0, 2)),
    )
  const held = new Map<string, number>()
  const words = new Set<string>()
  for (const [key, values] of entries(controls)) {
    const [list, item] = JSON.parse(key) as [string, number]
    held.set(list, Math.max(held.get(list) ?? 0, item + 1))
    for (const { path, value } of values) words.add(JSON.stringify([list, path[2], value.trim()]))
  }
  const added: FormValue[] = []
  for (const [key, values] of entries(labelled)) {
    const [list] = JSON.parse(key) as [string, number]
    const said = values.find(({ value }) => value.trim() !== '')
    if (!said || (held.has(list) && words.has(JSON.stringify([list, said.path[2], said.value.trim()])))) continue
    const item = held.get(list) ?? 0
    held.set(list, item + 1)
    added.push(...values.map((value) => ({ ...value, path: [list, item, ...value.path.slice(2)] })))
  }
  return added
}
