import { describe, expect, it } from 'vitest'
import { formatDate, formatDateInHan, isDate, parseDate } from '../src/index.ts'

describe('dates', () => {
  it('are spelt as 成文日期, without leading noughts', () => {
    expect(formatDate('2025-06-03')).toBe('2025年6月3日')
    expect(formatDateInHan('2025-10-21')).toBe('二〇二五年十月二十一日')
    expect(() => formatDate('2025-02-30')).toThrow(RangeError)
  })

  it.each([
    '2025年6月3日',
    '2025年06月03日',
    '2025 年 6 月 3 日',
    '２０２５年６月３日',
    '2025-6-3',
    '2025/06/03',
    '2025.6.3',
    '二〇二五年六月三日',
    '二零二五年六月三日',
  ])('%s is 2025-06-03', (text) => {
    expect(parseDate(text)).toBe('2025-06-03')
  })

  it.each(['2025年2月29日', '2025-13-01', '2025年6月', '25年6月3日', '2025-0-1', '0000-01-01', '明天', ''])(
    '%s is no date',
    (text) => {
      expect(parseDate(text)).toBeUndefined()
    },
  )

  it('know leap years', () => {
    expect([isDate('2024-02-29'), isDate('2100-02-29'), isDate('2000-02-29'), isDate('2025-6-3')]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('are read back, every day of four years', () => {
    for (let day = Date.UTC(2023, 0, 1); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
      const iso = new Date(day).toISOString().slice(0, 10)
      if (parseDate(formatDate(iso)) !== iso || parseDate(formatDateInHan(iso)) !== iso) throw new Error(iso)
    }
  })
})
