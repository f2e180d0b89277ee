import { stringify } from 'yaml'
import type { Template } from '../template.ts'
import { deref, fieldsOf, type Schema, titleOf } from './schema.ts'

/** One step of indentation. */
const blanks = '  '

/**
 * A data file to fill in, made from the schema: every field by its Chinese title, with what to write as a comment above it.
 * What must be filled in is open; the rest is commented out. Lists show one entry.
 */
export function dataFileOf(template: Template): string {
  const { id, title, description, schema } = template
  const head = [
    `# ${title}：${description}`,
    `# 填好后运行：gongwen render ${id} --data 本文件`,
    '# 每项上面一行是说明；“选填”的项现在是注释，要写时删去行首的“# ”。',
    '',
  ]
  return `${[...head, ...fieldLines(schema, schema, '', false)].join('\n')}\n`
}

function fieldLines(schema: Schema, root: Schema, indent: string, off: boolean): string[] {
  return fieldsOf(schema, root).flatMap(([key, field]) => {
    const needed = schema.required?.includes(key) === true
    const out = off || !needed
    const about = aboutOf(field, needed, root)
    return [
      ...about.map((line) => `${indent}# ${line}`),
      ...valueLines(titleOf(key, field), field, root, indent, out),
      ...(indent === '' ? [''] : []),
    ]
  })
}

function valueLines(title: string, field: Schema, root: Schema, indent: string, off: boolean): string[] {
  const mark = off ? '# ' : ''
  const name = keyText(title)
  if (field.type === 'object') {
    return [`${indent}${mark}${name}:`, ...commented(fieldLines(field, root, `${indent}${blanks}`, false), indent, off)]
  }
  if (field.type !== 'array') return [`${indent}${mark}${name}: ${valueText(field)}`.trimEnd()]
  const items = deref(field.items ?? {}, root)
  if (items.type !== 'object')
    return [
      `${indent}${mark}${name}:`,
      ...commented([`${indent}${blanks}- ${valueText(items)}`.trimEnd()], indent, off),
    ]
  const entry = depthOf(indent) > 4 ? [] : fieldLines(neededFirst(items), root, `${indent}${blanks}${blanks}`, false)
  return [`${indent}${mark}${name}:`, ...commented(asEntry(entry, `${indent}${blanks}`), indent, off)]
}

/** What must be filled in comes first, so that the dash stands before something that is written. */
function neededFirst(schema: Schema): Schema {
  const entries = Object.entries(schema.properties ?? {})
  const isNeeded = ([key]: [string, Schema]): boolean => schema.required?.includes(key) === true
  const sorted = [...entries.filter(isNeeded), ...entries.filter((entry) => !isNeeded(entry))]
  return { ...schema, properties: Object.fromEntries(sorted) }
}

/** The first field of an entry stands after its dash; comments before it stay where they are. */
function asEntry(lines: readonly string[], indent: string): string[] {
  const first = lines.findIndex((line) => !line.trimStart().startsWith('#'))
  if (first < 0) return [`${indent}-`, ...lines]
  return lines.map((line, index) => (index === first ? `${indent}- ${line.slice(indent.length + 2)}` : line))
}

function commented(lines: readonly string[], indent: string, off: boolean): string[] {
  return off
    ? lines.map((line) =>
        line.slice(indent.length).startsWith('# ') ? line : `${indent}# ${line.slice(indent.length)}`,
      )
    : [...lines]
}

function aboutOf(field: Schema, needed: boolean, root: Schema): string[] {
  const items = field.type === 'array' ? deref(field.items ?? {}, root) : undefined
  const limits = [
    kindOf(field, items),
    field.enum ? `只能是：${field.enum.join('、')}` : undefined,
    field.minItems !== undefined && field.minItems > 1 ? `至少 ${field.minItems} 项` : undefined,
    field.maxItems === undefined ? undefined : `最多 ${field.maxItems} 项`,
    field.minimum === undefined || field.minimum === 0 ? undefined : `不小于 ${field.minimum}`,
    field.maxLength === undefined ? undefined : `最多 ${field.maxLength} 字`,
  ].filter((limit) => limit !== undefined)
  const words = [needed ? '必填' : '选填', ...limits, ...(field.description ? [field.description] : [])]
  const example = field.examples?.[0]
  const shown = example === undefined || words.join('；').includes(String(example)) ? [] : [`如 ${String(example)}`]
  return [[...words, ...shown].join('；')]
}

function kindOf(field: Schema, items: Schema | undefined): string | undefined {
  if (field.format === 'date') return field.description?.includes('如 2025') ? '日期' : '日期，如 2025年6月3日'
  if (field.format === 'percent') return field.description?.includes('如 3.5%') ? '百分数' : '百分数，如 3.5%'
  if (field.format === 'sentence') return '一段文字，分行写的连成一行'
  if (field.format === 'multiline') return '可写多行：冒号后写 |，下面各行缩进'
  if (field.type === 'number' || field.type === 'integer') return '数字'
  if (field.type === 'boolean' && !field.description?.includes('是或否')) return '是 或 否'
  if (items) return items.type === 'object' ? '列表，一项照样再写一组' : '列表，一项一行'
  return undefined
}

function valueText(field: Schema): string {
  const value = field.default
  return value === undefined ? '' : stringify(value).trim()
}

/** A title as a YAML key; quoted when it would mean something else. */
function keyText(title: string): string {
  return stringify({ [title]: 1 }).replace(/: 1\n$/, '')
}

function depthOf(indent: string): number {
  return indent.length / blanks.length / 2
}
