import type { ErrorObject } from 'ajv'
import { nearest } from '../nearest.ts'
import { formats } from './formats.ts'
import { deref, type Schema } from './schema.ts'

/** A violation in the clerk's words; the field stands in front of it. */
export interface Complaint {
  code: string
  message: string
  remedy: string
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '“是”或“否”',
  array: '列表（每项一行，以“- ”开头）',
  object: '一组内容',
}

/** What one ajv error means. `schema` is that of the field, `value` what was written. */
export function complaintOf(error: ErrorObject, schema: Schema, value: unknown, root: Schema): Complaint | undefined {
  const { keyword, params } = error
  const unit = schema.format === 'percent' ? '%' : ''
  const limit = `${String(params['limit'] ?? '')}${unit}`
  const shown = show(value)
  const hint = hintOf(schema)
  const make = (code: string, message: string, remedy: string): Complaint => ({
    code,
    message,
    remedy: remedy || hint || '改正后再运行',
  })
  switch (keyword) {
    case 'required': {
      const field = deref(schema.properties?.[String(params['missingProperty'])] ?? {}, root)
      return make('data-missing', '没有填写', hintOf(field) || '填写这一项')
    }
    case 'type': {
      const wanted = String(params['type'])
      const remedy =
        (wanted === 'number' || wanted === 'integer') && typeof value === 'string' ? numberRemedy(value, schema) : hint
      return make('data-type', `应是${typeNames[wanted] ?? wanted}，现为${kindOf(value)}${shown}`, remedy)
    }
    case 'enum': {
      const allowed = (params['allowedValues'] as unknown[]).map(String)
      const near = nearest(String(value), allowed)
      return make(
        'data-enum',
        `不能是${shown}，只能是：${allowed.join('、')}`,
        near ? `是否想写“${near}”` : '从中选一个',
      )
    }
    case 'minimum':
      return make('data-range', `应不小于 ${limit}，现为 ${String(value)}${unit}`, hint || '核对数值和单位')
    case 'exclusiveMinimum':
      return make('data-range', `应大于 ${limit}，现为 ${String(value)}${unit}`, hint || '核对数值和单位')
    case 'maximum':
      return make('data-range', `应不大于 ${limit}，现为 ${String(value)}${unit}`, hint || '核对数值和单位')
    case 'exclusiveMaximum':
      return make('data-range', `应小于 ${limit}，现为 ${String(value)}${unit}`, hint || '核对数值和单位')
    case 'minItems':
      return make(
        'data-items',
        `至少 ${limit} 项，现有 ${countOf(value)} 项`,
        `再补 ${Number(params['limit']) - countOf(value)} 项`,
      )
    case 'maxItems':
      return make(
        'data-items',
        `最多 ${limit} 项，现有 ${countOf(value)} 项`,
        `删去 ${countOf(value) - Number(params['limit'])} 项`,
      )
    case 'uniqueItems':
      return make('data-items', `第 ${Number(params['j']) + 1} 项和第 ${Number(params['i']) + 1} 项重复`, '删去一项')
    case 'minLength':
      return make(
        'data-length',
        params['limit'] === 1 ? '没有填写' : `至少 ${limit} 个字，现有 ${[...String(value)].length} 个字`,
        hint,
      )
    case 'maxLength':
      return make('data-length', `最多 ${limit} 个字，现有 ${[...String(value)].length} 个字`, '精简文字')
    case 'pattern':
      return make('data-pattern', `格式不对：${shown}`, hint)
    case 'multipleOf':
      return make('data-range', `小数位数太多：${shown}`, `应是 ${String(params['multipleOf'])} 的整数倍`)
    case 'const':
      return make('data-enum', `只能是“${String(params['allowedValue'])}”，现为${shown}`, '')
    case 'format': {
      const format = formats[String(params['format'])]
      return make('data-format', `${format?.says ?? '格式不对'}：${shown}`, format?.remedy ?? '')
    }
    case 'if':
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      // The branch that failed says what is wrong.
      return undefined
    default:
      return make('data-invalid', `不符合要求（${keyword}）：${shown}`, hint)
  }
}

function hintOf(schema: Schema): string {
  const example = schema.examples?.[0]
  const about = schema.description?.replace(/。$/, '')
  const shown = example === undefined ? '' : show(example, '')
  return [about, shown === '' || about?.includes(shown) ? undefined : `如 ${shown}`].filter(Boolean).join('；')
}

function numberRemedy(value: string, schema: Schema): string {
  if (schema.format === 'percent') return '写成 3.5%'
  const unit = schema['x-unit']
  const amount = unit === '万元' ? inTenThousands(value) : undefined
  if (amount !== undefined) return `本栏单位是${unit}，应写 ${amount}`
  const digits = /^-?[\d,，]+(?:\.\d+)?$/.exec(value.trim())?.[0]?.replace(/[,，]/g, '')
  if (digits) return `只写数字 ${digits}，不带逗号`
  return ['只写数字，不带单位', schema.description].filter(Boolean).join('；单位见：')
}

/** 1.2亿元 as 12000, an amount of money in 万元; undefined when the text is no amount with a unit. */
function inTenThousands(text: string): number | undefined {
  const match = /^(\d+(?:,\d{3})*(?:\.\d+)?)(亿|万|千)?(?:元|人民币)?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!match || !/[亿万千元]/.test(text)) return undefined
  const times = { 亿: 10_000, 万: 1, 千: 0.1 }[match[2] ?? ''] ?? 0.0001
  return Number((Number(match[1]?.replace(/,/g, '')) * times).toPrecision(12))
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return '空'
  if (Array.isArray(value)) return '列表'
  if (typeof value === 'object') return '一组内容'
  if (typeof value === 'boolean') return '是否'
  return typeof value === 'number' ? '数字 ' : '文字'
}

function show(value: unknown, quote = '“”'): string {
  if (value === null || value === undefined || typeof value === 'object') return ''
  const text = String(value).replace(/\s+/g, ' ')
  const cut = text.length > 40 ? `${text.slice(0, 40)}……` : text
  return typeof value === 'number' || quote === '' ? cut : `“${cut}”`
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
