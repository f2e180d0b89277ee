import { quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import { wordsOf } from '../language/words.ts'
import { likeness, type Place } from './align.ts'

/** Prepositions that cannot stand alone in a member of a sentence: an edit takes them along. */
const prepositions = ['通过', '经过', '经', '按照', '依照', '根据', '以', '由', '对', '向', '在', '为', '从']

/** A place widened over a preposition that would be left alone in its member (经〔全体成员协商一致〕，). */
export function withPreposition(clause: string, { start, end, share }: Place): Place & { preposition: string } {
  const member = membersOf(clause).find((span) => span.start <= start && end <= span.end)
  const before = member ? clause.slice(member.start, start) : ''
  const after = member ? clause.slice(end, member.end).replace(/[，,。；;：:、]$/, '') : ''
  const lone = after === '' && prepositions.includes(before.trim()) ? before : ''
  return { start: start - lone.length, end, share, preposition: lone }
}

/** A member of which a preposition and a scrap would be left (通过〔大兵团作战〕模式，) goes as a whole. */
function hollow(clause: string, { start, end, share }: Place): Place | null {
  const member = membersOf(clause).find((span) => span.start <= start && end <= span.end)
  if (!member) return null
  const after = clause.slice(end, member.end).replace(/[，,。；;：:、]$/, '')
  const before = clause.slice(member.start, start).trim()
  const lone = prepositions.includes(before) || (after === '' && /^(?:一般|原则上|应当?|可以|并|且)$/.test(before))
  return lone && after.length <= 2 ? { start: member.start, end: end + after.length, share } : null
}

/** 市商务局会同〔市财政局〕负责: the word that joins it to what stays goes, too. */
function withPartner(clause: string, place: Place): Place {
  const joint = /(?<=\p{L}{2})(?:会同|商)$/u.exec(clause.slice(0, place.start))?.[0] ?? ''
  return { ...place, start: place.start - joint.length }
}

/** A deletion as the sentence needs it: with the 、 or ，that would be left over. */
export function withStop(clause: string, place: Place): Place {
  const whole = hollow(clause, place) ?? withPartner(clause, withPreposition(clause, place))
  const next = clause[whole.end]
  const previous = clause[whole.start - 1]
  if (next === '、' || (next === '，' && (previous === undefined || /[，。；：、\n]/.test(previous)))) {
    return { ...whole, end: whole.end + 1 }
  }
  if (previous === '、' || (previous === '，' && /^[。；]?$/.test(next ?? '')))
    return { ...whole, start: whole.start - 1 }
  return whole
}

/**
 * The item of a listing that the new words take the place of: “甲、省级以上机构” → 市级以上机构 is about the second item.
 * Words before it that the clause says already (建有) are dropped from the new wording.
 */
export function narrowToItem(clause: string, place: Place, wanted: string): { place: Place; to: string } | null {
  const old = clause.slice(place.start, place.end)
  if (!/[、，]/.test(old) || /[、，]/.test(wanted) || wanted.length > old.length * 0.75) return null
  let best: { start: number; end: number; share: number } | undefined
  for (const match of old.matchAll(/[^、，]+/g)) {
    const share = likeness(match[0], wanted)
    if (!best || share > best.share) best = { start: match.index, end: match.index + match[0].length, share }
  }
  if (!best || best.share < 0.6) return null
  // “市、县两级财政按照4:6分担” → “按照6:4分担”: the new words begin inside the item.
  const inside = old.slice(best.start, best.end).indexOf(wanted.slice(0, 2))
  if (inside > 0) best.start += inside
  const item = old.slice(best.start, best.end)
  const said = clause.slice(0, place.start + best.start)
  let skip = 0
  for (let i = 1; i <= Math.min(4, wanted.length - 2); i++) {
    const lead = wanted.slice(0, i)
    if (
      !item.startsWith(lead) &&
      said.includes(lead) &&
      likeness(item, wanted.slice(i)) > likeness(item, wanted.slice(skip))
    )
      skip = i
  }
  return {
    place: { start: place.start + best.start, end: place.start + best.end, share: place.share },
    to: wanted.slice(skip),
  }
}

/** 甲负责 → “甲或乙”: the new words only join something to how the old ones begin, so that beginning is what they replace. */
export function joinedHead(old: string, wanted: string): number | null {
  let length = 0
  while (length < old.length && length < wanted.length && old[length] === wanted[length]) length++
  const rest = old.slice(length)
  const joined =
    /^(?:[（(]|或者?|和|及|以及|与|、)/.test(wanted.slice(length)) &&
    wanted.slice(-2) !== old.slice(-2) &&
    !/^(?:并|且|和|及|或|、)/.test(rest) &&
    likeness(rest, wanted.slice(length)) < 0.4
  return length >= 3 && rest !== '' && joined ? length : null
}

/** 参与单位〔以市内为主〕 → 鼓励市外高校参与: what the authority is to do has another subject, so the short old one goes, too. */
export function withSubject<P extends Place>(clause: string, place: P, wanted: string): P {
  if (!/^(?:鼓励|支持|引导|允许|优先|不得|禁止)/.test(wanted)) return place
  const member = membersOf(clause).find((span) => span.start <= place.start && place.end <= span.end)
  const before = member ? clause.slice(member.start, place.start) : ''
  const last = member ? clause.slice(place.end, member.end).replace(/[，,。；;：:、]$/, '') === '' : false
  return member && last && /^[\p{L}]{2,6}$/u.test(before) && !/[应须可]$/.test(before)
    ? { ...place, start: member.start }
    : place
}

const level =
  /(?:(?:国家|全国|省部|省|市|县|区|地市|设区市|镇|乡|校|院|部|厅)(?:级|属)|(?:初|中|副?高|[甲乙丙特])级)(?:及?以[上下])?/

/** 省级 alone names no thing: the item it stands in goes along (省级以上研发机构), on both sides of the edit. */
export function withLevel(clause: string, place: Place, wanted: string): { place: Place; to: string } | null {
  const old = clause.slice(place.start, place.end)
  if (
    /以[上下]$/.test(wanted) ||
    !new RegExp(`^${level.source}$`).test(old) ||
    !new RegExp(`^${level.source}$`).test(wanted)
  )
    return null
  const rest = /^(?:及?以[上下])?[^、，。；：等或和及与的]{0,16}/.exec(clause.slice(place.end))?.[0] ?? ''
  return { place: { ...place, end: place.end + rest.length }, to: wanted + rest }
}

/** A restated stretch cut down to the members that differ: common members at both ends are no part of the edit. */
export function trimMembers(old: string, wanted: string): { skip: number; old: string; to: string } {
  const a = membersOf(old).map(({ start, end }) => old.slice(start, end))
  const b = membersOf(wanted).map(({ start, end }) => wanted.slice(start, end))
  const plain = (member: string | undefined) => member?.replace(/[，,。；;：:\s]/g, '')
  let head = 0
  while (head < a.length - 1 && head < b.length - 1 && plain(a[head]) === plain(b[head])) head++
  let tail = 0
  while (tail < a.length - head - 1 && tail < b.length - head - 1 && plain(a.at(-1 - tail)) === plain(b.at(-1 - tail)))
    tail++
  const strip = (text: string) => text.replace(/[，,。；;\s]+$/, '')
  return {
    skip: a.slice(0, head).join('').length,
    old: strip(a.slice(head, a.length - tail).join('')),
    to: strip(b.slice(head, b.length - tail).join('')),
  }
}

/** 人员不少于〔5人〕: a figure that a place stops short of belongs to it. */
export function wholeFigure(clause: string, place: Place): Place {
  const cut = quantitiesOf(clause).find((one) => one.phraseStart < place.end && place.end <= one.start)
  return cut ? { ...place, end: cut.phraseEnd } : place
}

/** 孕产妇、老年人等重点〔人群〕: how both go on alike belongs to the place. */
export function wholeTail(clause: string, place: Place, wanted: string): Place {
  const end = clause.slice(Math.max(place.start, place.end - 2), place.end)
  for (let length = 6; length >= 1; length--) {
    if (wanted.endsWith(end + clause.slice(place.end, place.end + length)) && place.end + length <= clause.length)
      return { ...place, end: place.end + length }
  }
  return place
}

/** 〔级厨师以上〕: a place that begins inside a word begins with it. */
export function wholeWord(clause: string, place: Place, wanted: string): Place {
  if (clause[place.start] === wanted[0]) return place
  const member = membersOf(clause).find((span) => span.start <= place.start && place.start < span.end)
  let start = member?.start ?? 0
  for (const word of wordsOf(clause.slice(start, member?.end))) {
    const at = clause.indexOf(word, start)
    if (at < 0 || at >= place.start) return place
    if (at + word.length > place.start) return { ...place, start: at }
    start = at + word.length
  }
  return place
}

/** 〔擅自〕使用无人机 → 违反规定使用无人机: new wording without what it says again of what stands beside the place. */
export function unrepeated(clause: string, { start, end }: Place, wanted: string): string {
  const old = clause.slice(start, end)
  let after = Math.min(20, clause.length - end, wanted.length - 2)
  while (after >= 3 && !wanted.endsWith(clause.slice(end, end + after))) after--
  const rest = after >= 3 && !old.endsWith(clause.slice(end, end + after)) ? wanted.slice(0, -after) : wanted
  let before = Math.min(20, start, rest.length - 2)
  while (before >= 3 && !rest.startsWith(clause.slice(start - before, start))) before--
  return before >= 3 && !old.startsWith(rest.slice(0, before)) ? rest.slice(before) : rest
}

/** 高风险项目〔不得对学生开放〕 → 高风险项目应当配备救生员: something else is said of what both begin with. */
export function wholeStatement(clause: string, place: Place, wanted: string): Place {
  const rest = wanted.slice(place.end - place.start)
  const member = membersOf(clause).find((span) => span.start <= place.start && place.end < span.end)
  return member &&
    wanted.startsWith(clause.slice(place.start, place.end)) &&
    /^(?:应当?|必须|须|不得|不|可以?|由|在|按|依法|实行|予以)/.test(rest)
    ? { ...place, end: member.start + clause.slice(member.start, member.end).replace(/[，,。；;：:\s]+$/, '').length }
    : place
}

/** 100元、200元〔、300元〕: a listing that is given anew goes as a whole, from its first item to its last. */
export function wholeListing(clause: string, place: Place, wanted: string): Place {
  if (!wanted.includes('、')) return place
  const rest = /^(?:、[^、，。；：的等]+)+/.exec(clause.slice(place.end))?.[0] ?? ''
  const member = membersOf(clause).find((span) => span.start <= place.start && place.end <= span.end)
  const start = clause[place.start - 1] === '、' && member ? member.start : place.start
  return { ...place, start, end: place.end + rest.length }
}

/**
 * Two wordings given in full that begin alike: whole members they share are no part of the edit, nor is the name of a
 * figure that stays (〔占比〕不少于3%，… → 〔占比〕不少于3%或者…). Null when neither is so.
 */
export function sharedHead(old: string, wanted: string): { skip: number; old: string; to: string } | null {
  const members = trimMembers(old, wanted)
  if (members.skip > 0 && members.old !== '' && members.to !== '') return members
  const [was] = quantitiesOf(old)
  const [is] = quantitiesOf(wanted)
  const label = was && was.bound !== '' ? was.phraseStart : 0
  const same = label > 0 && old.slice(0, was?.phraseEnd) === wanted.slice(0, is?.phraseEnd)
  return same ? { skip: label, old: old.slice(label), to: wanted.slice(label) } : null
}

/** 鼓励甲、乙等机构参与 → 鼓励甲、丙、乙等机构参与: only the listing with its noun changes, not the words on both sides of it. */
export function trimListing(old: string, wanted: string): { start: number; end: number; to: string } | null {
  const listing = /[^、，。；]+(?:、[^、，。；]+)+等([^、，。；]*)/
  const before = listing.exec(old)
  const after = listing.exec(wanted)
  if (!before || !after || before[1] !== after[1]) return null
  const verb = wordsOf(before[0])[0] ?? ''
  const [first = '', then = ''] = wordsOf(before[1] ?? '')
  const noun = /^(?:重点|相关|有关|其他|主要|特殊)$/.test(first) ? first + then : first
  const lead = leading.test(verb) && after[0].startsWith(verb) ? verb.length : 0
  const rest = (before[1] ?? '').length - noun.length
  if (old.slice(0, before.index) !== wanted.slice(0, after.index)) return null
  if (old.slice(before.index + before[0].length) !== wanted.slice(after.index + after[0].length)) return null
  return {
    start: before.index + lead,
    end: before.index + before[0].length - rest,
    to: after[0].slice(lead, after[0].length - rest),
  }
}

const leading = /^(?:鼓励|支持|引导|吸引|包括|涵盖|具有|建有|组织|联合|会同|通过|提供|提交|开展|采取|做好)$/
