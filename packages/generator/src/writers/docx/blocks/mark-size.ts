import { twips } from '../measures.ts'

/** Largest size of the 标志 in points: office practice, the standard names none (7.2.4). */
const largest = 52
/** The 标志 fills at most the width of the text, points. */
const room = (156 * 72) / 25.4

/** Size of 发文机关标志 in points: the longest name and the suffix on the width of the text. */
export function markSize(organs: readonly string[], suffix: string): number {
  const longest = Math.max(...organs.map((name) => [...name].length))
  return Math.max(16, Math.min(largest, Math.floor(room / (longest + [...suffix].length))))
}

/** Space above the 标志 so that its ink begins 35 mm below the edge of the text (7.2.4), lines above it counted. */
export function markHeight(linesAbove: number, size: number): number {
  const inkInLine = size * 20 * 0.3
  return Math.max(0, Math.round(twips(35) - linesAbove * 579 - inkInLine))
}
