import { fold } from '../language/fold.ts'
import { hashOf } from '../language/hash.ts'
import { bandKeys } from './minhash.ts'
import { containment, jaccard, shinglesOf } from './shingles.ts'
import { unionOf } from './union.ts'

/** How alike two texts are. */
export interface Nearness {
  /** 3-grams. */
  jaccard: number
  /** 5-grams, of the shorter text. */
  containment: number
}

/** Near duplicates: 3-gram Jaccard or 5-gram containment of at least a half. Stricter limits miss edited letters. */
export const nearLimits: Nearness = { jaccard: 0.5, containment: 0.5 }

/** Texts shorter than this (folded) are duplicates only when equal: 同意 is nobody's campaign. */
export const shortest = 12
/** 5-grams whose hash is divisible by this are the ones that look for texts inside longer texts. */
const sampling = 6
/** A sampled 5-gram in more texts than this is a set phrase and points at nothing. */
const crowd = 64

/** How alike two texts are, exactly. */
export function nearnessOf(a: string, b: string): Nearness {
  const x = fold(a, 'words').text
  const y = fold(b, 'words').text
  return {
    jaccard: jaccard(shinglesOf(x, 3), shinglesOf(y, 3)),
    containment: containment(shinglesOf(x, 5), shinglesOf(y, 5)),
  }
}

/** Whether two texts are near duplicates. */
export function isNear(nearness: Nearness): boolean {
  return nearness.jaccard >= nearLimits.jaccard || nearness.containment >= nearLimits.containment
}

/** A text that stands for all texts that fold to the same. */
interface Unique {
  text: string
  three: Uint32Array
  five: Uint32Array
}

/**
 * Families of near duplicates: lists of text numbers, ascending, singletons left out. Candidates come from MinHash bands
 * and from sampled 5-grams, every link is verified exactly, and families are what the links connect.
 */
export function familiesOf(texts: readonly string[], limits: Nearness = nearLimits): number[][] {
  const { owner, uniques } = uniquesOf(texts)
  const union = unionOf(uniques.length)
  const verify = (a: number, b: number): void => {
    const x = uniques[a]
    const y = uniques[b]
    if (!x || !y || union.find(a) === union.find(b)) return
    if (jaccard(x.three, y.three) >= limits.jaccard || containment(x.five, y.five) >= limits.containment)
      union.join(a, b)
  }
  byBands(uniques, verify)
  bySamples(uniques, verify)
  const families = new Map<number, number[]>()
  owner.forEach((unique, text) => {
    const root = union.find(unique)
    const family = families.get(root)
    if (family) family.push(text)
    else families.set(root, [text])
  })
  return [...families.values()].filter((family) => family.length > 1)
}

/** Unique folded texts in an order of their own, and which one each text folds to. */
function uniquesOf(texts: readonly string[]): { owner: number[]; uniques: Unique[] } {
  const folded = texts.map((text) => fold(text, 'words').text)
  const distinct = [...new Set(folded)].sort((a, b) => hashOf(a) - hashOf(b) || (a < b ? -1 : 1))
  const numbers = new Map(distinct.map((text, i) => [text, i]))
  const uniques = distinct.map((text) => ({ text, three: shinglesOf(text, 3), five: shinglesOf(text, 5) }))
  return { owner: folded.map((text) => numbers.get(text) ?? 0), uniques }
}

function byBands(uniques: readonly Unique[], verify: (a: number, b: number) => void): void {
  const buckets = new Map<number, number[]>()
  uniques.forEach(({ text, three }, i) => {
    if (text.length < shortest) return
    for (const key of bandKeys(three)) {
      const bucket = buckets.get(key)
      if (!bucket) buckets.set(key, [i])
      else {
        // One link to a bucket is enough when it holds; the first few of a bucket stand for its families.
        for (const other of bucket.slice(0, 8)) verify(other, i)
        if (bucket.length < 64) bucket.push(i)
      }
    }
  })
}

function bySamples(uniques: readonly Unique[], verify: (a: number, b: number) => void): void {
  const postings = new Map<number, number[]>()
  uniques.forEach(({ text, five }, i) => {
    if (text.length < shortest) return
    const counts = new Map<number, number>()
    let samples = 0
    for (const gram of five) {
      if (gram % sampling !== 0) continue
      samples++
      const list = postings.get(gram)
      if (!list) {
        postings.set(gram, [i])
        continue
      }
      if (list.length > crowd) continue
      for (const other of list) counts.set(other, (counts.get(other) ?? 0) + 1)
      list.push(i)
    }
    for (const [other, count] of counts) {
      const least = Math.min(samples, (uniques[other]?.five.length ?? 0) / sampling)
      if (count >= Math.max(1, 0.25 * least)) verify(other, i)
    }
  })
}
