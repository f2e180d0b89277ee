import type { Workbook, WorkbookColumn } from '@gongwen/model'
import { deref, fieldsOf, type Schema, titleOf } from '../filling/schema.ts'
import type { ConditionResult } from './conditions.ts'

/** A form that was read, for the tables. */
export interface FormRow {
  file: string
  data: Record<string, unknown>
  conditions: ConditionResult[]
  /** What was wrong, one line each. */
  problems: string[]
}

/** The tables of a call for applications: 申报汇总 (every field), 推荐汇总表, 资格审查表, 问题清单; the last one says of files that were not read why. */
export function formBook(
  forms: readonly FormRow[],
  schema: Schema,
  refused: readonly Pick<FormRow, 'file' | 'problems'>[] = [],
): Workbook {
  const leaves = leavesOf(schema, schema)
  const lists = fieldsOf(schema, schema).filter(
    ([, field]) => field.type === 'array' && deref(field.items ?? {}, schema).type === 'object',
  )
  const name = ({ data, file }: FormRow): string => text(data['name']) || file
  const wide = (titles: readonly string[]): WorkbookColumn[] =>
    titles.map((title) => ({ title, width: Math.max(10, Math.min(40, title.length * 2 + 6)) }))
  const conditions =
    forms.find((form) => form.conditions.length > 0)?.conditions.map(({ condition }) => condition) ?? []
  return {
    title: `${schema.title ?? '申报'}汇总`,
    sheets: [
      {
        name: '申报汇总',
        landscape: true,
        columns: [{ title: '文件', width: 28 }, ...wide(leaves.map(({ title }) => title))],
        rows: forms.map((form) => [form.file, ...leaves.map(({ path }) => cell(valueAt(form.data, path)))]),
      },
      {
        name: '推荐汇总表',
        heading: '推荐汇总表',
        landscape: true,
        columns: [
          { title: '序号', width: 6, format: 'number' },
          { title: '联合体名称', width: 32 },
          { title: '牵头单位', width: 28 },
          { title: '成员单位', width: 50 },
          { title: '领域', width: 14 },
          { title: '联系人', width: 10 },
          { title: '联系电话', width: 16 },
          { title: '推荐意见', width: 20 },
        ],
        rows: forms.map((form, index) => [
          index + 1,
          name(form),
          text(valueAt(form.data, ['lead', 'name'])),
          (Array.isArray(form.data['members']) ? form.data['members'] : [])
            .map((member: unknown) => text(valueAt(member, ['name'])))
            .join('、'),
          text(form.data['field']),
          text(valueAt(form.data, ['lead', 'contact'])),
          text(valueAt(form.data, ['lead', 'phone'])),
          '',
        ]),
      },
      {
        name: '资格审查表',
        heading: '资格审查表（“应当”不具备为不符合；“一般”由人工判断；“核对”是数字对不上，请核实）',
        landscape: true,
        columns: [
          { title: '联合体名称', width: 32 },
          { title: '条款', width: 14 },
          { title: '条件', width: 44 },
          { title: '强度', width: 7, align: 'center' },
          { title: '申报内容', width: 36 },
          { title: '结论', width: 9, align: 'center' },
          { title: '人工意见', width: 20 },
        ],
        rows: forms.flatMap((form) =>
          form.conditions.map(({ condition, found, verdict }) => [
            name(form),
            condition.clause.replace(/\//g, ''),
            condition.text,
            condition.strength,
            found,
            verdict,
            '',
          ]),
        ),
      },
      ...lists.map(([key, field]) => {
        const columns = fieldsOf(deref(field.items ?? {}, schema), schema)
        return {
          name: titleOf(key, field),
          landscape: true,
          columns: [{ title: '联合体名称', width: 32 }, ...wide(columns.map(([own, of]) => titleOf(own, of)))],
          rows: forms.flatMap((form) =>
            (Array.isArray(form.data[key]) ? form.data[key] : []).map((entry: unknown) => [
              name(form),
              ...columns.map(([own]) => cell(valueAt(entry, [own]))),
            ]),
          ),
        }
      }),
      {
        name: '问题清单',
        landscape: true,
        columns: [
          { title: '文件', width: 28 },
          { title: '读取', width: 8, align: 'center' },
          { title: '问题', width: 90 },
        ],
        rows: [
          ...refused.flatMap(({ file, problems }) => problems.map((problem) => [file, '没有读', problem])),
          ...forms.flatMap(({ file, problems }) => problems.map((problem) => [file, '已读', problem])),
        ],
      },
      {
        name: '条件',
        columns: [
          { title: '条款', width: 14 },
          { title: '条件', width: 60 },
          { title: '强度', width: 8 },
          { title: '不符合', width: 8, format: 'number' as const },
          { title: '待核', width: 8, format: 'number' as const },
        ],
        rows: conditions.map((condition, at) => [
          condition.clause.replace(/\//g, ''),
          condition.text,
          condition.strength,
          count(forms, at, '不符合'),
          count(forms, at, '待核'),
        ]),
      },
    ],
  }
}

const count = (forms: readonly FormRow[], at: number, verdict: string): number =>
  forms.filter(({ conditions }) => conditions[at]?.verdict === verdict).length

function leavesOf(schema: Schema, root: Schema, path: string[] = [], above = ''): { path: string[]; title: string }[] {
  return fieldsOf(schema, root).flatMap(([key, field]) => {
    const title = `${above}${titleOf(key, field)}`
    if (field.type === 'object') return leavesOf(field, root, [...path, key], `${title}·`)
    if (field.type === 'array' && deref(field.items ?? {}, root).type === 'object') return []
    return [{ path: [...path, key], title }]
  })
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (here, name) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, name)
        ? (here as Record<string, unknown>)[name]
        : undefined,
    value,
  )
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value))

function cell(value: unknown): string | number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? '是' : '否'
  return Array.isArray(value) ? value.map(String).join('；') : String(value)
}
