import { fold } from '../language/fold.ts'
import { hashOf } from '../language/hash.ts'
import { bandKeys, signature } from './minhash.ts'
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
const sampling = 4
/** A sampled 5-gram in more texts than this is a set phrase and points at nothing. */
const crowd = 64
/** Samples kept in memory at most. */
const mostSamples = 4_000_000

/** What two folded texts are compared by. */
export interface Grams {
  three: Uint32Array
  five: Uint32Array
}

/** The grams of a folded text. */
export function gramsOf(folded: string): Grams {
  return { three: shinglesOf(folded, 3), five: shinglesOf(folded, 5) }
}

/** How alike two texts are, from their grams. */
export function nearnessOfGrams(a: Grams, b: Grams): Nearness {
  return { jaccard: jaccard(a.three, b.three), containment: containment(a.five, b.five) }
}

/** How alike two texts are, exactly. */
export function nearnessOf(a: string, b: string): Nearness {
  return nearnessOfGrams(gramsOf(fold(a, 'words').text), gramsOf(fold(b, 'words').text))
}

/** Whether two texts are near duplicates. */
export function isNear(nearness: Nearness): boolean {
  return nearness.jaccard >= nearLimits.jaccard || nearness.containment >= nearLimits.containment
}

/**
 * Families of near duplicates: lists of text numbers, ascending, singletons left out. Candidates come from MinHash bands
 * and from sampled 5-grams, every link is verified exactly, and families are what the links connect.
 */
export function familiesOf(texts: readonly string[], limits: Nearness = nearLimits): number[][] {
  const { owner, uniques } = uniquesOf(texts)
  const union = unionOf(uniques.length)
  const grams = rememberGrams(uniques)
  const verify = (a: number, b: number): void => {
    if (union.find(a) === union.find(b)) return
    const x = grams(a)
    const y = grams(b)
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
function uniquesOf(texts: readonly string[]): { owner: number[]; uniques: string[] } {
  const folded = texts.map((text) => fold(text, 'words').text)
  const hashed = [...new Set(folded)].map((text) => ({ text, hash: hashOf(text) }))
  const uniques = hashed.sort((a, b) => a.hash - b.hash || (a.text < b.text ? -1 : 1)).map(({ text }) => text)
  const numbers = new Map(uniques.map((text, i) => [text, i]))
  return { owner: folded.map((text) => numbers.get(text) ?? 0), uniques }
}

const remembered = 20_000

/** The grams of a unique text; those of the last few thousand texts are kept. */
function rememberGrams(uniques: readonly string[]): (i: number) => Grams {
  const kept = new Map<number, Grams>()
  return (i) => {
    const known = kept.get(i)
    if (known) return known
    const grams = gramsOf(uniques[i] ?? '')
    if (kept.size >= remembered) kept.clear()
    kept.set(i, grams)
    return grams
  }
}

/** Texts that share a band of their signatures; one band at a time, so that memory holds one table only. */
function byBands(uniques: readonly string[], verify: (a: number, b: number) => void): void {
  const keys = new Uint32Array(uniques.length * signature.bands)
  uniques.forEach((text, i) => {
    if (text.length >= shortest) keys.set(bandKeys(shinglesOf(text, 3)), i * signature.bands)
  })
  for (let band = 0; band < signature.bands; band++) {
    const buckets = new Map<number, number[]>()
    for (const [i, text] of uniques.entries()) {
      if (text.length < shortest) continue
      const key = keys[i * signature.bands + band] ?? 0
      const bucket = buckets.get(key)
      if (!bucket) buckets.set(key, [i])
      else {
        // The first few of a bucket stand for its families: one link that holds is enough.
        for (const other of bucket) verify(other, i)
        if (bucket.length < 8) bucket.push(i)
      }
    }
  }
}

/** Texts that share sampled 5-grams: finds a letter inside a longer one. Above a few million samples only fewer are taken. */
function bySamples(uniques: readonly string[], verify: (a: number, b: number) => void): void {
  const letters = uniques.reduce((sum, text) => sum + text.length, 0)
  const every = Math.max(sampling, Math.ceil(letters / mostSamples))
  const postings = new Map<number, number[]>()
  for (const [i, text] of uniques.entries()) {
    if (text.length < shortest) continue
    const counts = new Map<number, number>()
    let samples = 0
    for (const gram of shinglesOf(text, 5)) {
      if (gram % every !== 0) continue
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
      const least = Math.min(samples, (uniques[other]?.length ?? 0) / every)
      if (count >= Math.max(1, 0.25 * least)) verify(other, i)
    }
  }
}
