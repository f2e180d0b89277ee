import { type Quantity, sameQuantity } from '../language/quantities.ts'

/** Whether one can stand for the other: the same kind, or another length of time where the opinion names the old one. */
export function comparable(old: Quantity, wanted: Quantity, said: readonly Quantity[]): boolean {
  if (old.kind === wanted.kind) return true
  if (wanted.kind === 'each' && counters.has(old.kind))
    return said.some((one) => one !== wanted && counters.has(one.kind) && one.value === old.value)
  return (
    daysIn.has(old.kind) &&
    daysIn.has(wanted.kind) &&
    said.some((one) => one !== wanted && Math.abs(inUnit(one, old) - old.value) < 1e-9)
  )
}

/** 600名 and 六百个 count the same: 个 stands for any of these. */
const counters = new Set(['each', 'person', 'item', '户', '台', '辆', '套', '只', '张', '条', '间'])

/** 建设期为3年, where the clause has 满3个月后: years and months ten times apart are two matters, unless the old figure is named. */
export function otherScale(old: Quantity, wanted: Quantity, said: readonly Quantity[]): boolean {
  const times = wanted.value / old.value
  return (
    old.kind === 'month' &&
    wanted.kind === 'month' &&
    old.value < 12 !== wanted.value < 12 &&
    (times >= 10 || times <= 0.1) &&
    !said.some((one) => sameQuantity(one, old))
  )
}

/** Calendar days: a month is taken as 30, five working days as a week. */
export const daysIn: ReadonlyMap<string, number> = new Map([
  ['day', 1],
  ['workday', 7 / 5],
  ['month', 30],
])

/** The value of one quantity in the base of the other's kind. */
export function inUnit(one: Quantity, other: Quantity): number {
  if (one.kind === other.kind || (counters.has(one.kind) && counters.has(other.kind))) return one.value
  return (one.value * (daysIn.get(one.kind) ?? Number.NaN)) / (daysIn.get(other.kind) ?? Number.NaN)
}
