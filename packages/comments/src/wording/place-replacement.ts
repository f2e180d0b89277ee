import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { likeness, locate, type Place } from './align.ts'
import type { Asked } from './asked.ts'
import { clockLabel, impliedClock, isClock } from './clock.ts'
import { clean, edit } from './edit.ts'
import { placeEffect } from './effect-day.ts'
import { namedItem, namedMember } from './place-removal.ts'
import { joinedHead, narrowToItem, sharedHead, unrepeated, withLevel, withPreposition, withSubject } from './refine.ts'
import { restated, trimmed } from './restated.ts'

/** 将甲改为乙: the draft's own words for 甲, cut to what changes. */
export function placeReplacement(asked: Asked, clause: Clause, opinion = ''): Proposal | null {
  // 施工时间请改到8时至18时: the words before it only name what the hours are for.
  if (isClock(asked.new) && !/\d/.test(asked.old)) return impliedClock(`请改为${asked.new}`, clause)
  const label = clockLabel(asked.new)
  if (label !== '' && asked.old.startsWith(label) && clockLabel(asked.old) === label)
    return impliedClock(`请改为${asked.new}`, clause)
  const dated = asked.quoted.old ? null : placeEffect(asked, clause)
  if (dated) return dated
  if (asked.old === '') {
    const before = opinion.slice(0, asked.at)
    return restated(asked, clause) ?? sameEnding(asked, before, clause) ?? replacedItem(asked, before, clause)
  }
  const found = widened(asked.old, clause.text, locate(asked.old, clause.text, asked.quoted.old ? 0.6 : 0.7))
  if (!found)
    return (
      restated(asked, clause) ??
      (asked.quoted.old
        ? null
        : (figureForWords(asked, clause) ?? sameEnding(asked, opinion.slice(0, asked.at), clause)))
    )
  if (asked.full) return trimmed(clause, found, asked.new)
  if (asked.quoted.old && asked.quoted.new && found.share === 1) {
    const cut = sharedHead(clause.text.slice(found.start, found.end), asked.new)
    if (cut) return edit(clause, 'replace', found.start + cut.skip, found.start + cut.skip + cut.old.length, cut.to)
  }
  const narrowed = narrowToItem(clause.text, found, asked.new)
  if (narrowed) return edit(clause, 'replace', narrowed.place.start, narrowed.place.end, narrowed.to)
  const old = clause.text.slice(found.start, found.end)
  const head = joinedHead(old, asked.new)
  if (head !== null) {
    const noun = sharedNoun(old.slice(head), asked.new)
    return edit(clause, 'replace', found.start, found.start + head + noun, clean(asked.new))
  }
  const level = withLevel(clause.text, found, asked.new)
  if (level) return edit(clause, 'replace', level.place.start, level.place.end, level.to)
  // 建设期明确为3年, where the draft gives no period: nothing is replaced, a figure is added.
  const figureOnly = quantitiesOf(asked.new)[0]
  if (
    !asked.quoted.old &&
    figureOnly?.phraseStart === 0 &&
    figureOnly.phraseEnd === asked.new.length &&
    quantitiesOf(old).length === 0 &&
    !/^[一二两三四五六七八九十\d]/.test(old)
  ) {
    return {
      op: 'insert',
      from: old,
      to: `${old}为${asked.new}`,
      at: { clause: clause.id, start: found.end, end: found.end },
    }
  }
  // 养护经费调整为每公里8000元: the thing is named, not the words that give way.
  if (!asked.quoted.old && figureOnly && !/[一二两三四五六七八九十半\d]/.test(old) && likeness(old, asked.new) < 0.2)
    return restated({ ...asked, old: '' }, clause)
  // Unquoted words that name a thing (联合体名称) are not wording; they must cover a good part of what they replace.
  if (!asked.quoted.new && !asked.quoted.old && found.share < 0.85) return null
  const again = asked.quoted.old && asked.quoted.new && old.length <= 4 && asked.new.split(old).length > 2
  // 四个“同步”宜为“同步规划、同步建设……”: the quoted word stands for all that it begins.
  if (again && clause.text.split(old).length > 2) return restated({ ...asked, old: '' }, clause)
  const pair = asked.quoted.old && asked.quoted.new
  const whole = pair ? { ...found, preposition: '' } : withPreposition(clause.text, found)
  const { start, end, preposition } = withSubject(clause.text, whole, asked.new)
  const wanted = unrepeated(clause.text, whole, asked.new)
  const to = wanted.startsWith(preposition) ? wanted : preposition + wanted
  return edit(clause, 'replace', start, end, clean(to))
}

/** 租赁合同有的人没有，建议改为“场地证明”: the item of the clause's listing that the letter has named. */
function replacedItem({ new: wanted, quoted }: Asked, before: string, clause: Clause): Proposal | null {
  const item =
    quoted.new && !/[“”]/.test(before) && !/[，。；]/.test(wanted)
      ? (namedMember(before, clause.text) ?? namedItem(before, clause.text))
      : null
  return item ? edit(clause, 'replace', item.start, item.end, clean(wanted)) : null
}

