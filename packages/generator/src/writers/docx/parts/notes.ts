import { root } from '../xml.ts'

const separator = (type: string, id: number, mark: string): string =>
  `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${mark}/></w:r></w:p></w:footnote>`

/** `word/footnotes.xml`. */
export function footnotesXml(notes: readonly string[]): string {
  const own = separator('separator', -1, 'separator') + separator('continuationSeparator', 0, 'continuationSeparator')
  return root('w:footnotes', own + notes.join(''))
}

/** `word/comments.xml`. */
export function commentsXml(comments: readonly string[]): string {
  return root('w:comments', comments.join(''))
}
