import { type HolidayYear, holidays } from './holidays.ts'

/** How long a period is. */
export interface Period {
  /** Both ends counted. */
  calendarDays: number
  workingDays: number
  /** Years in the period whose holidays are not known: their working days are counted by weekends alone. */
  unknownYears: number[]
}

const day = 86_400_000
const at = (iso: string): number => Date.parse(`${iso}T00:00:00Z`)
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Whether an office is open on a day, by weekends and the year's arrangement. */
export function isWorkingDay(iso: string, known: Record<number, HolidayYear> = holidays): boolean {
  const year = known[Number(iso.slice(0, 4))]
  if (year?.off.includes(iso)) return false
  if (year?.worked.includes(iso)) return true
  const weekday = new Date(at(iso)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** Measures a period between two ISO dates. The opening day is left out when `excludeFirst` (《民法典》第二百零一条 counts from the next day). */
export function measurePeriod(
  opens: string,
  closes: string,
  { excludeFirst = false, known = holidays }: { excludeFirst?: boolean; known?: Record<number, HolidayYear> } = {},
): Period {
  const period: Period = { calendarDays: 0, workingDays: 0, unknownYears: [] }
  const years = new Set<number>()
  for (let time = at(opens) + (excludeFirst ? day : 0); time <= at(closes); time += day) {
    const iso = isoOf(time)
    period.calendarDays += 1
    if (isWorkingDay(iso, known)) period.workingDays += 1
    if (!known[Number(iso.slice(0, 4))]) years.add(Number(iso.slice(0, 4)))
  }
  period.unknownYears = [...years]
  return period
}

/** The shortest period that an office must give; set by its own rules, not by us. */
export interface PeriodRule {
  /** For the message: `办公厅规定`. */
  name: string
  calendarDays?: number
  workingDays?: number
  excludeFirst?: boolean
}

/** By how much a period falls short of a rule; empty when it does not. Chinese. */
export function shortfall(opens: string, closes: string, rule: PeriodRule): string[] {
  const { calendarDays, workingDays } = measurePeriod(opens, closes, { excludeFirst: rule.excludeFirst ?? false })
  const missing: string[] = []
  if (rule.calendarDays !== undefined && calendarDays < rule.calendarDays)
    missing.push(`${calendarDays} 日，少于 ${rule.calendarDays} 日`)
  if (rule.workingDays !== undefined && workingDays < rule.workingDays)
    missing.push(`${workingDays} 个工作日，少于 ${rule.workingDays} 个`)
  return missing
}
