import type { Opinion } from '../records.ts'

/** A remark written into a copy of the draft: `【批注2：…】`. */
const remark = /^\s*【批注\s*\d*\s*[：:]\s*([\s\S]*?)\s*】?\s*$/

/**
 * An opinion as tables show it: the sender's words without the sender's own list number (`1.`, `二是`) or the brackets of a
 * remark. What is stored keeps them.
 */
export function shownText({ text, mark = 0 }: Pick<Opinion, 'text' | 'mark'>): string {
  const words = (remark.exec(text)?.[1] ?? text.slice(mark)).trim()
  return words === '' ? text.trim() : words
}
