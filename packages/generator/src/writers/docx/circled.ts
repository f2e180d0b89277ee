import type { Inline } from '@gongwen/model'
import { cell } from './measures.ts'

/**
 * ① and its like, which belong to no script. At the beginning of a paragraph LibreOffice takes them for letters of its own
 * language, and unless that is Chinese sets them off by a fifth of a character, which pushes the last one of the line down.
 */
const circled = /^[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/u

/** Where the text goes on behind such a number: a stop in the style of the text, just behind the number's cell. */
export const circledStop: number = 3 * cell + 12

/** Whether a text begins with a number that needs a tab behind it: between the two no program sets a gap. */
export function beginsCircled(text: string): boolean {
  return circled.test(text)
}

/** The text of a paragraph, with a tab behind a circled number that it begins with. */
export function circledSetOff(children: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = children
  if (first?.type !== 'text' || !beginsCircled(first.value) || /^.\s/.test(first.value)) return children
  return [{ ...first, value: `${first.value.charAt(0)}\t${first.value.slice(1)}` }, ...rest]
}
