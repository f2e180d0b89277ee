import { hashOf } from '../language/hash.ts'

/** A sparse vector of length one: ascending term numbers and their weights. */
export interface Vector {
  terms: Float64Array
  weights: Float32Array
}

/** A vector from named terms; names are told apart by their hash. */
export function vectorOf(counts: ReadonlyMap<string, number>): Vector {
  let sum = 0
  for (const weight of counts.values()) sum += weight * weight
  const length = Math.sqrt(sum) || 1
  const entries = [...counts]
    .map(([name, weight]): [number, number] => [hashOf(name), weight / length])
    .sort(([a], [b]) => a - b)
  return {
    terms: Float64Array.from(entries, ([term]) => term),
    weights: Float32Array.from(entries, ([, weight]) => weight),
  }
}

/** Cosine of two vectors. */
export function cosine(a: Vector, b: Vector): number {
  let sum = 0
  let i = 0
  let j = 0
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i]!
    const y = b.terms[j]!
    if (x === y) sum += a.weights[i]! * b.weights[j]!
    if (x <= y) i++
    if (y <= x) j++
  }
  return sum
}

/** The term numbers with the greatest weights. */
export function strongest({ terms, weights }: Vector, count: number): number[] {
  return Array.from(terms, (term, i): [number, number] => [term, weights[i]!])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, count)
    .map(([term]) => term)
}
