import type { Diagnostic } from '@gongwen/model'
import { parseDate } from '@gongwen/model'
import { joinedText } from '../markdown/join-lines.ts'
import { nearest } from '../nearest.ts'
import { type Data, objectOf } from './data-file.ts'
import { printable } from './printable.ts'
import { deref, fieldNamed, fieldsOf, type Schema, titleOf } from './schema.ts'

/** How strictly values are taken: a spreadsheet's cells are all text, a data file says what is a number. */
export interface Taking {
  /** Texts become numbers, lists and truth values where the schema wants them. */
  fromText: boolean
}

/** Data in the schema's own words, and where each value came from. */
export interface Normalised {
  value: unknown
  diagnostics: Diagnostic[]
  /** The path that the file used for a path of the schema: 牵头单位/名称 for lead/name. */
  written: Map<string, (string | number)[]>
  /** Paths of fields that an unknown name was probably meant for: they are not missing, they are misspelt. */
  misspelt: Set<string>
}

/**
 * Brings data into the schema's form: Chinese titles to keys, dates to ISO, 3.5% to 3.5, 是/否 to truth values, a text of
 * several lines to a list where a list of texts is wanted. An unknown field is said and left out.
 */
export function normalise(data: Data, root: Schema, taking: Taking): Normalised {
  const diagnostics: Diagnostic[] = []
  const written = new Map<string, (string | number)[]>()
  const misspelt = new Set<string>()
  const take = (
    value: unknown,
    given: Schema,
    path: (string | number)[],
    source: (string | number)[],
    depth: number,
  ): unknown => {
    const schema = deref(given, root)
    written.set(JSON.stringify(path), source)
    if (value === undefined || value === null || depth > 32) return undefined
    if (schema.type === 'object' && isRecord(value)) {
      return takeObject(value, schema, path, source, depth)
    }
    if (schema.type === 'array') return takeList(value, schema, path, source, depth)
    return takeScalar(value, schema, data.sourceOf(source), taking)
  }
  const takeObject = (
    value: Record<string, unknown>,
    schema: Schema,
    path: (string | number)[],
    source: (string | number)[],
    depth: number,
  ): unknown => {
    const entries = new Map<string, unknown>()
    for (const [name, entry] of Object.entries(value)) {
      const field = fieldNamed(name, schema, root)
      const below = [...source, name]
      if (!field) {
        const near = nearest(
          name,
          fieldsOf(schema, root).flatMap(([key, known]) => [titleOf(key, known), key]),
        )
        const meant = near === undefined ? undefined : fieldNamed(near, schema, root)
        if (meant) misspelt.add(JSON.stringify([...path, meant[0]]))
        diagnostics.push(unknownField(name, near, schema, root, data, below))
        continue
      }
      const taken = take(entry, field[1], [...path, field[0]], below, depth + 1)
      if (taken === undefined || taken === '') continue
      if (entries.has(field[0])) diagnostics.push(twice(titleOf(field[0], field[1]), data, below))
      else entries.set(field[0], taken)
    }
    return objectOf(entries)
  }
  const takeList = (
    value: unknown,
    schema: Schema,
    path: (string | number)[],
    source: (string | number)[],
    depth: number,
  ): unknown => {
    const items = deref(schema.items ?? {}, root)
    const list = Array.isArray(value)
      ? value
      : typeof value === 'string' && items.type === 'string'
        ? entriesIn(value, items, taking)
        : value
    if (!Array.isArray(list)) return list
    // A dash with nothing after it is no entry.
    const given = list
      .map((entry, index) => ({ entry, index }))
      .filter(({ entry }) => entry !== undefined && entry !== null && entry !== '')
    return given.map(({ entry, index }, at) => take(entry, items, [...path, at], [...source, index], depth + 1))
  }
  return { value: take(data.value, root, [], [], 0), diagnostics, written, misspelt }
}

/** A block of lines is a list of its lines; in a spreadsheet's cell names are parted by 、 or ； as well. */
function entriesIn(text: string, items: Schema, { fromText }: Taking): string[] {
  const between = fromText && items.format !== 'multiline' ? /[\n；;、]+/ : /\n+/
  return text
    .split(between)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function takeScalar(value: unknown, schema: Schema, source: string | undefined, { fromText }: Taking): unknown {
  if (schema.type === 'string') {
    const text = typeof value === 'number' || typeof value === 'bigint' ? (source ?? String(value)) : value
    if (typeof text !== 'string') return text
    if (fromText && formatted.has(schema.format ?? '')) return text.normalize('NFKC').replace(/\s/g, '') || undefined
    if (schema.format === 'date') return parseDate(text) ?? text.trim()
    // What paper cannot show is not filled in.
    if (printable(text).trim() === '') return undefined
    if (schema.format === 'sentence') return joinedText(text.trim())
    return schema.format === 'multiline' ? text.replace(/\s+$/, '') : text.trim()
  }
  if (schema.type === 'boolean' && typeof value === 'string') {
    if (/^(?:是|有|√|✓|☑|true|yes|1)$/i.test(value.trim())) return true
    if (/^(?:否|无|×|✗|☐|false|no|0)$/i.test(value.trim())) return false
    return value
  }
  if ((schema.type === 'number' || schema.type === 'integer') && typeof value === 'string') {
    const text = withoutUnit(value.normalize('NFKC').trim(), fromText ? schema['x-unit'] : undefined)
    if (schema.format === 'percent' && /^-?\d+(?:\.\d+)?%$/.test(text)) return Number(text.slice(0, -1))
    if (fromText && /^-?\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^-?\d+(?:\.\d+)?$/.test(text))
      return Number(text.replace(/,/g, ''))
    if (fromText && text === '') return undefined
  }
  return value
}

/** Formats whose values are signs, not words: width and blanks mean nothing in them. */
const formatted = new Set(['uscc', 'phone', 'email'])

/** 3633万元 where the unit is 万元. Another unit is another number: that stays a text and is said. */
function withoutUnit(text: string, unit: string | undefined): string {
  return unit !== undefined && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : text
}

function unknownField(
  name: string,
  near: string | undefined,
  schema: Schema,
  root: Schema,
  data: Data,
  path: (string | number)[],
): Diagnostic {
  const place = data.placeOf(path)
  return {
    code: 'data-unknown-field',
    severity: 'error',
    message: `没有“${name}”这一项`,
    remedy: near
      ? `是否想写“${near}”`
      : `可写的项：${[...new Set(fieldsOf(schema, root).map(([key, field]) => titleOf(key, field)))].slice(0, 12).join('、')}`,
    ...(place ? { place } : {}),
  }
}

function twice(title: string, data: Data, path: (string | number)[]): Diagnostic {
  const place = data.placeOf(path)
  return {
    code: 'data-twice',
    severity: 'error',
    message: `“${title}”写了两次（中文名和英文名各一次）`,
    remedy: '只留一处',
    ...(place ? { place } : {}),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
