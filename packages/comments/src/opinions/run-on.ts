import { fold } from '../links/fold.ts'
import { type Span, trimSpan } from './paragraphs.ts'
import type { Block } from './pieces.ts'
import { commasOf, semicolonsOf } from './sentences.ts'
import { type Act, actOf, showsOpinion, signalsOf } from './wording.ts'

/** What is shorter, or has fewer commas, was written as one sentence. */
const shortest = 60
const fewestCommas = 4
/** A polite ending has no more members. */
const longestEnding = 4
/** One matter is not spoken of for more members. */
const longestMatter = 40
/** Longer text is cut no further: what is compared grows with each member. */
const mostMembers = 200

/** What such a sentence is, it is as a whole. */
const outward: ReadonlySet<Act> = new Set(['lead-in', 'attachment-note', 'withdrawal', 'inquiry', 'reason'])

const turns =
  /^(?:另外|此外|还有|再有|再者|再就是|再一个|再(?:说|讲)(?!明)|其次|最后|顺便|第[二三四五六七八九](?:个|点|条)?)/

/** 建议入职即可申请 after what is wrong, its grounds, and 但是 after what is granted, stay with it. */
const concludes =
  /^(?:建议|希望|恳请|请|最好|应|但|不过|可是|只是|不如|所以|因此|这样|否则|不然|因为|毕竟|如果|现在|这|就?(?:延|放宽?|降低?|提高?|改|增加?|减少?|缩短?|推迟|提前)(?:到|至|为|成))/

/** Says by itself, however short the sentence, that something else follows. */
const turnsAnywhere = /^(?:另外|此外|再有|再就是|再一个|除此之外)/
/** Words before and behind that a turn cuts apart; an enumeration has fewer. */
const leastTurned = 12

/**
 * Cuts a sentence that goes on from comma to comma through several matters (letters without full stops): behind who the sender is,
 * where 还有 turns to something else or the words turn to another clause, and before the polite ending.
 */
export function cutRunOn(block: Block, sentence: Span, numbered: boolean): Span[] {
  const commas = commasOf(block.text, sentence)
  if (
    numbered ||
    sentence.end - sentence.start < shortest ||
    commas.length < fewestCommas ||
    commas.length > mostMembers
  )
    return cutTurns(block, sentence, commas)
  const words = block.text.slice(sentence.start, sentence.end)
  // Who sets a semicolon or a colon has ordered what he says.
  if (/[；;：:]/.test(words) || outward.has(actOf(words))) return [sentence]
  const starts = [sentence.start, ...commas.map((at) => at + 1)].filter((at) => at < sentence.end)
  const textOf = (from: number, to: number) => block.text.slice(starts[from], starts[to] ?? sentence.end)
  const end = politeEnding(starts.length, textOf)
  const first = introduced(end, textOf)
  const cuts = [0, ...(first > 0 ? [first] : [])]
  cuts.push(...matters(block, first, end, textOf).filter((member) => member > first))
  if (end < starts.length) cuts.push(end)
  return cuts
    .map((from, index) => trimSpan(block.text, { start: starts[from]!, end: starts[cuts[index + 1]!] ?? sentence.end }))
    .filter(({ start, end }) => end > start)
}

type TextOf = (from: number, to: number) => string

/** The member with which the polite ending begins; `count` if there is none. */
function politeEnding(count: number, textOf: TextOf): number {
  let end = count
  for (let from = count - 1; from > 0 && count - from <= longestEnding; from--)
    if (actOf(textOf(from, count)) === 'thanks' && (end === count || actOf(textOf(from, from + 1)) === 'thanks'))
      end = from
  return end
}

/** How many members at the beginning only say who writes. */
function introduced(end: number, textOf: TextOf): number {
  let first = 0
  while (first + 1 < end && actOf(textOf(first, first + 1)) === 'introduction') first++
  return first
}

/**
 * The members with which the matters of a run-on begin: the cut into stretches that are each most like one clause of the draft. A
 * stretch more must gain as much as a member is like its best clause on the average; a turn in the middle of a stretch costs twice that.
 */
function matters(block: Block, first: number, end: number, textOf: TextOf): number[] {
  const heads = Array.from({ length: end - first }, (_, at) => fold(textOf(first + at, first + at + 1)).trim())
  const likeness = heads.map((head) => block.draft.likeness(head))
  const price = likeness.reduce((sum, scores) => sum + greatest(scores), 0) / Math.max(1, likeness.length)
  const best = [0]
  const from = [0]
  for (let to = 1; to <= heads.length; to++) {
    const sum = new Float64Array(likeness[0]!.length)
    let turned = 0
    best[to] = Number.NEGATIVE_INFINITY
    for (let start = to - 1; start >= 0 && to - start <= longestMatter; start--) {
      likeness[start]!.forEach((score, node) => {
        sum[node]! += score
      })
      const value = best[start]! + greatest(sum) - price - turned
      if (value > best[to]! && (start === 0 || !concludes.test(heads[start]!))) {
        best[to] = value
        from[to] = start
      }
      if (turns.test(heads[start]!)) turned += 2 * price
    }
  }
  const cuts: number[] = []
  for (let to = heads.length; to > 0; to = from[to]!) cuts.unshift(first + from[to]!)
  return cuts
}

function greatest(scores: Float64Array): number {
  let most = 0
  for (const score of scores) if (score > most) most = score
  return most
}

/** …建议增加告知制度，另外出了事应当通知家长: both ask. */
function cutTurns(block: Block, sentence: Span, commas: readonly number[]): Span[] {
  const asks = (from: number, to: number) => {
    const text = block.text.slice(from, to)
    const { demand, objection, question } = signalsOf(text)
    return text.length >= leastTurned && (demand || objection || question)
  }
  const cuts = [sentence.start]
  for (const comma of commas) {
    const at = comma + 1
    if (!turnsAnywhere.test(fold(block.text.slice(at, at + 6)).trim())) continue
    if (asks(cuts.at(-1)!, at) && asks(at, sentence.end)) cuts.push(at)
  }
  return cuts.map((start, index) => trimSpan(block.text, { start, end: cuts[index + 1] ?? sentence.end }))
}

/** Cuts a sentence at a semicolon behind which another clause is named, and asked of. */
export function cutAtSemicolons(block: Block, sentence: Span): Span[] {
  const cuts = [sentence.start]
  for (const at of semicolonsOf(block.text, sentence)) {
    const before = block.text.slice(cuts.at(-1)!, at + 1)
    const rest = block.text.slice(at + 1, sentence.end)
    if (showsOpinion(before) && showsOpinion(rest) && block.draft.turnsToClause(before, rest.trimStart()))
      cuts.push(at + 1)
  }
  return cuts.map((start, index) => trimSpan(block.text, { start, end: cuts[index + 1] ?? sentence.end }))
}
