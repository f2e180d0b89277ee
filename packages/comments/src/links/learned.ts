import type { Opinion } from '../records.ts'
import { type Terms, termsOf } from './terms.ts'

/** An opinion whose clauses a person confirmed or gave. */
export interface Confirmed {
  opinion: Pick<Opinion, 'id' | 'text' | 'mark'>
  /** Clause ids; empty: confirmed to be about the draft as a whole. */
  clauses: string[]
}

/** For the terms of an opinion: the nodes given to opinions like it (`self` apart), how alike, and the likest one's words. */
export type Learned = (terms: Terms, self?: string) => { node: number; value: number; like: string }[]

/** Opinions less alike than this teach nothing: without a true neighbour they would pull wrong. */
const gate = 0.2

const mostNeighbours = 5

interface Known {
  norm: number
  nodes: number[]
  id: string
  text: string
}

/** Nearest confirmed opinions by cosine over terms weighted by how rare they are among the confirmed. */
export function learnedFrom(
  confirmed: readonly Confirmed[],
  nodeOf: (id: string) => number | undefined,
): Learned | undefined {
  if (confirmed.length === 0) return undefined
  const frequency = new Map<string, number>()
  const all = confirmed.map(({ opinion, clauses }) => {
    const terms = termsOf(opinion.text.slice(opinion.mark ?? 0), true)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1)
    return { terms, clauses, id: opinion.id, text: opinion.text }
  })
  const weightOf = (term: string, count: number) =>
    Math.min(count, 2) * Math.log(1 + (confirmed.length + 1) / ((frequency.get(term) ?? 0) + 0.5))
  const normOf = (terms: Terms) =>
    Math.sqrt([...terms].reduce((sum, [term, count]) => sum + weightOf(term, count) ** 2, 0)) || 1
  const known: Known[] = all.map(({ terms, clauses, id, text }) => ({
    id,
    norm: normOf(terms),
    nodes: clauses.map(nodeOf).filter((node) => node !== undefined),
    text,
  }))
  const postings = new Map<string, { at: number; value: number }[]>()
  all.forEach(({ terms }, at) => {
    for (const [term, count] of terms) {
      const entry = { at, value: weightOf(term, count) }
      const list = postings.get(term)
      if (list) list.push(entry)
      else postings.set(term, [entry])
    }
  })
  // Terms that many known opinions have tell little and cost most.
  const common = Math.max(50, known.length / 10)
  const dots = new Float64Array(known.length)
  return (terms, self) => {
    dots.fill(0)
    for (const [term, count] of terms) {
      const list = postings.get(term)
      if (!list || list.length > common) continue
      const weight = weightOf(term, count)
      for (const { at, value } of list) dots[at] = dots[at]! + weight * value
    }
    const norm = normOf(terms)
    const nearest: { at: number; value: number }[] = []
    for (let at = 0; at < dots.length; at++) {
      const value = dots[at]! / (norm * known[at]!.norm)
      if (value >= gate && known[at]!.id !== self) nearest.push({ at, value })
    }
    nearest.sort((a, b) => b.value - a.value || a.at - b.at)
    const byNode = new Map<number, { value: number; like: string }>()
    for (const { at, value } of nearest.slice(0, mostNeighbours)) {
      for (const node of known[at]!.nodes)
        if ((byNode.get(node)?.value ?? 0) < value) byNode.set(node, { value, like: known[at]!.text })
    }
    return [...byNode].map(([node, found]) => ({ node, ...found }))
  }
}
