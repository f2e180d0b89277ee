import type { LeftOut } from './furniture.ts'
import type { Paragraph } from './paragraph.ts'

const longestEntry = 60

/** Takes a 目录 out: its entries run until the first of their numbers comes back as the real heading. */
export function removeContents(paragraphs: readonly Paragraph[]): { paragraphs: Paragraph[]; leftOut: LeftOut[] } {
  const at = paragraphs.findIndex(({ text }) => /^目 ?录$/.test(text))
  const first = paragraphs[at + 1]?.mark?.mark
  if (at < 0 || !first) return { paragraphs: [...paragraphs], leftOut: [] }
  for (let i = at + 2; i < paragraphs.length; i++) {
    const { mark, text } = paragraphs[i]!
    if (mark?.mark.form === first.form && mark.mark.ordinal === first.ordinal) {
      const leftOut = paragraphs.slice(at, i).map(({ start, end }) => ({ start, end, why: 'contents' as const }))
      return { paragraphs: [...paragraphs.slice(0, at), ...paragraphs.slice(i)], leftOut }
    }
    if (text.length > longestEntry || /[。；：]$/.test(text)) break
  }
  return { paragraphs: [...paragraphs], leftOut: [] }
}
