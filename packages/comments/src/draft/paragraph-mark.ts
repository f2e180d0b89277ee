import { type ParsedMark, parseMark } from '@gongwen/model'

/** Marks that a draft prints; 第二款 and 第一项 at the start of a line only cite. */
const cited = new Set(['paragraph', 'item', 'subitem'])

/** The mark that a paragraph starts with, if it is one that numbers paragraphs. */
export function markOf(text: string): ParsedMark | undefined {
  const found = parseMark(text)
  return found && !cited.has(found.mark.form) ? found : undefined
}
