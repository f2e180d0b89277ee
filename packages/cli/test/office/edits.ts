import { formatDate } from '@gongwen/model'
import fc from 'fast-check'
import { type Application, application } from './applications.ts'

/** A form to edit: what it holds, what is done to it, and what it must come back as. */
export interface Edit {
  /** Data of the form that is opened; without any, the blank one. */
  before: Application | undefined
  after: Application
  steps: string[][]
}

type Random = <T>(choices: readonly T[]) => T
type Entry = Record<string, unknown>

/** Where the application form's single fields stand: table and cell. */
const cells: readonly (readonly [string, number, string])[] = [
  ['name', 0, 'B1'],
  ['field', 0, 'B2'],
  ['lead.name', 0, 'B3'],
  ['recommender', 0, 'B4'],
  ['applied', 0, 'B5'],
  ['lead.name', 1, 'B1'],
  ['lead.creditCode', 1, 'B2'],
  ['lead.registeredIn', 1, 'B3'],
  ['lead.legalEntity', 1, 'D3'],
  ['lead.legalPerson', 1, 'B5'],
  ['lead.contact', 1, 'D5'],
  ['lead.phone', 1, 'B6'],
  ['lead.revenue', 1, 'B7'],
  ['lead.research', 1, 'D7'],
  ['lead.researchShare', 1, 'B8'],
  ['lead.platforms', 1, 'D8'],
  ['lead.projects', 1, 'B9'],
  ['lead.property', 1, 'B10'],
]
const answers: readonly (readonly [string, string])[] = [
  ['background', '产业背景与必要性'],
  ['path', '创新路径'],
  ['mechanism', '运行机制'],
  ['risk', '风险与对策'],
]
/** Lists: table, columns from the left (the first of the members' table is a running number), rows of the blank form. */
const lists: readonly (readonly [keyof Application, number, readonly (string | undefined)[], number])[] = [
  ['members', 2, [undefined, 'name', 'kind', 'local', 'task', 'investment'], 5],
  ['goals', 3, ['year', 'technology', 'transfer', 'talent'], 3],
  ['tasks', 4, ['name', 'owner', 'milestone', 'outcome'], 4],
  ['budget', 5, ['item', 'total', 'own', 'public'], 4],
]

/** One edit by its seed: a filled form of which some values, rows and answers change, or the blank one filled in by hand. */
export function editOf(seed: number, blank: boolean): Edit {
  const [first, second] = fc.sample(application, { seed, numRuns: 2 }) as [Application, Application]
  let state = seed
  const random: Random = (choices) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return choices[(state >> 8) % choices.length] as (typeof choices)[number]
  }
  return blank ? filledByHand(second, random) : changed(first, second, random)
}

function filledByHand(after: Application, random: Random): Edit {
  const steps: string[][] = []
  for (const [path, table, cell] of cells) steps.push(type(table, cell, valueAt(after, path), path, random))
  for (const [key, heading] of answers) steps.push(answer(heading, String(valueAt(after, key)), random))
  for (const [key, table, columns, rows] of lists) {
    const entries = after[key] as Entry[]
    const more = entries.length - rows
    if (more > 0) steps.push(['insert', String(table), String(rows + 1), String(more)])
    for (const [index, entry] of entries.entries()) steps.push(...row(table, index + 1, columns, entry, random))
  }
  return { before: undefined, after, steps }
}

function changed(before: Application, other: Application, random: Random): Edit {
  const after = structuredClone(before)
  const steps: string[][] = []
  if (random([false, false, true])) steps.push(['bare'])
  for (const path of new Set(cells.map(([name]) => name))) {
    if (random([true, false])) continue
    put(after, path, valueAt(other, path))
    for (const [name, table, cell] of cells)
      if (name === path) steps.push(type(table, cell, valueAt(after, path), path, random))
  }
  for (const [key, heading] of answers) {
    if (random([true, false])) continue
    put(after, key, valueAt(other, key))
    steps.push(answer(heading, String(valueAt(after, key)), random))
  }
  for (const [key, table, columns] of lists) {
    const entries = after[key] as Entry[]
    const fresh = other[key] as Entry[]
    if (entries.length > 1 && random([true, false])) {
      const at = random([...entries.keys()])
      entries.splice(at, 1)
      steps.push(['delete', String(table), String(at + 1), '1'])
    }
    if (random([true, false])) {
      const at = random([...entries.keys(), entries.length])
      const entry = random(fresh)
      entries.splice(at, 0, structuredClone(entry))
      steps.push(['insert', String(table), String(at + 1), '1'], ...row(table, at + 1, columns, entry, random))
    }
    const at = random([...entries.keys()])
    const column = random(columns.filter((name) => name !== undefined))
    const value = random(fresh)[column]
    const entry = entries[at]
    if (!entry || value === undefined) continue
    entry[column] = value
    steps.push(type(table, `${'ABCDEF'[columns.indexOf(column)]}${at + 2}`, value, column, random))
  }
  return { before, after, steps }
}

function row(
  table: number,
  at: number,
  columns: readonly (string | undefined)[],
  entry: Entry,
  random: Random,
): string[][] {
  return columns.map((name, index) =>
    type(table, `${'ABCDEF'[index]}${at + 1}`, name === undefined ? String(at) : entry[name], name ?? '', random),
  )
}

function type(table: number, cell: string, value: unknown, path: string, random: Random): string[] {
  return ['cell', String(table), cell, spelt(value, path, random).replaceAll('\n', '\\n'), random(['inside', 'over'])]
}

function answer(heading: string, value: string, random: Random): string[] {
  return ['answer', heading, value.replaceAll('\n', '\\n'), random(['inside', 'over'])]
}

const wide = (text: string): string =>
  text.replace(/[0-9.]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))

/** A value as people write it: full-width digits, thousands, the unit behind the number, ticks by hand, dates in other spellings. */
function spelt(value: unknown, path: string, random: Random): string {
  if (typeof value === 'boolean') return random(value ? ['☑', '√', '是', '✓'] : ['☐', '否', '□', '×'])
  if (Array.isArray(value)) return value.join(random(['\n', '；', '、']))
  if (path === 'lead.researchShare') return random([`${value}%`, `${value}`, `${wide(String(value))}％`])
  if (path === 'applied') {
    const [year, month, day] = String(value).split('-').map(Number)
    return random([
      formatDate(String(value)),
      `${year}.${month}.${day}`,
      `${year}/${month}/${day}`,
      `${wide(String(year))}年${month}月${day}日`,
    ])
  }
  if (typeof value !== 'number') return String(value)
  const [whole = '', cents] = String(value).split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents === undefined ? '' : `.${cents}`)
  return random([String(value), thousands, wide(String(value)), `${value}万元`])
}

function valueAt(data: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, name) => (here as Entry)[name], data)
}

function put(data: unknown, path: string, value: unknown): void {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const here = names.reduce<unknown>((at, name) => (at as Entry)[name], data) as Entry
  here[last] = structuredClone(value)
}
