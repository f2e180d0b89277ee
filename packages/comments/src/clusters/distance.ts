import { likeness } from '../wording/align.ts'
import type { Features, Vector } from './features.ts'

/** Never in one cluster: they ask for different figures, or one for more and one for less. */
export const apart: number = Number.POSITIVE_INFINITY

const weights = { words: 0.55, places: 0.2, demand: 0.25 }

/** How far two opinions of one clause are from asking the same: 0 same, 1 nothing in common, `apart` contradictory. */
export function distanceOf(a: Features, b: Features): number {
  for (const [kind, value] of a.targets) {
    const other = b.targets.get(kind)
    if (other !== undefined && other !== value) return apart
  }
  if (a.direction !== '' && b.direction !== '' && a.direction !== b.direction) return apart
  const words = cosine(a.words, b.words)
  const places = a.places.size > 0 && b.places.size > 0 ? cosine(a.places, b.places) : words
  return Math.max(0, 1 - (weights.words * Math.sqrt(words) + weights.places * places + weights.demand * demand(a, b)))
}

/** Agreement of what is asked: same figure, same wording, same direction; a figure against none speaks against. */
function demand(a: Features, b: Features): number {
  const shared = [...a.targets].filter(([kind, value]) => b.targets.get(kind) === value).length
  if (shared > 0) return 1
  if (a.targets.size > 0 !== b.targets.size > 0) return 0
  const p = a.proposal
  const q = b.proposal
  if (p && q && p.op === q.op) {
    if (p.op === 'delete') return sameSpot(p.at, q.at) ? 1 : 0.2
    return likeness(p.to, q.to)
  }
  if (p && q && sameSpot(p.at, q.at)) return 0.5
  if (!p && !q) return a.direction !== '' && a.direction === b.direction ? 0.6 : 0.35
  return sameSpot(p?.at, q?.at) ? 0.5 : 0.25
}

type At = { clause: string; start: number; end: number } | undefined

function sameSpot(a: At, b: At): boolean {
  return a !== undefined && b !== undefined && a.clause === b.clause && a.start < b.end && b.start < a.end
}

/** Cosine of two vectors of length one. */
export function cosine(a: Vector, b: Vector): number {
  if (a.size > b.size) return cosine(b, a)
  let sum = 0
  for (const [term, value] of a) sum += value * (b.get(term) ?? 0)
  return sum
}
