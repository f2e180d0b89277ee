import type { Features } from './features.ts'
import { topicCut } from './topics.ts'
import { cosine } from './vector.ts'

/** Average distance up to which opinions ask for the same thing. Chosen on labelled drafts (bench/accuracy/clusters.ts). */
export const defaultCut = 0.55

/** Never in one cluster: they ask for different figures, or one for more and one for less. */
export const apart: number = Number.POSITIVE_INFINITY

/** Chosen on labelled drafts (bench/accuracy/clusters.ts); the result moves by less than .01 when any of them moves by a fifth. */
const weights = { words: 0.55, places: 0.2, demand: 0.25 }
const against = { figure: 0.1, kind: 0.1, question: 0.2, edit: 0.3 }
/** From this likeness of words on, texts are copies of each other. */
const copy = 0.8

/** How far two opinions of one clause are from asking the same: 0 same, 1 nothing in common, `apart` contradictory. */
export function distanceOf(a: Features, b: Features): number {
  for (const [kind, value] of a.targets) {
    const other = b.targets.get(kind)
    if (other !== undefined && other !== value) return apart
  }
  // 5个工作日 and 30日 for the same 10个工作日: other units are other figures, too.
  if (a.exchange && b.exchange && a.exchange.at === b.exchange.at && a.exchange.to !== b.exchange.to) return apart
  // 付40%、付60% and 付50%、付50%: the same words with other figures in them.
  if (a.figured && b.figured && a.figured.frame === b.figured.frame && a.figured.values !== b.figured.values)
    return apart
  if (a.direction !== '' && b.direction !== '' && a.direction !== b.direction) return apart
  if (a.negations !== b.negations && a.bare === b.bare) return apart
  if (a.frame === b.frame && a.digits !== b.digits) return apart
  const words = cosine(a.words, b.words)
  if (words >= copy && altered(a, b)) return apart
  // Half a copy is enough to tell that another day is asked for.
  const [day, other] = [a.figures.get('date'), b.figures.get('date')]
  if (words >= copy / 2 && day !== undefined && other !== undefined && day !== other) return apart
  const places = a.places.terms.length > 0 && b.places.terms.length > 0 ? cosine(a.places, b.places) : words
  const near = weights.words * Math.sqrt(words) + weights.places * places + weights.demand * demand(a, b)
  return Math.min(1, Math.max(0, 1 - near + unlike(a, b)))
}

/** How far two opinions on the draft as a whole are apart: by their words, on the scale of `distanceOf`. */
export function topicDistanceOf(a: Features, b: Features): number {
  const near = distanceOf(a, b)
  return near === apart ? apart : Math.min(1, ((1 - cosine(a.words, b.words)) * defaultCut) / topicCut)
}

/** Copies that differ in a figure or a negation are no copies. */
function altered(a: Features, b: Features): boolean {
  if (a.targets.size === 0 && b.targets.size === 0 && a.negations !== b.negations) return true
  for (const [kind, values] of a.figures) {
    const other = b.figures.get(kind)
    if (other !== undefined && other !== values) return true
  }
  return false
}

/** What speaks against: a figure against none, an edit of another kind or with another outcome, a mere question against a proposal. */
function unlike(a: Features, b: Features): number {
  const figure = a.targets.size > 0 !== b.targets.size > 0
  const kind = a.proposal && b.proposal && a.proposal.op !== b.proposal.op
  const question = (a.asks && b.proposal) || (b.asks && a.proposal)
  // Both say what the clause shall read, and it is not the same.
  const edit = a.result !== '' && b.result !== '' && a.result !== b.result
  return (
    (edit ? against.edit : 0) +
    (figure ? against.figure : 0) +
    (kind ? against.kind : 0) +
    (question ? against.question : 0)
  )
}

/** Agreement of what is asked: same figure, same wording, same direction. */
function demand(a: Features, b: Features): number {
  if (a.result !== '' && a.result === b.result) return 1
  const shared = [...a.targets].filter(([kind, value]) => b.targets.get(kind) === value).length
  if (shared > 0) return 1
  if (a.targets.size > 0 !== b.targets.size > 0) return 0
  const p = a.proposal
  const q = b.proposal
  if (p && q && p.op === q.op) {
    if (p.op === 'delete') return sameSpot(p.at, q.at) ? 1 : 0.2
    return overlap(a.wording, b.wording)
  }
  if (p && q && sameSpot(p.at, q.at)) return 0.5
  if (!p && !q) return a.direction !== '' && a.direction === b.direction ? 0.6 : 0.35
  return sameSpot(p?.at, q?.at) ? 0.5 : 0.25
}

type At = { clause: string; start: number; end: number } | undefined

function sameSpot(a: At, b: At): boolean {
  return a !== undefined && b !== undefined && a.clause === b.clause && a.start < b.end && b.start < a.end
}

/** Dice overlap of two lists over their longest common subsequence. */
function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1
  let row = new Uint16Array(b.length + 1)
  for (const key of a) {
    const next = new Uint16Array(b.length + 1)
    for (let j = 0; j < b.length; j++) next[j + 1] = key === b[j] ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)
    row = next
  }
  return (2 * row[b.length]!) / (a.length + b.length)
}
