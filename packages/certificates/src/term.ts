/** A time of building: its first and last month, or day. */
interface Moment {
  year: number
  month?: number
  day?: number
}

/** How clerks write one: 2025年12月, 2025.12, 2025-12-01, 2025年. */
const moment = String.raw`(\d{4})\s*(?:年(?!\s*\d)|[年./-]\s*(\d{1,2})\s*(?:月(?:\s*(\d{1,2})\s*[日号])?|[./-]\s*(\d{1,2}))?)`
const pattern = new RegExp(String.raw`^${moment}\s*(?:至|到|[-–—―~]+)\s*${moment}$`)

/** What became of a 建设期: spelt in full, or what is wrong with it, or unknown words that are printed as they stand. */
export type Term = { spelt: string } | { wrong: string } | 'unread'

/** Reads a 建设期 such as `2025.12-2028.11` and spells it `2025年12月至2028年11月`. */
export function readTerm(text: string): Term {
  const found = pattern.exec(text.normalize('NFKC').trim())
  if (!found) return 'unread'
  const [first, last] = [momentOf(found.slice(1, 5)), momentOf(found.slice(5, 9))]
  for (const one of [first, last]) if (!isReal(one)) return { wrong: `没有${spell(one)}` }
  if (compare(last, first) < 0) return { wrong: `止于${spell(last)}，早于开始的${spell(first)}` }
  return { spelt: `${spell(first)}至${spell(last)}` }
}

function momentOf([year, month, day, other]: readonly (string | undefined)[]): Moment {
  const ofMonth = day ?? other
  return {
    year: Number(year),
    ...(month !== undefined && { month: Number(month) }),
    ...(ofMonth !== undefined && { day: Number(ofMonth) }),
  }
}

function isReal({ year, month = 1, day = 1 }: Moment): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function spell({ year, month, day }: Moment): string {
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`
}

/** As far as both are given. */
function compare(one: Moment, other: Moment): number {
  for (const unit of ['year', 'month', 'day'] as const) {
    const [mine, its] = [one[unit], other[unit]]
    if (mine === undefined || its === undefined) return 0
    if (mine !== its) return mine - its
  }
  return 0
}
