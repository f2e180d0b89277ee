import { parseNumeral } from '../language/numerals.ts'
import type { Clause, Proposal } from '../records.ts'
import { edit } from './edit.ts'

const time =
  '(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|(?<![最至太])[晚早])?(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:(?:时|点钟?)(?:\\d{1,2}分|半|整)?|[:：]\\d\\d)'
const stretch = new RegExp(`(${time})(?:至|到|[-—–~～]+)(?:次日|第二天|翌日)?(${time})`, 'g')
const parts =
  /^(早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|(?<![最至太])[晚早])?(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:时|点钟?|[:：])(\d{1,2}|半)?/

/** A stretch of the day in a text: `9时至17时`, `早上八点到晚上六点`, `8:30—20:00`. Minutes from midnight. */
interface Hours {
  start: number
  end: number
  from: number
  to: number
}

function minutesOf(text: string): number {
  const [, day = '', hour = '', minute] = parts.exec(text) ?? []
  const hours = parseNumeral(hour) ?? Number.NaN
  const late = /下午|傍晚|晚|夜/.test(day) && hours < 12 ? 12 : 0
  return (hours + late) * 60 + (minute === '半' ? 30 : Number(minute ?? 0))
}

function hoursIn(text: string): Hours[] {
  return [...text.matchAll(stretch)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    from: minutesOf(match[1] ?? ''),
    to: minutesOf(match[2] ?? ''),
  }))
}

const wish = /挪|推后|延|缩短|提前|太[早晚长短]|建议|希望|应|即|请|改|调|宜|为好|合适|能不能|能否/

/** 建议开放到晚上，即9时至21时: the clause's one stretch of the day gives way to the one that is wished, in the draft's way of writing. */
export function impliedClock(opinion: string, clause: Clause): Proposal | null {
  const [old, second] = hoursIn(clause.text)
  if (!old || second) return null
  const others = hoursIn(opinion).filter(({ from, to }) => from !== old.from || to !== old.to)
  const [wanted] = others
  if (!wanted || others.length > 1 || !wish.test(opinion)) return null
  const spelled = clause.text.slice(old.start, old.end)
  return edit(clause, 'replace', old.start, old.end, spell(wanted, opinion.slice(wanted.start, wanted.end), spelled))
}

function spell({ from, to }: Hours, said: string, drafted: string): string {
  const joint = /至|到|[-—–~～]+/.exec(drafted)?.[0] ?? '至'
  if (Number.isNaN(from + to) || !/\d/.test(drafted)) return said
  return write(from, drafted) + joint + write(to, drafted)
}

/** A time of day as the draft writes them. */
function write(minutes: number, drafted: string): string {
  const mark = /时|点|[:：]/.exec(drafted)?.[0] ?? '时'
  const rest = minutes % 60
  if (/[:：]/.test(mark)) return `${Math.floor(minutes / 60)}${mark}${String(rest).padStart(2, '0')}`
  return `${Math.floor(minutes / 60)}${mark}${rest === 0 ? '' : `${rest}分`}`
}

const point =
  /(?:早上|早晨|上午|中午|下午|傍晚|晚上|夜里|夜间|(?<![最至太])[晚早])?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:(?:时|点钟?)(?![间候代期段常效限报装建意])(?:\d{1,2}分|半|整)?|[:：]\d\d)/g
const asked = /(?:到|至|为|成|定在|不晚于|不早于)$/

/** 晚上八点太早，延长到晚上九点: the clause's one time of day gives way; what says neither morning nor evening is the nearer one. */
export function impliedTime(opinion: string, clause: Clause): Proposal | null {
  if (hoursIn(clause.text).length > 0 || hoursIn(opinion).length > 0) return null
  const [old, second] = [...clause.text.matchAll(point)]
  if (!old || second) return null
  const was = minutesOf(old[0])
  const wanted = [...opinion.matchAll(point)].findLast(
    (one) => asked.test(opinion.slice(0, one.index)) && (minutesOf(one[0]) - was) % 720 !== 0,
  )
  if (!wanted) return null
  const early = minutesOf(wanted[0])
  const named = /^[^\d一二两三四五六七八九十]/.test(wanted[0])
  const later = early + 720 < 1440 && Math.abs(early + 720 - was) < Math.abs(early - was)
  const minutes = !named && later ? early + 720 : early
  if (Number.isNaN(was + minutes) || !/\d/.test(old[0])) return null
  return edit(clause, 'replace', old.index, old.index + old[0].length, write(minutes, old[0]))
}

/** 关门太早，开到七点半; 五点才开门…三点钟开: the end or the beginning of the clause's one stretch of the day is to be another. */
export function impliedEdge(opinion: string, clause: Clause): Proposal | null {
  const ranges = hoursIn(clause.text)
  const times = [...opinion.matchAll(point)].map(([words]) => minutesOf(words))
  // 晚上九点就停，延到九点半: of several stretches the one whose end is named.
  const [old, second] =
    ranges.length > 1 ? ranges.filter(({ from, to }) => times.includes(from) || times.includes(to)) : ranges
  if (!old || second || hoursIn(opinion).length > 0 || !wish.test(opinion)) return null
  const closing = /关门|关得|打烊|闭[市馆园店门]|收[摊市工]|下班|停止|结束|就停|开到|延长?到/.test(opinion)
  const opening = /(?<!重新)开门|开[市馆园店摊]|开始|早点开|上班/.test(opinion)
  if (closing === opening) return null
  const was = closing ? old.to : old.from
  const wanted = [...opinion.matchAll(point)].findLast(
    (one) =>
      asked.test(opinion.slice(0, one.index)) ||
      /^(?:钟?)(?:就|再|才)?[开关]/.test(opinion.slice(one.index + one[0].length)),
  )
  if (!wanted) return null
  const said = minutesOf(wanted[0])
  const minutes = Math.abs(said + 720 - was) < Math.abs(said - was) ? said + 720 : said
  if (Number.isNaN(minutes) || minutes >= 1440 || minutes === was) return null
  const spelled = clause.text.slice(old.start, old.end)
  const hours = closing ? { ...old, to: minutes } : { ...old, from: minutes }
  return edit(clause, 'replace', old.start, old.end, spell(hours, '', spelled))
}

/** What stands before a stretch of the day that ends the words: 施工时间为〔7时至20时〕; empty when it does not. */
export function clockLabel(words: string): string {
  const [only, second] = hoursIn(words)
  return only && !second && only.end === words.length ? words.slice(0, only.start) : ''
}

/** Whether the words are a stretch of the day and nothing else. */
export function isClock(words: string): boolean {
  const [only] = hoursIn(words)
  return only !== undefined && only.start === 0 && only.end === words.length
}
