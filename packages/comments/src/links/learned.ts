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

interface Known {
  terms: Terms
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
    terms,
    norm: normOf(terms),
    nodes: clauses.map(nodeOf).filter((node) => node !== undefined),
    text,
  }))
  const postings = new Map<string, number[]>()
  known.forEach(({ terms }, at) => {
    for (const term of terms.keys()) {
      const list = postings.get(term)
      if (list) list.push(at)
      else postings.set(term, [at])
    }
  })
  return (terms, self) => {
    const dots = new Map<number, number>()
    for (const [term, count] of terms) {
      const list = postings.get(term)
      // Terms that most confirmed opinions have tell nothing and cost most.
      if (!list || list.length > Math.max(50, known.length / 3)) continue
      const weight = weightOf(term, count)
      for (const at of list) dots.set(at, (dots.get(at) ?? 0) + weight * weightOf(term, known[at]!.terms.get(term)!))
    }
    const norm = normOf(terms)
    const nearest = [...dots]
      .map(([at, dot]) => ({ at, value: dot / (norm * known[at]!.norm) }))
      .filter(({ at, value }) => value >= gate && known[at]!.id !== self)
      .sort((a, b) => b.value - a.value || a.at - b.at)
      .slice(0, 5)
    const byNode = new Map<number, { value: number; like: string }>()
    for (const { at, value } of nearest) {
      for (const node of known[at]!.nodes)
        if ((byNode.get(node)?.value ?? 0) < value) byNode.set(node, { value, like: known[at]!.text })
    }
    return [...byNode].map(([node, found]) => ({ node, ...found }))
  }
}
