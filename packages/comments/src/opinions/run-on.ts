import { fold } from '../links/fold.ts'
import { type Span, trimSpan } from './paragraphs.ts'
import type { Block } from './pieces.ts'
import { commasOf, semicolonsOf } from './sentences.ts'
import { type Act, actOf, showsOpinion, signalsOf } from './wording.ts'

/** What is shorter, or has fewer commas, was written as one sentence. */
const shortest = 60
const fewestCommas = 4
/** How many members ahead tell what is spoken of next: the thing is often named before it is said what to do about it. */
const ahead = 3
/** Longer text is cut no further: what is compared grows with each member. */
const mostMembers = 200

/** What such a sentence is, it is as a whole. */
const outward: ReadonlySet<Act> = new Set(['lead-in', 'attachment-note', 'withdrawal', 'inquiry', 'reason'])

const turns =
  /^(?:另外|此外|还有|再有|再者|再就是|再一个|再(?:说|讲)(?!明)|其次|最后|顺便|第[二三四五六七八九](?:个|点|条)?)/

/** 建议入职即可申请 after what is wrong, and its grounds, stay with it. */
const concludes = /^(?:建议|希望|恳请|请|最好|应|不如|所以|因此|这样|否则|不然|因为|毕竟|如果|现在|这)/

/** Says by itself, however short the sentence, that something else follows. */
const turnsAnywhere = /^(?:另外|此外|再有|再就是|再一个|除此之外)/
/** Words before and behind that a turn cuts apart; an enumeration has fewer. */
const leastTurned = 12

/**
 * Cuts a sentence that goes on from comma to comma through several matters (letters without full stops): behind who the sender is,
 * where 还有 turns to something else, where the words are clearly about another clause, and before the polite ending.
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
  const cuts: number[] = [0]
  for (let member = 1; member < starts.length; member++) {
    const from = cuts.at(-1)!
    const before = textOf(from, member)
    const head = fold(textOf(member, member + 1)).trim()
    const { demand, objection, support, question } = signalsOf(before)
    const opens =
      demand || objection || support || question
        ? turns.test(head) ||
          endsPolitely(textOf(member, starts.length)) ||
          (demand && !concludes.test(head) && block.draft.areDistinct(before, textOf(member, member + ahead)))
        : from === 0 && actOf(before) === 'introduction'
    if (opens) cuts.push(member)
  }
  return cuts
    .map((from, index) => trimSpan(block.text, { start: starts[from]!, end: starts[cuts[index + 1]!] ?? sentence.end }))
    .filter(({ start, end }) => end > start)
}

function endsPolitely(text: string): boolean {
  return actOf(text) === 'thanks'
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
