import type { Terms } from './terms.ts'

/** A searchable thing: its fields' terms, each with the field's weight. */
export interface Entry {
  fields: { terms: Terms; weight: number; length: number }[]
}

/** Parameters of BM25F; tuned on lay questions about articles of laws (see bench/accuracy). */
export interface Bm25Options {
  k1: number
  b: number
}

export const bm25Defaults: Bm25Options = { k1: 1.0, b: 0.6 }

/** An inverted index over a few hundred entries; weights are ready to be added up. */
export interface SimilarityIndex {
  size: number
  postings: Map<string, { at: Uint32Array; weight: Float64Array }>
  idf: Map<string, number>
  unseen: number
}

/** BM25F with the collection's own idf: one score per entry for the terms of a query. */
export function buildIndex(entries: readonly Entry[], options: Bm25Options = bm25Defaults): SimilarityIndex {
  const width = Math.max(0, ...entries.map((entry) => entry.fields.length))
  const averages = Array.from({ length: width }, (_, field) => {
    const lengths = entries.map((entry) => entry.fields[field]?.length ?? 0).filter((length) => length > 0)
    return lengths.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / lengths.length : 1
  })
  const pooled = new Map<string, { at: number[]; frequency: number[] }>()
  const documentFrequency = new Map<string, number>()
  entries.forEach((entry, index) => {
    const frequencies = new Map<string, number>()
    entry.fields.forEach(({ terms, weight, length }, field) => {
      const norm = 1 - options.b + (options.b * length) / averages[field]!
      for (const [term, count] of terms) frequencies.set(term, (frequencies.get(term) ?? 0) + (weight * count) / norm)
    })
    for (const [term, frequency] of frequencies) {
      const list = pooled.get(term) ?? { at: [], frequency: [] }
      list.at.push(index)
      list.frequency.push(frequency)
      pooled.set(term, list)
    }
    // Inherited fields (headings above, neighbours) must not make a word look common: only the first two count.
    const own = new Set(entry.fields.slice(0, 2).flatMap(({ terms }) => [...terms.keys()]))
    for (const term of own) documentFrequency.set(term, (documentFrequency.get(term) ?? 0) + 1)
  })
  const idf = new Map<string, number>()
  const postings = new Map<string, { at: Uint32Array; weight: Float64Array }>()
  const total = entries.length
  for (const [term, { at, frequency }] of pooled) {
    const count = documentFrequency.get(term) ?? 0
    const value = Math.log(1 + (total - count + 0.5) / (count + 0.5))
    idf.set(term, value)
    postings.set(term, {
      at: Uint32Array.from(at),
      weight: Float64Array.from(frequency, (tf) => (value * tf * (options.k1 + 1)) / (options.k1 + tf)),
    })
  }
  return { size: total, postings, idf, unseen: Math.log(1 + (total + 0.5) / 0.5) }
}

/** The score of every entry. */
export function scoreAll({ size, postings }: SimilarityIndex, query: Terms): Float64Array {
  const scores = new Float64Array(size)
  for (const [term, count] of query) {
    const posting = postings.get(term)
    if (!posting) continue
    const weight = count > 1 ? 1 + Math.log(count) : count
    for (let index = 0; index < posting.at.length; index++)
      scores[posting.at[index]!]! += weight * posting.weight[index]!
  }
  return scores
}

/** What the query would score against itself: the yardstick that tells “about this draft” from “about something else”. */
export function selfScore({ idf, unseen }: SimilarityIndex, query: Terms): number {
  let sum = 0
  for (const [term, count] of query) sum += Math.min(count, 1) * (idf.get(term) ?? unseen * 0.5)
  return sum
}
