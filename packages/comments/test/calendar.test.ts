import { describe, expect, it } from 'vitest'
import { isWorkingDay, measurePeriod, shortfall } from '../src/publish/calendar.ts'
import { holidays } from '../src/publish/holidays.ts'

describe('calendar', () => {
  it('counts the period of the Taizhou announcement', () => {
    expect(measurePeriod('2025-06-03', '2025-06-12')).toEqual({ calendarDays: 10, workingDays: 8, unknownYears: [] })
    expect(measurePeriod('2025-06-03', '2025-06-12', { excludeFirst: true })).toMatchObject({
      calendarDays: 9,
      workingDays: 7,
    })
  })
  it('knows holidays and weekends worked in exchange', () => {
    expect(isWorkingDay('2025-06-02')).toBe(false)
    expect(isWorkingDay('2025-09-28')).toBe(true)
    expect(isWorkingDay('2025-10-08')).toBe(false)
    expect(isWorkingDay('2025-10-09')).toBe(true)
  })
  it('says which years it does not know', () => {
    expect(measurePeriod('2031-12-31', '2032-01-01').unknownYears).toEqual([2031, 2032])
  })
  it('every weekend worked is a weekend, every year has its holidays', () => {
    for (const [year, { off, worked }] of Object.entries(holidays)) {
      for (const iso of worked) expect([0, 6]).toContain(new Date(`${iso}T00:00:00Z`).getUTCDay())
      expect(off.filter((iso) => iso.startsWith(year))).toHaveLength(off.length)
      expect(off.filter((iso) => worked.includes(iso))).toEqual([])
    }
  })
  it('tells by how much a period falls short', () => {
    const rule = { name: '规定', calendarDays: 30, workingDays: 7 }
    expect(shortfall('2025-06-03', '2025-06-12', rule)).toEqual(['10 日，少于 30 日'])
    expect(shortfall('2025-06-03', '2025-06-12', { name: '规定', workingDays: 7 })).toEqual([])
  })
})
