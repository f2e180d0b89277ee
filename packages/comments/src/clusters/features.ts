import { fold } from '../language/fold.ts'
import { quantitiesOf, sameQuantity } from '../language/quantities.ts'
import { joinLines, membersOf, numberingLength } from '../language/sentences.ts'
import { wordsOf, wordWeight } from '../language/words.ts'
import type { Clause, Proposal } from '../records.ts'
import { wish } from '../stance/cues.ts'
import { frequencyOf } from '../wording/frequency.ts'
import { tokensOf } from '../wording/tokens.ts'
import { conceptText, gap } from './concepts.ts'
import { type Vector, vectorOf } from './vector.ts'

type Counts = Map<string, number>

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
  /** The new words, as tokens. */
  wording: string[]
  /** Where the clause changes, from what to what, as tokens; empty without a place for it. */
  result: string
  /** Which figure of the clause is exchanged for which; null where an edit is not of one figure alone. */
  exchange: { at: string; to: string } | null
  /** New words with their figures apart; null without figures. */
  figured: { frame: string; values: string } | null
  /** Asks without proposing. */
  asks: boolean
  /** Figures that are not the clause's, by kind, and the number of negations: what a copy may not differ in. */
  figures: Map<string, string>
  negations: number
  /** The text without its negations: equal for 收费 and 不收费. */
  bare: string
  /** The text without its digits, and these: copies are equal but for them. */
  frame: string
  digits: string
}

const longest = 1500

/** The features of one opinion about one clause (null: the draft as a whole). */
export function featuresOf(opinion: string, clause: Clause | null, proposal: Proposal | null, asks: boolean): Features {
  const text = joinLines(opinion.slice(numberingLength(opinion), longest))
  const folded = fold(text, 'words').text
  return {
    words: wordVector(text),
    places: placeVector(text, clause, proposal),
    targets: targetsOf(text, clause, proposal),
    direction: directionOf(text, clause, proposal),
    proposal,
    wording: tokensOf((proposal?.to ?? '').slice(0, 120)).map(({ key }) => key),
    result: resultOf(clause, proposal),
    exchange: exchangeOf(proposal),
    figured: figuredOf(proposal),
    asks,
    figures: figuresOf(text, clause),
    negations: negationsOf(text),
    bare: folded.replace(negation, ''),
    frame: folded.replace(/\d+/g, '#'),
    digits: (folded.match(/\d+/g) ?? []).join(),
  }
}

/** The one figure that a replacement exchanges, with its place and what comes instead; null for other edits. */
function exchangeOf(proposal: Proposal | null): Features['exchange'] {
  if (proposal?.op !== 'replace' || !proposal.at) return null
  const [old, second] = quantitiesOf(proposal.from)
  const [fresh, more] = quantitiesOf(proposal.to)
  if (!old || second || !fresh || more || sameQuantity(old, fresh)) return null
  const { clause, start } = proposal.at
  return { at: `${clause} ${start + old.start}`, to: `${fresh.kind} ${fresh.value}` }
}

function figuredOf(proposal: Proposal | null): Features['figured'] {
  const figures = proposal ? quantitiesOf(proposal.to) : []
  if (!proposal || figures.length === 0) return null
  let frame = ''
  let at = 0
  for (const { start, end, kind } of figures) {
    frame += `${proposal.to.slice(at, start)}#${kind}`
    at = end
  }
  return { frame: frame + proposal.to.slice(at), values: figures.map(({ value }) => value).join() }
}

