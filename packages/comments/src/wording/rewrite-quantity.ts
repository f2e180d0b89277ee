import { formatNumeral, parseNumeral } from '../language/numerals.ts'
import { type Quantity, quantitiesOf } from '../language/quantities.ts'
import { daysIn } from './comparable.ts'
import { labelOf, radius } from './figure-label.ts'
import { frequencyOf } from './frequency.ts'

/** A quantity of the draft to be replaced by another, in the draft's own way of writing. */
export interface QuantityEdit {
  start: number
  end: number
  to: string
}

/**
 * Rewrites a quantity of the clause to the value of another one: unit, digits and bound words stay the draft's. Only
 * wording that the sender dictates (`dictated`) may turn the bound; 至少半小时吧 just names the figure. `quoted` are the old
 * words in quotation marks.
 */
export function rewriteQuantity(
  clause: string,
  old: Quantity,
  wanted: Quantity,
  source: string,
  dictated: boolean,
  quoted = '',
): QuantityEdit {
  const spelled = clause.slice(old.start, old.end)
  const said = source.slice(wanted.start, wanted.end)
  const days = old.kind === 'day' && wanted.kind === 'month'
  const number =
    old.kind === wanted.kind || days || wanted.kind === 'each'
      ? spell(spelled, said, old.kind, wanted.value * (days ? 30 : 1))
      : asDrafted(said, spelled)
  // 提高到200元起 just names where it begins.
  const begins = source.slice(wanted.end, wanted.phraseEnd) === '起'
  const turned = wanted.bound !== '' && wanted.bound !== old.bound && !begins
  const before = clause.slice(old.phraseStart, old.start)
  const after = clause.slice(old.end, old.phraseEnd)
  const to =
    dictated && turned
      ? source.slice(wanted.phraseStart, wanted.start) + number + source.slice(wanted.end, wanted.phraseEnd)
      : before + number + after
  // 每两年 → 一年 is 每年, not 每一年.
  const every =
    daysIn.has(old.kind) && before === '' && /^[一1]\D/.test(number) ? frequencyOf(`每${number}`) : undefined
  if (every !== undefined && clause[old.phraseStart - 1] === '每')
    return { start: old.phraseStart - 1, end: old.phraseEnd, to: every + after }
  // 〔每〕三年: how often something comes round.
  if (old.kind === 'month' && bareEach(clause, old) && !clause.slice(old.phraseEnd).startsWith('内'))
    return { start: old.phraseStart - 1, end: old.phraseEnd, to: `每${to}` }
  const range = rangeStart.exec(clause.slice(Math.max(0, old.phraseStart - 6), old.phraseStart))?.[0]
  if (range !== undefined) {
    const other = rangeStart.exec(source.slice(Math.max(0, wanted.phraseStart - 6), wanted.phraseStart))?.[0] ?? range
    const end = /[一二]/.test(range) ? to.replace('两', '二') : to
    return { start: old.phraseStart - range.length, end: old.phraseEnd, to: other + end }
  }
  const around = radius(clause, old)
  if (around)
    return { ...around, to: clause.slice(around.start, old.phraseStart) + to + clause.slice(old.phraseEnd, around.end) }
  const words = labelOf(clause, old, quoted)
  return { start: old.phraseStart - words.length, end: old.phraseEnd, to: words + to }
}

function bareEach(clause: string, { phraseStart, start }: Quantity): boolean {
  return phraseStart === start && clause[phraseStart - 1] === '每'
}

/** 一至三层, 5-10人: the lower end goes along. */
const rangeStart = /(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:至|到|[-—～~])$/

/** 五个工作日 in a draft that writes 10日: 5个工作日. */
function asDrafted(said: string, spelled: string): string {
  const unit = unitOf.exec(said)?.[0] ?? ''
  const value = parseNumeral(said.slice(0, said.length - unit.length))
  return /\d/.test(spelled) && value !== undefined ? `${value}${unit}` : said
}

const unitOf = /[^\d零〇一二三四五六七八九十百千万亿两半壹贰叁肆伍陆柒捌玖拾佰仟.,，]+$/

function spell(spelled: string, said: string, kind: string, value: number): string {
  const unit = unitOf.exec(spelled)?.[0] ?? ''
  const arabic = /\d/.test(spelled)
  if (kind === 'money') {
    const yuan = unit === '' ? '元' : unit
    if (!arabic) return Number.isInteger(value) ? `${formatNumeral(value)}${yuan}` : said
    // 10000元 stays without 万: 15000元.
    if (!/[万亿]/.test(spelled) && value < 1e6) return `${value}${yuan}`
    if (value >= 1e8 && Number.isInteger(value / 1e6)) return `${value / 1e8}亿${yuan}`
    if (value >= 1e4 && Number.isInteger(value / 100)) return `${value / 1e4}万${yuan}`
    return `${value}${yuan}`
  }
  if (kind === 'ratio') {
    if (/%/.test(spelled) && Number.isInteger(Math.round(value * 1e6) / 100)) return `${round(value * 100)}%`
    return said
  }
  const own = quantitiesOf(spelled)[0]
  const plain = quantitiesOf(`${arabic ? 9 : '九'}${unit}`)[0]
  if (!own || !plain || own.kind !== kind || plain.kind !== kind) return said
  const count = value / (plain.value / 9)
  // 半个小时, where the draft has 1小时: 30分钟.
  if (arabic && kind === 'minute' && !Number.isInteger(round(count)) && Number.isInteger(value)) return `${value}分钟`
  if (!Number.isInteger(round(count))) return said
  return (arabic ? String(round(count)) : formatNumeral(round(count)).replace(/^二$/, '两')) + unit
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
