import { formatMark, type MarkForm } from '@gongwen/model'
import { Raw } from '../raw.ts'
import { entryOf, type Helper, numberOf } from './helper.ts'
import { decimal, fixed } from './numbers.ts'

const spellings: Readonly<Record<string, MarkForm>> = {
  '一、': 'chinese',
  '（一）': 'chinese-paren',
  '1.': 'arabic',
  '（1）': 'arabic-paren',
  '①': 'circled',
  第一条: 'article',
  第一章: 'chapter',
}

/** Lists: joined, counted, summed, numbered. */
export const listHelpers: readonly Helper[] = [
  {
    name: '顿号连接',
    aliases: ['dunhao', 'join'],
    usage: '{{顿号连接 成员单位 "名称"}} · {{顿号连接 领域}}',
    about: '甲、乙、丙；第二个参数是取哪一项，第三个参数换用别的连接号',
    run: ([list, field, mark]) =>
      valuesOf(list, field)
        .filter((value) => value !== undefined && value !== '')
        .map(String)
        .join(typeof mark === 'string' ? mark : '、'),
  },
  {
    name: '序号',
    aliases: ['xuhao', 'ordinal'],
    usage: '{{序号}} · {{序号 "（一）"}} · {{序号 "第一条" 3}}',
    about: `循环中的次序；样式可写 ${Object.keys(spellings).join('\u3000')}`,
    run: ([style, given], { index }) => {
      const number = numberOf(given) ?? (index === undefined ? undefined : index + 1)
      if (number === undefined || !Number.isInteger(number) || number < 1 || number > 9999) return undefined
      const form = typeof style === 'string' ? spellings[style] : undefined
      return new Raw(form ? formatMark({ form, ordinal: number }) : String(number))
    },
  },
  {
    name: '合计',
    aliases: ['heji', 'sum'],
    usage: '{{合计 成员单位 "投入"}} · {{合计 投入 2}}',
    about: '各项之和；最后一个数是小数位数',
    run: (values) => {
      const { numbers, digits } = columnOf(values)
      return tidy(
        numbers.reduce((sum, number) => sum + number, 0),
        digits,
      )
    },
  },
  {
    name: '平均',
    aliases: ['pingjun', 'average'],
    usage: '{{平均 专家 "得分" 1}}',
    about: '各项平均；最后一个数是小数位数',
    run: (values) => {
      const { numbers, digits } = columnOf(values)
      return numbers.length === 0
        ? undefined
        : tidy(numbers.reduce((sum, number) => sum + number, 0) / numbers.length, digits)
    },
  },
  {
    name: '个数',
    aliases: ['geshu', 'count'],
    usage: '{{个数 成员单位}} · {{个数 意见 "采纳情况" "采纳"}}',
    about: '有几项；后两个参数只数某项等于某值的',
    run: ([list, field, wanted]) => {
      const values = valuesOf(list, field)
      return wanted === undefined ? values.length : values.filter((value) => value === wanted).length
    },
  },
]

function valuesOf(list: unknown, field: unknown): unknown[] {
  const entries = Array.isArray(list) ? list : list === undefined || list === null ? [] : [list]
  return typeof field === 'string' && field !== '' ? entries.map((entry) => entryOf(entry, field)) : entries
}

function columnOf([list, field, digits]: readonly unknown[]): { numbers: number[]; digits: number | undefined } {
  const numbers = valuesOf(list, field).map(numberOf)
  return {
    numbers: numbers.filter((number) => number !== undefined),
    digits: numberOf(typeof field === 'number' ? field : digits),
  }
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
function tidy(number: number, digits: number | undefined): string {
  return digits === undefined ? String(Number(fixed(number, 8))) : fixed(decimal(number), digits)
}
