import type { Root } from 'mdast'
import { type AuthorLine, readAuthorLines } from './lines/author-lines.ts'
import { movePlacesBack, partedSource } from './lines/part-lines.ts'
import { parseMarkdown } from './parse.ts'

/** A text as its author meant it: single line ends that part paragraphs do so. Places are those of the text given. */
export function parseAuthored(source: string): { root: Root; lines: AuthorLine[] } {
  const root = parseMarkdown(source)
  const lines = readAuthorLines(root, source)
  const parted = lines.filter(({ reading }) => reading === 'mark' || reading === 'end').map(({ line }) => line)
  if (parted.length === 0) return { root, lines }
  return { root: movePlacesBack(parseMarkdown(partedSource(source, parted)), parted), lines }
}
