import { quantitiesOf } from '../language/quantities.ts'
import { membersOf } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { likeness, locate, type Place } from './align.ts'
import type { Asked } from './asked.ts'
import { clean, edit } from './edit.ts'
import { trimListing, trimMembers, wholeFigure, wholeListing, wholeStatement, wholeTail, wholeWord } from './refine.ts'

/** Only the new wording is given: the stretch of the clause that it rewrites. */
export function restated(asked: Asked, clause: Clause): Proposal | null {
  const spliced = /[，、；]/.test(asked.new) ? null : splice(asked.new, clause)
  if (spliced) return spliced
  const longer = asked.quoted.new ? extended(asked.new, clause) : null
  if (longer) return longer
  if (asked.new.length < 6) return null
  const framed = asked.quoted.new && !asked.new.includes('、') ? sameFrame(asked.new, clause) : null
  if (framed) return framed
  const like = locate(asked.new, clause.text, 0.5)
  if (!like) return asked.quoted.new ? sameHead(asked.new, clause) : null
  const begun = wholeWord(clause.text, wholeListing(clause.text, like, asked.new), asked.new)
  const near = wholeTail(clause.text, wholeFigure(clause.text, begun), asked.new)
  const found = asked.quoted.new ? wholeStatement(clause.text, near, asked.new) : near
  const old = clause.text.slice(near.start, near.end)
  if (likeness(old, asked.new) < 0.6) return null
  return trimmed(clause, found, asked.new)
}

/** 专职或者兼职馆员, where the clause has 专职馆员: its words with others put in between. */
export function splice(words: string, clause: Clause): Proposal | null {
  // 配备专职或者兼职馆员, where the clause does without the verb.
  const verb = /^(?:配备|设置|设有|建立|提供|具有|具备|安排)/.exec(words)?.[0] ?? ''
  return between(words, clause) ?? (verb === '' ? null : between(words.slice(verb.length), clause))
}

function between(wanted: string, clause: Clause): Proposal | null {
  for (let left = wanted.length - 2; left >= 4; left--) {
    for (let head = left - 1; head >= 1; head--) {
      const old = wanted.slice(0, head) + wanted.slice(wanted.length - left + head)
      const at = clause.text.indexOf(old)
      const digits = /\d/.test(old.slice(0, 1)) || /\d/.test(wanted[head - 1] ?? '') || /\d/.test(old[head] ?? '')
      if (at >= 0 && !digits) return edit(clause, 'replace', at, at + old.length, wanted)
    }
  }
  return null
}

/** “依法追究责任，并终止签约”, where a member of the clause ends with 依法追究责任: its words with more after them. */
function extended(wanted: string, clause: Clause): Proposal | null {
  for (let length = wanted.length - 2; length >= 4; length--) {
    const at = clause.text.indexOf(wanted.slice(0, length))
    if (at < 0) continue
    const closed =
      /^(?:[，。；]|$)/.test(clause.text.slice(at + length)) && !/[，、。；]$/.test(wanted.slice(0, length))
    return closed && clause.text.indexOf(wanted.slice(0, length), at + 1) < 0
      ? edit(clause, 'replace', at, at + length, clean(wanted))
      : null
  }
  return null
}

/** 费用由财政承担, where a member of the clause is 费用由举办者承担: both begin and end alike. */
function sameFrame(wanted: string, clause: Clause): Proposal | null {
  const fresh = clean(wanted)
  for (const { start: from, end } of membersOf(clause.text)) {
    const start = from + Math.max(0, clause.text.slice(from, end).indexOf(fresh.slice(0, 2)))
    const old = clause.text.slice(start, end).replace(/[，,。；;：:\s]+$/, '')
    let head = 0
    while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
    let tail = 0
    while (tail < Math.min(old.length, fresh.length) - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
    const alike = head >= 2 && tail >= 2 && head + tail >= Math.min(old.length, fresh.length) * 0.6
    if (alike && quantitiesOf(old).length === 0) return edit(clause, 'replace', start, start + old.length, fresh)
  }
  return null
}

/** 建成后无偿移交国资机构，由其运营, where a sentence ends with 建成后无偿移交街道: both begin alike at some length. */
function sameHead(wanted: string, clause: Clause): Proposal | null {
  const fresh = clean(wanted)
  for (const { start, end } of membersOf(clause.text)) {
    const old = clause.text.slice(start, end).replace(/[，,。；;：:\s]+$/, '')
    let head = 0
    while (head < old.length && old[head] === fresh[head]) head++
    const ends = /^(?:[。；]|$)/.test(clause.text.slice(start + old.length))
    if (head >= 4 && head < old.length && head >= old.length * 0.4 && ends)
      return edit(clause, 'replace', start, start + old.length, fresh)
  }
  return null
}

/** The stretch cut to the members, or the listing, in which the new wording differs. */
export function trimmed(clause: Clause, found: Place, wanted: string): Proposal | null {
  const { skip, old, to } = trimMembers(clause.text.slice(found.start, found.end), wanted)
  const start = found.start + skip
  const list = trimListing(old, clean(to))
  return list
    ? edit(clause, 'replace', start + list.start, start + list.end, list.to)
    : edit(clause, 'replace', start, start + old.length, clean(to))
}
