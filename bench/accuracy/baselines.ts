import { createHash } from 'node:crypto'
import { HDBSCAN } from 'hdbscan-ts'
import { wordsOf } from '../../packages/comments/src/language/words.ts'

/** Groups texts: a group number for each; −1 stands alone. */
export type Baseline = (texts: readonly string[]) => number[]

type Sparse = Map<number, number>

/** Plain TF-IDF over jieba words, length one. */
export function tfidf(texts: readonly string[]): { vectors: Sparse[]; size: number } {
  const names = new Map<string, number>()
  const counts = texts.map((text) => {
    const found: Sparse = new Map()
    for (const word of wordsOf(text)) {
      if (!/[\p{L}\p{N}]/u.test(word)) continue
      const id = names.get(word) ?? names.size
      names.set(word, id)
      found.set(id, (found.get(id) ?? 0) + 1)
    }
    return found
  })
  const documents = new Map<number, number>()
  for (const found of counts) for (const id of found.keys()) documents.set(id, (documents.get(id) ?? 0) + 1)
  for (const found of counts) {
    let sum = 0
    for (const [id, count] of found) {
      const weight = (1 + Math.log(count)) * (Math.log((1 + texts.length) / (1 + (documents.get(id) ?? 0))) + 1)
      found.set(id, weight)
      sum += weight * weight
    }
    for (const [id, weight] of found) found.set(id, weight / (Math.sqrt(sum) || 1))
  }
  return { vectors: counts, size: names.size }
}

function cosine(a: Sparse, b: Sparse): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [id, weight] of few) sum += weight * (many.get(id) ?? 0)
  return sum
}

/** Spherical k-means on TF-IDF, the best of ten seeded starts. It is told the right number of groups. */
export function kMeans(k: number): Baseline {
  return (texts) => {
    const { vectors } = tfidf(texts)
    const random = mulberry(20250603)
    let best: number[] = texts.map(() => 0)
    let bestSum = -1
    for (let start = 0; start < 10; start++) {
      let centres = shuffled(vectors, random).slice(0, k)
      let labels: number[] = []
      for (let round = 0; round < 30; round++) {
        const next = vectors.map((vector) => argMax(centres.map((centre) => cosine(vector, centre))))
        if (next.every((label, i) => label === labels[i])) break
        labels = next
        centres = centres.map((centre, c) => mean(vectors.filter((_, i) => labels[i] === c)) ?? centre)
      }
      const sum = vectors.reduce((all, vector, i) => all + cosine(vector, centres[labels[i] ?? 0] ?? new Map()), 0)
      if (sum > bestSum) {
        bestSum = sum
        best = labels
      }
    }
    return best
  }
}

/** DBSCAN on cosine distance of TF-IDF, two texts make a group. */
export function dbscan(radius: number): Baseline {
  return (texts) => {
    const { vectors } = tfidf(texts)
    return connected(texts.length, (a, b) => 1 - cosine(vectors[a] ?? new Map(), vectors[b] ?? new Map()) <= radius)
  }
}

/** HDBSCAN (hdbscan-ts) on TF-IDF, two texts make a group. */
export const hdbscan: Baseline = (texts) => {
  if (texts.length < 3) return texts.map(() => -1)
  const { vectors, size } = tfidf(texts)
  const dense = vectors.map((vector) => {
    const row = new Array<number>(size).fill(0)
    for (const [id, weight] of vector) row[id] = weight
    return row
  })
  return new HDBSCAN({ minClusterSize: 2, minSamples: 1 }).fit(dense)
}

/** SimHash of 64 bits over character 3-grams; near when at most so many bits differ. */
export function simHash(bits: number): Baseline {
  return (texts) => {
    const hashes = texts.map(simHashOf)
    return connected(texts.length, (a, b) => differing(hashes[a] ?? 0n, hashes[b] ?? 0n) <= bits)
  }
}

export function simHashOf(text: string): bigint {
  const sums = new Int32Array(64)
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '')
  for (let i = 0; i + 3 <= plain.length; i++) {
    const hash = createHash('md5')
      .update(plain.slice(i, i + 3))
      .digest()
      .readBigUInt64LE()
    for (let bit = 0; bit < 64; bit++) sums[bit] = (sums[bit] ?? 0) + ((hash >> BigInt(bit)) & 1n ? 1 : -1)
  }
  let out = 0n
  for (let bit = 0; bit < 64; bit++) if ((sums[bit] ?? 0) > 0) out |= 1n << BigInt(bit)
  return out
}

export function differing(a: bigint, b: bigint): number {
  let rest = a ^ b
  let count = 0
  for (; rest > 0n; rest &= rest - 1n) count++
  return count
}

function connected(count: number, near: (a: number, b: number) => boolean): number[] {
  const labels = Array.from({ length: count }, (_, i) => i)
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      if (labels[a] === labels[b] || !near(a, b)) continue
      const [from, to] = [labels[a], labels[b]]
      labels.forEach((label, i) => {
        if (label === from) labels[i] = to ?? 0
      })
    }
  }
  return labels
}

function mean(vectors: Sparse[]): Sparse | undefined {
  if (vectors.length === 0) return undefined
  const sum: Sparse = new Map()
  for (const vector of vectors) for (const [id, weight] of vector) sum.set(id, (sum.get(id) ?? 0) + weight)
  const length = Math.sqrt([...sum.values()].reduce((all, weight) => all + weight * weight, 0)) || 1
  for (const [id, weight] of sum) sum.set(id, weight / length)
  return sum
}

function argMax(values: number[]): number {
  let best = 0
  values.forEach((value, i) => {
    if (value > (values[best] ?? 0)) best = i
  })
  return best
}

/** A seeded generator of numbers from 0 to 1. */
export function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}
