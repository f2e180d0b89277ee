import type { Paragraph } from './paragraph.ts'

const mostQuoted = 60

/**
 * Where a quotation that a paragraph opens and does not close (修改为：“第三条……) ends: what it quotes is no part of the
 * outline. The paragraph itself when nothing is left open, or when the quotation is never closed.
 */
export function quotationEnd(paragraphs: readonly Paragraph[], i: number): number {
  const isOpen = (text: string): boolean | undefined => {
    const last = Math.max(text.lastIndexOf('“'), text.lastIndexOf('”'))
    return last < 0 ? undefined : text[last] === '“'
  }
  if (isOpen(paragraphs[i]!.text) !== true || !/[：:，,]\s?“[^“”]*$/.test(paragraphs[i]!.text)) return i
  for (let j = i + 1; j < Math.min(paragraphs.length, i + mostQuoted); j++) {
    if (isOpen(paragraphs[j]!.text) === false) return j
  }
  return i
}
