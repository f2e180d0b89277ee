import { formatDate, isDate, parseDate } from '@gongwen/model'
import { matches, type Rule } from '../rule.ts'

const hanDate = /[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}[日号]/g

/** Dates (GB/T 9704-2012, 7.3.5.4; GB/T 15835-2011). */
export const dateRules: readonly Rule[] = [
  {
    code: 'signature-date-form',
    strength: '规定',
    clause: 'GB/T 9704-2012 7.3.5.4',
    safe: true,
    about: '成文日期、印发日期用阿拉伯数字写全年、月、日，月、日不编虚位',
    inText: (passage) => {
      if (passage.kind !== 'signature-date') return []
      const iso = parseDate(passage.text)
      const wanted = iso === undefined ? undefined : formatDate(iso)
      // 2025-06-03 is the data's own spelling; writers print it in full.
      if (wanted === passage.text || isDate(passage.text)) return []
      const whole = { start: 0, end: passage.text.length }
      return wanted === undefined
        ? [{ ...whole, message: `“${passage.text}”不是日期`, remedy: '写成 2025年6月3日' }]
        : [
            {
              ...whole,
              message: `成文日期“${passage.text}”写法不合规定`,
              remedy: `改为“${wanted}”`,
              replacement: wanted,
            },
          ]
    },
  },
  {
    code: 'date-form',
    strength: '一般',
    clause: 'GB/T 15835-2011 5.1',
    safe: true,
    about: '正文日期不编虚位，用“日”不用“号”，日期确实存在',
    inText: (passage) =>
      passage.kind === 'signature-date'
        ? []
        : matches(passage, /(?<!\d)(\d{4})年\s?(\d{1,2})月\s?(\d{1,2})([日号])/g, (match) => {
            const [whole, year, month, day, unit] = match
            const iso = parseDate(`${year}-${month}-${day}`)
            if (iso === undefined) return { message: `没有${whole}这一天`, remedy: '核对日期' }
            const zero = month?.startsWith('0') || day?.startsWith('0')
            if (!zero && unit === '日') return undefined
            const wanted = formatDate(iso)
            return { message: `日期“${whole}”写法不规范`, remedy: `改为“${wanted}”`, replacement: wanted }
          }),
  },
  {
    code: 'date-in-han',
    strength: '一般',
    clause: 'GB/T 15835-2011 4',
    safe: true,
    about: '正文公历日期用阿拉伯数字',
    inText: (passage) =>
      passage.kind === 'signature-date'
        ? []
        : matches(passage, hanDate, ([whole]) => {
            const iso = parseDate(whole)
            if (iso === undefined) return undefined
            return {
              message: `日期“${whole}”宜用阿拉伯数字`,
              remedy: `改为“${formatDate(iso)}”`,
              replacement: formatDate(iso),
            }
          }),
  },
  {
    code: 'year-short',
    strength: '一般',
    clause: 'GB/T 15835-2011 5.1',
    about: '年份写四位数',
    inText: (passage) =>
      matches(passage, /(?<![\d〔第近过满了])([0-3]\d)年(?=\d{1,2}月|[底初末]|[上下]半年)/g, ([whole]) => ({
        message: `年份“${whole}”没有写全`,
        remedy: '写四位年份',
      })),
  },
]
