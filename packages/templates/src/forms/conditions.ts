import type { Diagnostic, Result } from '@gongwen/model'
import { parse } from 'yaml'

/** A condition of the guidance, as `conditions.yaml` of the form's template says it. */
export interface Condition {
  /** Clause of the guidance: `二/（一）/1/②`. */
  clause: string
  text: string
  /** 应当: not meeting it is 不符合. 一般: at most 待核, a person judges. 核对: figures that must fit each other, else 待核. */
  strength: '应当' | '一般' | '核对'
  /** Path of the field it looks at: `lead.revenue`; `members.task` looks at every entry. */
  field: string
  unit?: string
  test: {
    is?: unknown
    atLeast?: number
    filled?: true
    /** Words that settle a filled-in answer; without one of them a person reads it. */
    like?: string[]
    count?: number
    share?: { field: string; is: unknown }
    moreThan?: number
    /** The field is `of` as a share of `to` in percent, give or take `within`. */
    percentage?: { of: string; to: string; within: number }
    /** In every entry of the list `total` is the sum of `parts`; a part left empty counts nothing. */
    sum?: { total: string; parts: string[] }
  }
}

/** What a condition comes to for one form. */
export interface ConditionResult {
  condition: Condition
  /** As found, for people; 未填写 when nothing was. */
  found: string
  verdict: '符合' | '不符合' | '待核'
}

/** Reads `conditions.yaml`. */
export function readConditions(text: string, file: string): Result<Condition[]> {
  const bad = (message: string): Result<Condition[]> => ({ value: [], diagnostics: [conditionProblem(file, message)] })
  let given: unknown
  try {
    given = parse(text)
  } catch {
    return bad('申报条件文件读不懂')
  }
  if (!Array.isArray(given)) return bad('申报条件文件应当是一个列表')
  const conditions: Condition[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, entry] of given.entries()) {
    const { clause, text: words, strength, field, test } = (entry ?? {}) as Partial<Condition>
    const sound =
      [clause, words, field].every((value) => typeof value === 'string') &&
      ['应当', '一般', '核对'].includes(strength ?? '') &&
      typeof test === 'object' &&
      test !== null
    if (sound) conditions.push(entry as Condition)
    else
      diagnostics.push(
        conditionProblem(file, `第 ${index + 1} 项缺少 clause、text、strength（应当、一般或核对）、field 或 test`),
      )
  }
  return { value: conditions, diagnostics }
}

function conditionProblem(file: string, message: string): Diagnostic {
  return {
    code: 'conditions-invalid',
    severity: 'error',
    message,
    place: { file },
    remedy: '对照模板库 application-form/conditions.yaml 更正',
  }
}

/** Judges a form's data by the conditions. A value that is missing, or that is no plain fact, is for a person: 待核. */
export function judge(data: Record<string, unknown>, conditions: readonly Condition[]): ConditionResult[] {
  return conditions.map((condition) => {
    const values = valuesAt(data, condition.field.split('.'))
    const { met, found } = figuresOf(data, values, condition) ?? outcomeOf(values, condition)
    const verdict = met === undefined ? '待核' : met ? '符合' : condition.strength === '应当' ? '不符合' : '待核'
    return { condition, found, verdict }
  })
}

/** Whether figures fit each other: 3633 of 86500 is 4.2 %, not 42 %. Undefined when the condition asks something else. */
function figuresOf(
  data: Record<string, unknown>,
  values: readonly unknown[],
  { test }: Condition,
): { met: boolean | undefined; found: string } | undefined {
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined)
  if (test.percentage) {
    const { of, to, within } = test.percentage
    const [share, part, whole] = [values[0], ...[of, to].map((path) => valuesAt(data, path.split('.'))[0])].map(number)
    if (share === undefined || part === undefined || !whole) return { met: undefined, found: '未填写' }
    const counted = Math.round((part / whole) * 10_000) / 100
    return { met: Math.abs(counted - share) <= within + 1e-9, found: `填写 ${share}%，按两项数字计算为 ${counted}%` }
  }
  if (test.sum) {
    const { total, parts } = test.sum
    const entries = Array.isArray(values[0]) ? values[0] : []
    if (entries.length === 0) return { met: undefined, found: '未填写' }
    const wrong = entries.flatMap((entry, index) => {
      const [whole = 0, ...others] = [total, ...parts].map((name) => number(valuesAt(entry, [name])[0]))
      if (others.every((part) => part === undefined)) return []
      const counted = others.reduce<number>((sum, part) => sum + Math.round((part ?? 0) * 100), 0) / 100
      return counted === Math.round(whole * 100) / 100 ? [] : [`第${index + 1}行 ${whole}，各项之和 ${counted}`]
    })
    return { met: wrong.length === 0, found: wrong.length === 0 ? '相符' : wrong.join('；') }
  }
  return undefined
}

/** Values at a path; a list in between stands for all its entries. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const [name, ...rest] = path
  if (name === undefined) return [value]
  if (Array.isArray(value)) return value.flatMap((entry) => valuesAt(entry, path))
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [undefined]
  return valuesAt((value as Record<string, unknown>)[name], rest)
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && String(value).trim() !== ''
}

function outcomeOf(
  values: readonly unknown[],
  { test, unit = '' }: Condition,
): { met: boolean | undefined; found: string } {
  const [first] = values
  if (test.count !== undefined) {
    const count = Array.isArray(first) ? first.length : 0
    return { met: count >= test.count, found: `${count}` }
  }
  if (test.share) {
    const { field, is } = test.share
    const entries = Array.isArray(first) ? first : []
    const fitting = entries.filter((entry) => valuesAt(entry, [field])[0] === is).length
    if (entries.length === 0) return { met: undefined, found: '未填写' }
    return { met: fitting / entries.length > (test.moreThan ?? 0.5), found: `${entries.length} 家中 ${fitting} 家` }
  }
  if (test.filled) {
    const empty = values.filter((value) => !isFilled(value)).length
    // That something is written does not make it true: a person reads it, unless its words settle it.
    const settled = empty === 0 && test.like?.some((word) => values.some((value) => shown([value]).includes(word)))
    return {
      met: settled ? true : undefined,
      found: empty === values.length ? '未填写' : empty > 0 ? `${empty} 处未填写` : shown(values),
    }
  }
  if (!isFilled(first)) return { met: undefined, found: '未填写' }
  if (test.atLeast !== undefined) {
    return typeof first === 'number'
      ? { met: first >= test.atLeast, found: `${first}${unit}` }
      : { met: undefined, found: shown([first]) }
  }
  return { met: first === test.is, found: shown([first]) }
}

function shown(values: readonly unknown[]): string {
  const words = values.flat().map((value) => (value === true ? '是' : value === false ? '否' : String(value ?? '')))
  const text = words.filter(Boolean).join('；').replace(/\s+/g, ' ')
  return text.length > 60 ? `${text.slice(0, 60)}……` : text
}
