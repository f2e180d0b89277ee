import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { membersOf, numberingLength } from '../language/sentences.ts'
import { wordsOf, wordWeight } from '../language/words.ts'
import type { Clause, Proposal } from '../records.ts'
import { frequencyOf } from '../wording/frequency.ts'
import { conceptText, gap } from './concepts.ts'

/** Terms with weights, length one. */
export type Vector = Map<string, number>

/** What an opinion is compared by. Depends on its text, its clause and its wording alone, not on the other opinions. */
export interface Features {
  /** Words and character pairs of the whole opinion. */
  words: Vector
  /** How much it speaks of each member of the clause's text. */
  places: Vector
  /** The figures it wants, by kind: `money:3000000`. */
  targets: Map<string, string>
  /** Raise or lower, where it says so. */
  direction: 'up' | 'down' | ''
  proposal: Proposal | null
}

const longest = 1500

/** The features of one opinion about one clause (null: the draft as a whole). */
export function featuresOf(opinion: string, clause: Clause | null, proposal: Proposal | null): Features {
  const text = opinion.slice(numberingLength(opinion), longest)
  return {
    words: wordVector(text),
    places: placeVector(text, clause, proposal),
    targets: targetsOf(text, clause, proposal),
    direction: directionOf(text, clause, proposal),
    proposal,
  }
}

function add(vector: Vector, term: string, weight: number): void {
  vector.set(term, (vector.get(term) ?? 0) + weight)
}

function unit(vector: Vector): Vector {
  let sum = 0
  for (const value of vector.values()) sum += value * value
  const length = Math.sqrt(sum)
  if (length > 0) for (const [term, value] of vector) vector.set(term, value / length)
  return vector
}

const wordShare = 1
const pairShare = 0.5

function wordVector(text: string): Vector {
  const { text: plain, figures } = conceptText(text)
  const counts: Vector = new Map()
  for (const word of wordsOf(plain)) {
    if (word.length < 2 || word.includes(gap)) continue
    add(counts, `w${word}`, 1)
  }
  for (let i = 0; i + 1 < plain.length; i++) {
    const pair = plain.slice(i, i + 2)
    if (!pair.includes(gap)) add(counts, pair, 1)
  }
  const vector: Vector = new Map()
  for (const [term, count] of counts) {
    const word = term.startsWith('w') && term.length > 2
    const weight = word ? wordShare * Math.max(2, wordWeight(term.slice(1))) : pairShare * 6
    vector.set(term, (1 + Math.log(count)) * weight)
  }
  for (const figure of figures) add(vector, `#${figure}`, 6)
  return unit(vector)
}

/** How much of each member of the clause's text an opinion repeats, by character pairs; proposed edits count most. */
function placeVector(text: string, clause: Clause | null, proposal: Proposal | null): Vector {
  const vector: Vector = new Map()
  if (!clause) return vector
  const said = conceptText(text).text
  for (const [i, { start, end }] of membersOf(clause.text).entries()) {
    const member = clause.text.slice(start, end)
    const { text: plain, figures } = conceptText(member)
    let shared = 0
    let all = 0
    for (let j = 0; j + 1 < plain.length; j++) {
      const pair = plain.slice(j, j + 2)
      if (pair.includes(gap)) continue
      all++
      if (said.includes(pair)) shared++
    }
    const quantities = quantitiesOf(text)
    const figure = quantitiesOf(member).some((one) => quantities.some((other) => sameQuantity(one, other)))
    let weight = all === 0 ? 0 : shared / all
    if (figure && figures.length > 0) weight += 0.7
    const at = proposal?.at
    if (at && at.clause === clause.id && at.start < end && at.end > start) weight += 1.5
    if (weight > 0.15) vector.set(`${clause.id}#${i}`, weight)
  }
  return unit(vector)
}

function targetsOf(text: string, clause: Clause | null, proposal: Proposal | null): Map<string, string> {
  const targets = new Map<string, string>()
  const wanted = proposal ? quantitiesOf(proposal.to) : []
  const given = proposal && clause ? quantitiesOf(proposal.from) : []
  for (const one of wanted) {
    if (!given.some((other) => sameQuantity(one, other))) targets.set(one.kind, `${one.value}`)
  }
  const often = proposal ? frequencyOf(proposal.to) : frequencyOf(text)
  if (often) targets.set('often', often)
  return targets
}

function directionOf(text: string, clause: Clause | null, proposal: Proposal | null): Features['direction'] {
  if (proposal?.op === 'replace') {
    const [from] = quantitiesOf(proposal.from)
    const to = quantitiesOf(proposal.to).find(({ kind }) => kind === from?.kind)
    if (from && to && from.value !== to.value) return to.value > from.value ? 'up' : 'down'
  }
  if (!clause) return ''
  const plain = conceptText(text).text
  const up = plain.includes('提高') || /偏低|太低|偏少|太少|过低/.test(text)
  const down = plain.includes('降低') || plain.includes('放宽') || /偏高|太高|偏多|太多|过高|过严/.test(text)
  return up === down ? '' : up ? 'up' : 'down'
}
