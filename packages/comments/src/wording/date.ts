import { parseNumeral } from '../language/numerals.ts'
import type { Clause, Proposal } from '../records.ts'
import type { Asked } from './asked.ts'
import { edit } from './edit.ts'

const numeral = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const date = new RegExp(
  `((?:次|当|本|翌|第二|下一?)年(?:的)?)?(${numeral})月(?:(${numeral})[日号]|(底|末|初|中旬|上旬|下旬))?(之?前|以前|之?后|起)?`,
  'g',
)

/** A day or part of a month in every year: 次年3月底前, 6月30日前. Days of one year (2026年3月1日) are no such dates. */
function datesIn(text: string): RegExpExecArray[] {
  return [...text.matchAll(date)].filter(({ index, 0: words }) => {
    const ofOneYear = /(?:\d|(?<!每)年)$/.test(text.slice(0, index))
    return !ofOneYear && text[index + words.length] !== '个'
  })
}

/** 2000年底前, 2003年以后: a year that bounds something. */
const yearBound = /(?:19|20)\d\d年(?:(?:底|末|初)(?:之?前|以前|之?后|以后)?|(?:之?前|以前|之?后|以后))/g

const bareYear = /(?:19|20)\d\d年(?![\d底末初]|之?[前后]|以[前后])/g
const fullDate = /(?:19|20)\d\d年\d{1,2}月\d{1,2}日/g

/** 放宽到2005年底前, 2005年底前建的都算, 延长到2029年12月31日: the clause's one year or day that bounds something gives way to another. */
export function impliedYear(opinion: string, clause: Clause): Proposal | null {
  return (
    impliedPoint(opinion, clause, yearBound) ??
    impliedPoint(opinion, clause, fullDate) ??
    impliedPoint(opinion, clause, bareYear)
  )
}

function impliedPoint(opinion: string, clause: Clause, point: RegExp): Proposal | null {
  const [old, other] = [...clause.text.matchAll(point)]
  if (!old || other) return null
  const fresh = [...opinion.matchAll(point)].filter(([words]) => words !== old[0])
  const [wanted, second] = fresh
  if (!wanted || second || !/建议|希望|应|请|最好|宜|改|放宽|延|推|提前|加快|紧凑|抓紧|都[算应可要]|就该/.test(opinion))
    return null
  // 2027年底前完成, where the clause has 到2028年底: 到 says it already.
  if (clause.text[old.index - 1] === '到' && /[底末初]$/.test(old[0]))
    return edit(
      clause,
      'replace',
      old.index - 1,
      old.index + old[0].length,
      `到${wanted[0].replace(/(?:之|以)?前$/, '')}`,
    )
  const side = /[前后]$/.test(wanted[0]) ? '' : (/[底末初]((?:之|以)?[前后])$/.exec(old[0])?.[1] ?? '')
  const [start, end] = framed(clause.text, old.index, old.index + old[0].length)
  const to = clause.text.slice(start, old.index) + wanted[0] + side
  return edit(clause, 'replace', start, end, to + clause.text.slice(old.index + old[0].length, end))
}

/** 〔自〕2027年1月1日〔起施行〕: what frames a point in time goes along with it. */
function framed(clause: string, start: number, end: number): [number, number] {
  const after = /^起(?:施行|实施|执行|生效)?/.exec(clause.slice(end))?.[0] ?? ''
  return clause[start - 1] === '自' && after !== '' ? [start - 1, end + after.length] : [start, end]
}

/** Two dates that name the same month and the same part of it. */
function same(a: RegExpExecArray, b: RegExpExecArray): boolean {
  return [2, 3, 4].every((i) => (parseNumeral(a[i] ?? '') ?? a[i]) === (parseNumeral(b[i] ?? '') ?? b[i]))
}

/** The clause's date rewritten to another one: 前 stays, a year is said only where the letter says it. */
function rewritten(clause: Clause, old: RegExpExecArray, wanted: RegExpExecArray): Proposal | null {
  const arabic = (words: string | undefined) => (/\d/.test(old[0]) ? String(parseNumeral(words ?? '') ?? words) : words)
  const day = wanted[3] ? `${arabic(wanted[3])}日` : (wanted[4] ?? '')
  const year = wanted[1] ?? ''
  const start = old.index + (year === '' ? (old[1] ?? '').length : 0)
  const to = `${year}${arabic(wanted[2])}月${day}${old[5] ?? wanted[5] ?? ''}`
  return edit(clause, 'replace', start, old.index + old[0].length, to)
}

/** 截止时间从6月30日延到9月30日: the clause's one date gives way to the one that is dictated. */
export function placeDate(asked: Asked, clause: Clause): Proposal | null {
  if (!asked.quoted.old && new RegExp(`^${fullDate.source}$`).test(asked.new))
    return impliedPoint(`改为${asked.new}`, clause, fullDate)
  const [wanted, second] = datesIn(asked.new)
  const olds = datesIn(clause.text)
  const named = datesIn(asked.old)
  const [old, other] = named.length > 0 ? olds.filter((one) => named.some((said) => same(one, said))) : olds
  if (!wanted || second || !old || other || same(old, wanted)) return null
  // 推迟到次年3月底前提交: what is done by then stands in the clause, too.
  const rest = asked.new.slice(wanted[0].length)
  return wanted.index === 0 && rest.length <= 4 && clause.text.includes(rest) ? rewritten(clause, old, wanted) : null
}

/** 第二年三月才到账…建议当年6月底前拨付: a wish for another date than the clause's one. */
export function impliedDate(opinion: string, clause: Clause): Proposal | null {
  const [old, other] = datesIn(clause.text)
  if (!old || other) return null
  const fresh = datesIn(opinion).filter((one) => !same(one, old))
  const wanted = fresh.at(-1)
  if (
    !wanted ||
    !/(?:建议|希望|应当?|请|最好|宜|不如|能不能|能否|改|推迟|延|提前|放)[^，。；]{0,12}$/.test(
      opinion.slice(0, wanted.index),
    )
  )
    return null
  return rewritten(clause, old, wanted)
}
