import type { Diagnostic, Result } from '@gongwen/model'
import { parse } from 'yaml'
import type { Template } from '../template.ts'

/** How a condition is tested. */
export type ConditionTest =
  | { is: string | number | boolean }
  | { atLeast: number }
  | { filled: true }
  | { count: number }
  | { share: { field: string; is: string | number | boolean }; moreThan: number }

/** A condition of 申报, as a template's `conditions.yaml` states it. */
export interface Condition {
  /** Clause of the policy it stands in. */
  clause: string
  /** As the policy words it. */
  text: string
  /** 应当 must be met; 一般 is only remarked. */
  strength: '应当' | '一般'
  /** Path in the data; `members.task` is that of every entry. */
  field: string
  unit?: string
  test: ConditionTest
}

/** Whether a condition is met, and what was found. */
export interface ConditionResult {
  condition: Condition
  /** `unknown` when the field was not filled in. */
  met: 'yes' | 'no' | 'unknown'
  /** As shown in a table: 8.65 万元, 4 项. */
  found: string
}

/** The conditions of a template; none when it has no `conditions.yaml`. One that cannot be read is said and left out. */
export function conditionsOf(template: Template): Result<Condition[]> {
  const text = template.extras.get('conditions')
  if (text === undefined) return { value: [], diagnostics: [] }
  const place = { file: `${template.folder}/conditions.yaml` }
  let entries: unknown
  try {
    entries = parse(text, { maxAliasCount: 100 })
  } catch (error) {
    const message = `申报条件读不懂：${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`
    return {
      value: [],
      diagnostics: [{ code: 'conditions-invalid', severity: 'error', message, remedy: '检查缩进和冒号', place }],
    }
  }
  const diagnostics: Diagnostic[] = []
  const value = (Array.isArray(entries) ? entries : []).filter((entry, index): entry is Condition => {
    if (isCondition(entry)) return true
    diagnostics.push({
      code: 'conditions-invalid',
      severity: 'error',
      message: `第 ${index + 1} 条申报条件写得不全`,
      remedy: '每条写 clause、text、strength（应当或一般）、field、test',
      place,
    })
    return false
  })
  return { value, diagnostics }
}

/** Whether data (with the schema's keys) meet each condition. */
export function checkConditions(conditions: readonly Condition[], data: unknown): ConditionResult[] {
  return conditions.map((condition) => {
    const values = valuesAt(data, condition.field.split('.'))
    const { met, found } = outcomeOf(condition, values)
    return { condition, met, found }
  })
}

function outcomeOf(
  { test, unit = '' }: Condition,
  values: readonly unknown[],
): { met: ConditionResult['met']; found: string } {
  const [only] = values
  const filled = values.filter(isFilled)
  if ('count' in test) {
    const count = Array.isArray(only) ? only.length : 0
    return { met: count >= test.count ? 'yes' : 'no', found: `${count} 项` }
  }
  if ('share' in test) {
    const entries = Array.isArray(only) ? only : []
    const fitting = entries.filter((entry) => valuesAt(entry, test.share.field.split('.'))[0] === test.share.is).length
    if (entries.length === 0) return { met: 'unknown', found: '未填' }
    return {
      met: fitting / entries.length > test.moreThan ? 'yes' : 'no',
      found: `${entries.length} 项中 ${fitting} 项`,
    }
  }
  if ('filled' in test) {
    const all = values.length > 0 && filled.length === values.length
    return { met: all ? 'yes' : 'no', found: all ? '已填' : `${values.length - filled.length || 1} 处未填` }
  }
  if (!isFilled(only)) return { met: 'unknown', found: '未填' }
  if ('is' in test) return { met: only === test.is ? 'yes' : 'no', found: shown(only) }
  return { met: typeof only === 'number' && only >= test.atLeast ? 'yes' : 'no', found: `${shown(only)}${unit}` }
}

/** The values at a path; below a list those of each entry. */
function valuesAt(data: unknown, path: readonly string[]): unknown[] {
  const [step, ...rest] = path
  if (step === undefined) return [data]
  if (Array.isArray(data)) return data.flatMap((entry) => valuesAt(entry, path))
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, step)) return [undefined]
  return valuesAt((data as Record<string, unknown>)[step], rest)
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== ''
}

function shown(value: unknown): string {
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
}

function isCondition(entry: unknown): entry is Condition {
  if (typeof entry !== 'object' || entry === null) return false
  const { clause, text, strength, field, test } = entry as Record<string, unknown>
  const known = ['is', 'atLeast', 'filled', 'count', 'share']
  return (
    [clause, text, field].every((value) => typeof value === 'string') &&
    (strength === '应当' || strength === '一般') &&
    typeof test === 'object' &&
    test !== null &&
    Object.keys(test).some((key) => known.includes(key))
  )
}
