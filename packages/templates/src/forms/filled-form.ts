import type { Diagnostic, Result } from '@gongwen/model'
import type { FormField } from '@gongwen/readers'
import { checkData } from '../filling/schema-check.ts'
import type { Template } from '../template.ts'
import { type ConditionResult, checkConditions, conditionsOf } from './conditions.ts'
import { formData } from './form-data.ts'

/** A form that came back. */
export interface FilledForm {
  /** With the schema's keys; also when something is missing or wrong, so that it can be shown. */
  value: unknown
  /** One result a condition. */
  conditions: ConditionResult[]
}

/**
 * Reads the fields of a filled form (from `readDocument`) as data of its template, checks them and the 申报条件. Faults are
 * errors; an unmet 应当 is an error, an unmet 一般 a warning.
 */
export function filledForm(fields: readonly FormField[], template: Template, file: string): Result<FilledForm> {
  const diagnostics: Diagnostic[] = []
  if (fields.length === 0) {
    diagnostics.push({
      code: 'form-no-fields',
      severity: 'error',
      message: '文件里没有可填写的格子',
      remedy: '请用本模板生成的表填写；打印后手写的要人工录入',
      place: { file },
    })
    return { value: { value: undefined, conditions: [] }, diagnostics }
  }
  const data = formData(fields, template.schema, file, diagnostics)
  const checked = checkData(data, template.schema, { fromText: true })
  const known = conditionsOf(template)
  const conditions = checkConditions(known.value, checked.value)
  diagnostics.push(...checked.diagnostics, ...known.diagnostics)
  for (const { condition, met, found } of conditions) {
    if (met === 'yes') continue
    diagnostics.push({
      code: condition.strength === '应当' ? 'condition-not-met' : 'condition-usual-not-met',
      severity: condition.strength === '应当' ? 'error' : 'warning',
      message: `${met === 'unknown' ? '无法判断' : '不符合'}申报条件“${condition.text}”（${condition.clause}）：${found}`,
      remedy: condition.strength === '应当' ? '核对所填内容；确实不符合的不予受理' : '一般要求，不作硬性条件',
      place: { file },
    })
  }
  return { value: { value: checked.value, conditions }, diagnostics }
}
