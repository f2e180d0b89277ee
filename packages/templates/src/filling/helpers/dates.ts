import { formatDate, formatDateInHan, parseDate } from '@gongwen/model'
import type { Helper } from './helper.ts'

/** Days between two ISO dates, both counted. */
function daysOf(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000) + 1
}

/** Dates as official documents spell them (GB/T 9704-2012, 7.3.5.4; GB/T 15835-2011). */
export const dateHelpers: readonly Helper[] = [
  {
    name: '日期',
    aliases: ['riqi', 'date'],
    usage: '{{日期 成文日期}} · {{日期 成文日期 "汉字"}} · "年月" · "月日"',
    about: '2025年6月3日；二〇二五年六月三日；2025年6月；6月3日',
    run: ([value, style]) => {
      const iso = typeof value === 'string' ? parseDate(value) : undefined
      if (iso === undefined) return value
      const [year, month, day] = iso.split('-').map(Number)
      if (style === '汉字') return formatDateInHan(iso)
      if (style === '年月') return `${year}年${month}月`
      if (style === '月日') return `${month}月${day}日`
      return style === '年' ? `${year}年` : `${year}年${month}月${day}日`
    },
  },
  {
    name: '日期范围',
    aliases: ['riqifanwei', 'dateRange'],
    usage: '{{日期范围 开始日期 截止日期}}',
    about: '2025年6月3日至6月12日；同年不重复写年',
    run: ([from, to]) => {
      const [start, end] = [from, to].map((value) => (typeof value === 'string' ? parseDate(value) : undefined))
      if (!start || !end) return undefined
      const [year, month, day] = end.split('-').map(Number)
      return `${formatDate(start)}至${start.startsWith(`${year}-`) ? `${month}月${day}日` : formatDate(end)}`
    },
  },
  {
    name: '天数',
    aliases: ['tianshu', 'days'],
    usage: '{{天数 开始日期 截止日期}}',
    about: '两个日期之间的天数，首尾都算',
    run: ([from, to]) => {
      const [start, end] = [from, to].map((value) => (typeof value === 'string' ? parseDate(value) : undefined))
      return start && end ? daysOf(start, end) : undefined
    },
  },
]
