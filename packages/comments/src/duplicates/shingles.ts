/** Distinct hashes of a text's character n-grams, ascending. A text shorter than n is one shingle. */
export function shinglesOf(text: string, n: number): Uint32Array {
  if (text === '') return new Uint32Array()
  const size = Math.max(1, text.length - n + 1)
  const hashes = new Uint32Array(size)
  for (let i = 0; i < size; i++) {
    let hash = 2166136261
    for (let k = i; k < Math.min(i + n, text.length); k++) {
      hash ^= text.charCodeAt(k)
      hash = Math.imul(hash, 16777619)
    }
    // FNV alone leaves the high bits of short inputs alike; min-hashing wants them mixed.
    hash ^= hash >>> 16
    hash = Math.imul(hash, 0x85ebca6b)
    hash ^= hash >>> 13
    hashes[i] = hash
  }
  hashes.sort()
  let kept = 0
  for (let i = 0; i < size; i++) if (i === 0 || hashes[i] !== hashes[i - 1]) hashes[kept++] = hashes[i] ?? 0
  return hashes.slice(0, kept)
}

/** Number of shingles that two ascending lists share. */
export function shared(a: Uint32Array, b: Uint32Array): number {
  let count = 0
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    if (x === y) count++
    if (x <= y) i++
    if (y <= x) j++
  }
  return count
}

/** Shared ÷ all shingles, 0 to 1. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 && b.length === 0) return 1
  const both = shared(a, b)
  return both / (a.length + b.length - both)
}

/** Shared ÷ the smaller one's shingles, 0 to 1. */
export function containment(a: Uint32Array, b: Uint32Array): number {
  const least = Math.min(a.length, b.length)
  return least === 0 ? 0 : shared(a, b) / least
}
