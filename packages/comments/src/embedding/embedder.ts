import type { Result } from '@gongwen/model'

/** Something that turns texts into vectors of one length. Never needed: it may only re-rank what is uncertain. */
export interface Embedder {
  /** Shown with every link it touched. */
  name: string
  /** One vector a text, in order; empty with a diagnostic when the model cannot be used. */
  embed(texts: readonly string[]): Promise<Result<Float32Array[]>>
}

/** The cosine of two vectors; 0 when one is all zero. */
export function cosineOf(a: Float32Array, b: Float32Array): number {
  let dot = 0
  let left = 0
  let right = 0
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    dot += a[at]! * b[at]!
    left += a[at]! * a[at]!
    right += b[at]! * b[at]!
  }
  return left > 0 && right > 0 ? dot / Math.sqrt(left * right) : 0
}
