import { type Document, formatMark, type Heading, textOf, visit } from '@gongwen/model'

/** A heading as the contents and the bookmarks list it. */
export interface OutlineEntry {
  level: number
  text: string
  /** Key in `Canvas.targets`. */
  target: string
}

/** The headings of a document in reading order. */
export function outlineOf(document: Document): Map<Heading, OutlineEntry> {
  const outline = new Map<Heading, OutlineEntry>()
  let count = 0
  visit(document, (node) => {
    if (node.type !== 'heading') return
    const { mark, level, children } = node
    const words = textOf({ type: 'paragraph', children }).split('\n')[0] ?? ''
    const text = `${mark ? formatMark(mark) : ''}${words}`
    outline.set(node, { level, text, target: `heading-${++count}` })
  })
  return outline
}
