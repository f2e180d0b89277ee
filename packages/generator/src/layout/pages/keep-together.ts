import { type Flow, isOrder, type Strip } from '../strip.ts'

/** Up to so many lines move to the page of the signature back to where a paragraph begins; else the last two. */
const wholeParagraph = 4
const tailLines = 2

/** Ties what must not begin a page to the text above it (7.3.5.5): never a signature without text, never “此页无正文”. */
export function keepTogether(flow: readonly Flow[]): Flow[] {
  const kept = [...flow]
  for (let i = kept.length - 1; i > 0; i--) {
    const item = kept[i]!
    if (isOrder(item) || !item.lean) continue
    const above = kept[i - 1]!
    if (isOrder(above)) continue
    if (above.lean) tie(kept, i - 1)
    else for (let line = i - 1; line >= i - linesToTie(kept, i); line--) tie(kept, line)
  }
  return kept
}

function tie(flow: Flow[], at: number): void {
  const item = flow[at]
  if (item && !isOrder(item) && !item.keep) flow[at] = { ...item, keep: true }
}

function linesToTie(flow: readonly Flow[], end: number): number {
  for (let count = 1; count <= wholeParagraph; count++) {
    const item = flow[end - count]
    if (!item || isOrder(item)) return count - 1
    if ((item as Strip).start && count >= tailLines) return count
  }
  return tailLines
}
