import { type Quantity, quantitiesOf, sameQuantity } from '../language/quantities.ts'
import type { Clause, Proposal } from '../records.ts'
import { likeness, locate } from './align.ts'
import type { Asked } from './asked.ts'
import { withUnit } from './bare-figure.ts'
import { edit } from './edit.ts'
import { openWords, statedFrequency } from './frequency.ts'
import { sourceOf } from './numbers.ts'
import { rewriteQuantity } from './rewrite-quantity.ts'

/** A replacement that comes down to another figure: only the phrase of the figure changes, in the draft's way of writing. */
export function placeQuantity(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  const fresh = quantitiesOf(withUnit(asked.new, opinion, clause.text))
  const inDraft = quantitiesOf(clause.text)
  const wanted = fresh[0]
  // 二级以上医院 → 三级医院: ranks are words.
  if (wanted?.kind === '级' && asked.quoted.new) return null
  if (
    !wanted ||
    fresh.length !== 1 ||
    inDraft.length === 0 ||
    newWords(asked, clause.text) ||
    newListing(asked, clause.text) ||
    rarer(asked, clause.text)
  )
    return null
  const said = quantitiesOf(asked.old)
  const found = asked.old === '' ? null : locate(asked.old, clause.text)
  const inside = found ? inDraft.filter((one) => one.start >= found.start && one.end <= found.end) : []
  const kin = inside.filter((one) => one.kind === wanted.kind)
  const mentioned = said.length > 0 ? said : quantitiesOf(opinion)
  const named = kin.filter((one) => mentioned.some((other) => sameQuantity(one, other)))
  const old =
    named.length === 1
      ? named[0]
      : kin.length === 1
        ? kin[0]
        : asked.quoted.old &&
            found &&
            inside.length === 0 &&
            (openWords.test(asked.old) || around(asked.new, wanted).length > 2)
          ? null
          : sourceOf({
              opinion: `${asked.old} ${opinion}`,
              clause: clause.text,
              inDraft,
              said: mentioned,
              wanted,
              cue: asked.evidence,
              at: said.length > 0 ? Number.POSITIVE_INFINITY : asked.at,
            })
  if (!old || sameQuantity(old, wanted)) return null
  // Only the number changes when what stands around it is the draft's own, or next to nothing.
  const rest = around(asked.new, wanted)
  const own = clause.text.slice(Math.max(0, old.phraseStart - 30), old.phraseEnd + 30)
  if (rest.length > 2 && likeness(rest, own) < (2 * rest.length * 0.6) / (rest.length + own.length)) return null
  const { start, end, to } = rewriteQuantity(
    clause.text,
    old,
    wanted,
    withUnit(asked.new, opinion, clause.text),
    true,
    asked.quoted.old || (wanted.bound !== '' && asked.new.length > wanted.phraseEnd - wanted.phraseStart)
      ? asked.old
      : '',
  )
  return edit(clause, 'replace', start, end, to)
}

/** 优秀、合格和不合格三个等次, where the clause counts four: the listing is new, too. */
function newListing({ new: fresh }: Asked, clause: string): boolean {
  const [is] = quantitiesOf(fresh)
  const listing = fresh.slice(0, is?.phraseStart)
  const items = is ? listing.split(/[、和及]/) : []
  return items.length >= 3 && items.every((item) => clause.includes(item)) && !clause.includes(listing)
}

/** “每季度至少一次”, where the clause has 每年不少于2次: how often is new, too. */
function rarer({ new: fresh, quoted }: Asked, clause: string): boolean {
  const often = quoted.new ? statedFrequency.exec(fresh)?.[0] : undefined
  return often !== undefined && statedFrequency.test(clause) && !clause.includes(often)
}

/** “甲、乙两个等次” → “甲、丙、乙三个等次”: both are given in full and more than the figure is new. */
function newWords({ old, new: fresh, quoted }: Asked, clause: string): boolean {
  const [was] = quantitiesOf(old)
  const [is] = quantitiesOf(fresh)
  const given = (quoted.old && quoted.new) || (old.length >= 6 && clause.includes(old))
  if (!given || !was || !is) return false
  const before = plain(around(old, was))
  const after = plain(around(fresh, is))
  return after.length - (likeness(before, after) * (before.length + after.length)) / 2 > 1
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}

function around(text: string, { phraseStart, phraseEnd }: Quantity): string {
  return text.slice(0, phraseStart) + text.slice(phraseEnd)
}
