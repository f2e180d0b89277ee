import type { Document } from '@gongwen/model'
import {
  checkData,
  fillChecked,
  listTemplates,
  loadTemplate,
  readData,
  type Schema,
  type Template,
} from '@gongwen/templates'
import fc from 'fast-check'
import { printable } from '../src/filling/printable.ts'

/** What breaks tables, lists, emphasis, templates, HTML, links, directives, front matter, numbering. */
const pieces = [
  '|',
  '*',
  '**',
  '_',
  '__',
  '#',
  '# ',
  '\n# 标题\n',
  '{{',
  '}}',
  '{{{x}}}',
  '{{#each this}}',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<br>',
  '\n',
  '\n\n',
  '\r\n',
  '\u0000',
  '\u0007',
  '\u2028',
  '![x](y)',
  '[x](y)',
  '[^1]',
  '[^1]: y',
  ':::',
  '\n:::\n',
  '::分页',
  '\n::分页\n',
  ':填[x]{名=y}',
  ':引[x]',
  '~~',
  '`',
  '```',
  '\n```\n',
  '---',
  '\n---\n',
  '\n- ',
  '\n1. ',
  '1. ',
  '1.',
  '> ',
  '    ',
  '\t',
  '\n| a | b |\n| - | - |\n',
  '^',
  '<',
  '\\',
  '\\|',
  '&amp;',
  '&#10;',
  '一、',
  '（一）',
  '第一条 ',
  '第X条　',
  '附件：',
  '\n附件1\n',
  '台州市科技局\n2025年6月3日',
  '（此件公开发布）',
  ': ',
  ' #',
  "'",
  '"',
  '%',
  '@',
  '!!js',
  '*a',
  '&a',
  '{',
  '}',
  '[',
  ']',
  ',',
  '- ',
  '? ',
  '\ufdd00\ufdd1',
  '\ufdd0',
  '\ufdd1',
  '\ufffe',
  '\ud800',
  '\u202e',
  '😀',
  '正常的字',
  'constructor',
  '__proto__',
  '{.cls}',
  '{#id}',
  '{-}',
  '"}',
  '》',
  '；',
  '甲；乙',
  '。',
  '\\n',
  '$&',
  '$1',
]
const wrapped = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
  .map((parts) => `甲${parts.join('')}乙`)
// A value of nothing but blanks and controls counts as not filled in.
const bare = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter((text) => printable(text).trim() !== '')

/** Types, levels, numbers, spans, counts: everything but the characters. */
function structureOf(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(structureOf)
  if (typeof node !== 'object' || node === null) return undefined
  const record = node as Record<string, unknown>
  const own: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    if (
      ['type', 'level', 'mark', 'columnSpan', 'rowSpan', 'headRows', 'number', 'ordered', 'plain', 'sealed'].includes(
        key,
      )
    )
      own[key] = value
    else if (['children', 'rows', 'cells', 'parties', 'organs', 'titles', 'categories', 'series'].includes(key)) {
      // A line end in a value is a line end in the text: texts and breaks are not counted, all else is.
      const list = value as unknown[]
      own[key] = Array.isArray(list) ? list.filter((entry) => !isPlain(entry)).map(structureOf) : undefined
    }
  }
  return own
}

/** Text and line ends: what a value may bring. */
function isPlain(entry: unknown): boolean {
  const type = typeof entry === 'object' && entry !== null && 'type' in entry ? entry.type : undefined
  return type === 'text' || type === 'break'
}

/** Paths of every text that the schema leaves free: strings without a format, a pattern or a choice. */
function freeTexts(
  schema: Schema,
  root: Schema,
  value: unknown,
  path: (string | number)[] = [],
): (string | number)[][] {
  const own = schema.$ref ? (root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema
  if (Array.isArray(value))
    return value.flatMap((entry, index) => freeTexts(own.items ?? {}, root, entry, [...path, index]))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) =>
      freeTexts(own.properties?.[key] ?? {}, root, entry, [...path, key]),
    )
  }
  return typeof value === 'string' ? [path] : []
}

function withValue(value: unknown, path: readonly (string | number)[], text: string): unknown {
  const [step, ...rest] = path
  if (step === undefined) return text
  if (Array.isArray(value)) return value.map((entry, index) => (index === step ? withValue(entry, rest, text) : entry))
  return { ...(value as object), [step]: withValue((value as Record<string, unknown>)[step], rest, text) }
}

export interface Target {
  template: Template
  data: unknown
  path: (string | number)[]
  expected: string
}

const documentOf = (template: Template, data: unknown): Document => fillChecked(template, data, []).value!

/** Every text field of every template's sample, and the structure that any value must leave. */
export const targets: Target[] = listTemplates().flatMap(({ id }) => {
  const template = loadTemplate(id).value!
  const { value: data } = checkData(readData(template.sample).value!, template.schema)
  const paths = freeTexts(template.schema, template.schema, data).filter((path) => !isChoice(template.schema, path))
  // A value that is there and is not empty: conditions in the template see no difference.
  return paths.map((path) => ({
    template,
    data,
    path,
    expected: JSON.stringify(structureOf(documentOf(template, withValue(data, path, '甲乙')))),
  }))
})

/** A choice steers the template (the kind of a notice), a date is read: their values cannot be free texts at all. */
function isChoice(root: Schema, path: readonly (string | number)[]): boolean {
  let schema: Schema = root
  for (const step of path) {
    schema = (typeof step === 'number' ? schema.items : schema.properties?.[step]) ?? {}
    if (schema.$ref) schema = root.$defs?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}
  }
  return schema.enum !== undefined || schema.format === 'date' || schema.pattern !== undefined
}

/** Values made of what breaks documents. */
export const hostileValue: fc.Arbitrary<string> = fc.oneof(wrapped, bare)

/** The structure that a target has with a value, beside the expected one. */
export function structureWith({ template, data, path }: Target, text: string): string {
  return JSON.stringify(structureOf(documentOf(template, withValue(data, path, text))))
}
