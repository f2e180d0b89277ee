import { quantitiesOf } from '../language/quantities.ts'
import { joinLines, numberingLength } from '../language/sentences.ts'
import type { Clause, Proposal } from '../records.ts'
import { impliedAgent } from './agent.ts'
import { likeness, locate } from './align.ts'
import type { Asked } from './asked.ts'
import { impliedClock, impliedEdge, impliedTime } from './clock.ts'
import { impliedDate, impliedYear, placeDate } from './date.ts'
import { doubledWord } from './doubled-word.ts'
import { clean } from './edit.ts'
import { impliedEffect } from './effect-day.ts'
import { placeFigureList } from './figure-list.ts'
import { impliedGrade } from './grade.ts'
import { placeTimes } from './how-often.ts'
import {
  firmerReading,
  impliedQuantity,
  impliedReading,
  impliedVote,
  placeOpenAmount,
  statedFigure,
} from './implied.ts'
import { impliedMeasure, placeMeasure } from './measure.ts'
import { impliedMultiple } from './multiple.ts'
import { impliedOther } from './other-figure.ts'
import { phrasesOf } from './phrases.ts'
import { placeInsertion } from './place-insertion.ts'
import { placeItem } from './place-item.ts'
import { placeQuantity } from './place-quantity.ts'
import { placeRemoval } from './place-removal.ts'
import { impliedPair, impliedQuotation, placeReplacement } from './place-replacement.ts'
import { splice } from './restated.ts'
import { impliedShare, placeShare } from './share.ts'

const longest = 4000

/**
 * The wording that an opinion proposes, as an edit of the clause; null when it proposes none. `clauses` are those the
 * opinion is about, best first, `candidates` further ones it may be about, `draft` all of them: quoted words that stand
 * in one clause only are found there whatever the link says. `from` is the draft's own wording, also where the sender
 * misquotes it; `at` is missing when the words were not found.
 */
export function readProposal(
  opinion: string,
  clauses: readonly Clause[],
  candidates: readonly Clause[] = [],
  draft: readonly Clause[] = [],
): Proposal | null {
  const text = joinLines(opinion.slice(numberingLength(opinion), longest))
    .replace(/[「『]/g, '“')
    .replace(/[」』]/g, '”')
  for (const clause of clauses) {
    const slip = doubledWord(text, clause)
    if (slip) return slip
  }
  // What is quoted is more surely wording than what is only named along with it.
  const asked = phrasesOf(text).sort((a, b) => Number(named(a)) - Number(named(b)))
  let loose: Proposal | null = null
  for (const [i, one] of asked.entries()) {
    if (one.op === 'replace' && placeholder.test(one.old)) continue
    if (one.op === 'delete' && replacedAfterwards(text, one, asked[i + 1])) continue
    const filled = one.op === 'replace' && blank.test(one.new) ? readingIn(text, clauses) : null
    if (filled) return filled
    if (one.op === 'insert' && restatedAfterwards(one, asked[i + 1], clauses)) continue
    for (const clause of clauses) {
      const proposal = place(one, text, clause)
      if (proposal) return proposal
    }
    if (one.quoted.old && one.op !== 'insert') {
      const exact = [...candidates, ...draft].filter(({ text: words }) => one.old.length > 3 && words.includes(one.old))
      const proposal = new Set(exact).size === 1 ? place(one, text, exact[0] as Clause) : null
      if (proposal) return proposal
    }
    // 这条限制去掉算了: what goes is looked for in the clauses that may be meant, too.
    if (one.op === 'delete' && pointedAt.test(one.old)) {
      for (const clause of candidates) {
        const proposal = placeRemoval(one, text, clause)
        if (proposal) return proposal
      }
    }
    loose ??= unplaced(one)
  }
  const alone =
    clauses.length === 0 ? asked.find((one) => one.op === 'insert' && one.old === '' && !one.subject) : undefined
  if (alone && standsAlone.test(alone.new)) return { op: 'insert', from: '', to: clean(alone.new) }
  const several = asked.some((one) => one.op === 'replace' && quantitiesOf(one.new).length > 1)
  for (const clause of clauses) {
    const proposal =
      impliedEffect(text, clause) ??
      impliedMeasure(text, clause) ??
      (several ? null : impliedQuantity(text, clause)) ??
      impliedMultiple(text, clause) ??
      impliedShare(text, clause) ??
      impliedClock(text, clause) ??
      impliedEdge(text, clause) ??
      impliedTime(text, clause) ??
      impliedDate(text, clause) ??
      impliedYear(text, clause) ??
      impliedVote(text, clause) ??
      impliedReading(text, clause) ??
      firmerReading(text, clause) ??
      impliedAgent(text, clause) ??
      impliedGrade(text, clause) ??
      impliedQuotation(text, clause) ??
      impliedPair(text, clause) ??
      (several ? null : impliedOther(text, clause))
    if (proposal) return proposal
  }
  return loose ?? statedFigure(text, clauses[0], candidates)
}