/** The edit cut down to what changes, so that a long quotation and a short one come out alike. */
function resultOf(clause: Clause | null, proposal: Proposal | null): string {
  const at = proposal?.at
  if (!clause || !proposal || at?.clause !== clause.id) return ''
  const old = proposal.op === 'insert' ? '' : clause.text.slice(at.start, at.end)
  const fresh = proposal.op === 'delete' ? '' : proposal.to
  let head = 0
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head++
  let tail = 0
  while (tail < Math.min(old.length, fresh.length) - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++
  const tokens = (text: string) =>
    tokensOf(text)
      .map(({ key }) => key)
      .join(' ')
  return `${at.start + head}|${tokens(old.slice(head, old.length - tail))}|${tokens(fresh.slice(head, fresh.length - tail))}`
}

function figuresOf(text: string, clause: Clause | null): Map<string, string> {
  const given = clause ? quantitiesOf(clause.text) : []
  const kinds = new Map<string, Set<number>>()
  for (const one of quantitiesOf(text)) {
    if (given.some((other) => sameQuantity(one, other))) continue
    kinds.set(one.kind, (kinds.get(one.kind) ?? new Set()).add(one.value))
  }
  const figures = new Map([...kinds].map(([kind, values]) => [kind, [...values].sort((a, b) => a - b).join()]))
  const dates = [...new Set(text.match(date))].filter((one) => !clause?.text.includes(one))
  if (dates.length > 0) figures.set('date', dates.sort().join())
  return figures
}

const date = /\d{4,5}年(?:\d+月(?:\d+日)?)?|\d+月\d+日/g
const negation = /[不未无没勿非]/g

/** Negations outside bound words (不少于) and set phrases. */
function negationsOf(text: string): number {
  return (text.replace(/不(?:少于|低于|小于|超过|高于|多于|大于|得|仅|但|过|断|同(?!意))/g, '').match(negation) ?? [])
    .length
}

function add(counts: Counts, term: string, weight: number): void {
  counts.set(term, (counts.get(term) ?? 0) + weight)
}

const wordShare = 1
const pairShare = 0.5

/** Members of a sentence that ask weigh more than those that tell why. */
const reasonShare = 0.6

/** Words and character pairs of a text, by meaning. */
export function wordVector(opinion: string): Vector {
  const text = opinion.slice(0, longest)
  const counts: Counts = new Map()
  const figures: string[] = []
  for (const { start, end } of membersOf(text)) {
    const member = text.slice(start, end)
    const share = wish.test(member) || /[“"]/.test(member) ? 1 : reasonShare
    const said = conceptText(member)
    figures.push(...said.figures)
    for (const word of wordsOf(said.text)) {
      if (word.length > 1 && !word.includes(gap)) add(counts, `w${word}`, share)
    }
    for (let i = 0; i + 1 < said.text.length; i++) {
      const pair = said.text.slice(i, i + 2)
      if (!pair.includes(gap)) add(counts, pair, share)
    }
  }
  const vector: Counts = new Map()
  for (const [term, count] of counts) {
    const word = term.startsWith('w') && term.length > 2
    const weight = word ? wordShare * Math.max(2, wordWeight(term.slice(1))) : pairShare * 6
    vector.set(term, (count < 1 ? count : 1 + Math.log(count)) * weight)
  }
  for (const figure of figures) add(vector, `#${figure}`, 6)
  return vectorOf(vector)
}

/** A member of a clause's text as opinions are compared with it. */
interface ClauseMember {
  start: number
  end: number
  pairs: string[]
  quantities: ReturnType<typeof quantitiesOf>
}

const clauseMembers = new WeakMap<Clause, ClauseMember[]>()
const longestClause = 6000

/** Members of a clause; read once for each clause. */
function membersOfClause(clause: Clause): ClauseMember[] {
  const known = clauseMembers.get(clause)
  if (known) return known
  const text = clause.text.slice(0, longestClause)
  const members = membersOf(text).map(({ start, end }): ClauseMember => {
    const plain = conceptText(text.slice(start, end)).text
    const pairs: string[] = []
    for (let i = 0; i + 1 < plain.length; i++)
      if (!plain.slice(i, i + 2).includes(gap)) pairs.push(plain.slice(i, i + 2))
    return { start, end, pairs, quantities: quantitiesOf(text.slice(start, end)) }
  })
  clauseMembers.set(clause, members)
  return members
}

/** How much of each member of the clause's text an opinion repeats, by character pairs; proposed edits count most. */
function placeVector(text: string, clause: Clause | null, proposal: Proposal | null): Vector {
  const vector: Counts = new Map()
  if (!clause) return vectorOf(vector)
  const said = conceptText(text).text
  const figures = quantitiesOf(text)
  for (const [i, { start, end, pairs, quantities }] of membersOfClause(clause).entries()) {
    const shared = pairs.filter((pair) => said.includes(pair)).length
    let weight = pairs.length === 0 ? 0 : shared / pairs.length
    if (quantities.some((one) => figures.some((other) => sameQuantity(one, other)))) weight += 0.7
    const at = proposal?.at
    if (at && at.clause === clause.id && at.start < end && at.end > start) weight += 1.5
    if (weight > 0.15) vector.set(`${clause.id}#${i}`, weight)
  }
  return vectorOf(vector)
}

function numbersOf(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?/g) ?? []
}

function targetsOf(text: string, clause: Clause | null, proposal: Proposal | null): Map<string, string> {
  const targets = new Map<string, string>()
  const wanted = proposal ? quantitiesOf(proposal.to) : []
  const given = proposal && clause ? quantitiesOf(proposal.from) : []
  for (const one of wanted) {
    if (!given.some((other) => sameQuantity(one, other))) targets.set(one.kind, `${one.value}`)
  }
  // Dates, times of day and the lower end of 1至3名 are wanted figures, too, though no quantities.
  let bare = proposal?.to ?? ''
  for (const { start, end } of targets.size > 0 ? wanted : [])
    bare = bare.slice(0, start) + ' '.repeat(end - start) + bare.slice(end)
  const numbers = numbersOf(bare).filter((number) => !numbersOf(proposal?.from ?? '').includes(number))
  if (proposal?.op === 'replace' && numbers.length > 0) targets.set('numbers', numbers.join())
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