/** 对本市〔农户〕免收租金 → 对本市及周边农户: how long the noun is that the new words end with, too. */
function sharedNoun(rest: string, wanted: string): number {
  for (let length = Math.min(6, rest.length); length >= 2; length--)
    if (wanted.endsWith(rest.slice(0, length))) return length
  return 0
}

/** 保额100万元的表述细化为“每次不低于…，累计不低于…”: the phrase of the figure that is named gives way. */
function figureForWords(asked: Asked, clause: Clause): Proposal | null {
  const said = quantitiesOf(asked.old)
  const named = quantitiesOf(clause.text).filter((one) => said.some((other) => sameQuantity(one, other)))
  const [old] = named
  return asked.quoted.new && old && named.length === 1
    ? edit(clause, 'replace', old.phraseStart, old.phraseEnd, clean(asked.new))
    : null
}

/** “负责日常检查” for the draft's 负责辖区内…的日常检查: the words left out in the middle belong to what is quoted. */
function widened(words: string, clause: string, place: Place | null): Place | null {
  if (!place || place.share === 1) return place
  const member = membersOf(clause).find((span) => span.start <= place.start && place.start < span.end)
  const head = words.slice(0, 2)
  const at = member ? clause.slice(member.start, place.start).lastIndexOf(head) : -1
  return member && at >= 0 && !clause.slice(place.start, place.end).includes(head)
    ? { ...place, start: member.start + at }
    : place
}

/** 外省用的是“一定算法规则”; 限定一下范围：“涉及甲的，提交乙”: new wording that stands in quotation marks with no verb before it. */
export function impliedQuotation(opinion: string, clause: Clause): Proposal | null {
  if (!/建议|应|请|宜|希望|最好|统一|限定|改/.test(opinion)) return null
  for (const [, quote = ''] of opinion.matchAll(/[：:即是]“([^“”]{4,200})”/g)) {
    if (clause.text.includes(quote)) continue
    const asked: Asked = {
      op: 'replace',
      old: '',
      new: quote,
      quoted: { old: false, new: true },
      evidence: '',
      at: opinion.indexOf(quote),
    }
    const proposal = restated(asked, clause)
    if (proposal) return proposal
  }
  return null
}

/** “甲”…“乙”更稳: a quotation of the clause and, after it, another one that is like it. */
export function impliedPair(opinion: string, clause: Clause): Proposal | null {
  if (!/建议|应|请|宜|希望|最好|改|更|能否|可否|行不行/.test(opinion)) return null
  const quotes = [...opinion.matchAll(/“([^“”]{2,200})”/g)]
  const old = quotes.find(([, words = '']) => clause.text.includes(words))
  const fresh = quotes.filter(({ index, 1: words = '' }) => old && index > old.index && !clause.text.includes(words))
  const [next, second] = fresh
  const others = quotes.some(({ index, 1: words = '' }) => old?.[1] && index < old.index && !words.includes(old[1]))
  if (!old?.[1] || !next?.[1] || second || others || likeness(old[1], next[1]) < 0.4) return null
  const between = opinion.slice(old.index + old[0].length, next.index)
  if (
    /[前后]|增|补|加|列入|纳入|不[是能]|并非|根据|依据|按照|例如|比如|统一|分别/.test(between) ||
    /^[与和、]/.test(between)
  )
    return null
  const start = clause.text.indexOf(old[1])
  return edit(clause, 'replace', start, start + old[1].length, clean(next[1]))
}

/** 无偿移交会挫伤积极性，改为按成本价移交: the clause's words that the letter has named and that end as the new ones do. */
function sameEnding({ new: wanted }: Asked, before: string, clause: Clause): Proposal | null {
  if (wanted.length < 4 || wanted.length > 16 || /[，。；]/.test(wanted)) return null
  const ending = wanted.slice(-2)
  let best: { start: number; end: number; alike: number } | undefined
  for (let at = clause.text.indexOf(ending); at >= 0; at = clause.text.indexOf(ending, at + 1)) {
    let start = at
    while (
      start > 0 &&
      /\p{L}/u.test(clause.text[start - 1] ?? '') &&
      before.includes(clause.text.slice(start - 1, at + 2))
    )
      start--
    const old = clause.text.slice(start, at + 2)
    let alike = 2
    while (alike < old.length && old.at(-1 - alike) === wanted.at(-1 - alike)) alike++
    if (at - start < 2 || old.length > 8 || clause.text.indexOf(old, at) >= 0) continue
    // 本科以上或高级工以上 → 中级工以上: the one that ends more alike.
    if (!best || alike > best.alike) best = { start, end: at + 2, alike }
  }
  return best ? edit(clause, 'replace', best.start, best.end, wanted) : null
}
