import type { PdfFile } from '../writers/pdf/file.ts'
import { ref } from '../writers/pdf/syntax.ts'

/** A number tree that is written leaf by leaf (ISO 32000-1, 7.9.7). */
export interface NumberTree {
  /** The key that the next value gets. */
  next(): number
  add(values: readonly string[]): void
  end(): number
}

const PER_LEAF = 256

/** Starts a tree whose keys count from 0. */
export function numberTree(file: PdfFile): NumberTree {
  const leaves: number[] = []
  let pending: string[] = []
  let key = 0
  const leaf = () => {
    const first = key - pending.length
    const nums = pending.map((value, index) => `${first + index} ${value}`).join(' ')
    leaves.push(file.add(`<</Limits[${first} ${key - 1}]/Nums[${nums}]>>`))
    pending = []
  }
  return {
    next: () => key,
    add: (values) => {
      pending.push(...values)
      key += values.length
      if (pending.length >= PER_LEAF) leaf()
    },
    end: () => {
      if (pending.length > 0) leaf()
      return file.add(`<</Kids[${leaves.map(ref).join(' ')}]>>`)
    },
  }
}