/** XXX stands in the draft for what is filled in later: what the letter says of it is a rule, no wording. */
const placeholder = /^[X×Ｘ＊*]{2,}$/

/** 自2025年×月×日起: wording that leaves blanks cannot be taken up as it stands. */
const blank = /[×ＸX＿_○〇]{1,4}[年月日元%]/

/** 学校已尽职责的，不承担责任: an addition that is a rule of its own, where no clause is meant. */
const standsAlone = /的[，,].*[不应可须]/

function readingIn(text: string, clauses: readonly Clause[]): Proposal | null {
  for (const clause of clauses) {
    const reading = impliedReading(text, clause)
    if (reading) return reading
  }
  return null
}

function named({ op, quoted }: Asked): boolean {
  return op === 'insert' && !quoted.old && !quoted.new
}

const pointedAt = /^(?:这|该|此|上述)[^，。]{0,3}(?:限制|要求|说法|条件|门槛|提法|限定|话)$/

function place(asked: Asked, opinion: string, clause: Clause): Proposal | null {
  // 写进去：“应当在三日内告知”, where the clause has 应当告知: an addition given with the words around it.
  if (asked.op === 'insert')
    return (asked.quoted.new ? splice(asked.new, clause) : null) ?? placeInsertion(asked, clause)
  if (asked.op === 'delete') return placeRemoval(asked, opinion, clause)
  return (
    placeItem(asked, opinion.slice(0, asked.at), clause) ??
    placeOpenAmount(asked, clause) ??
    placeShare(asked, clause) ??
    placeDate(asked, clause) ??
    placeFigureList(asked, clause) ??
    placeTimes(asked, clause) ??
    placeMeasure(asked, clause) ??
    placeQuantity(asked, opinion, clause) ??
    placeReplacement(asked, clause, opinion)
  )
}

/** 建议删除具体金额，改为“…”: the deletion is half of a replacement; 删除或改为 leaves the choice. */
function replacedAfterwards(text: string, one: Asked, next: Asked | undefined): boolean {
  return next?.op === 'replace' && next.quoted.new && next.old === one.old && !/或/.test(text.slice(one.at, next.at))
}

/** 将“丙”列入…，即“甲、乙、丙等机构”: the clause's own words are given with the addition in them. */
function restatedAfterwards(one: Asked, next: Asked | undefined, clauses: readonly Clause[]): boolean {
  if (next?.op !== 'replace' || !next.quoted.new || !next.new.includes(one.new)) return false
  return clauses.some((clause) => {
    const found = locate(next.new, clause.text, 0.5)
    return found !== null && likeness(clause.text.slice(found.start, found.end), next.new) >= 0.6
  })
}

/** Words that were not found in the draft: worth showing when they stand in quotation marks. */
function unplaced(asked: Asked): Proposal | null {
  if (asked.op === 'insert') return null
  if (asked.op === 'replace' && asked.quoted.new && (asked.quoted.old || asked.old === '')) {
    return { op: 'replace', from: asked.old, to: asked.new }
  }
  return null
}
