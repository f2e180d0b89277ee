import { type Block, type Document, formatMark, type Heading, textOf, visit } from '@gongwen/model'

/** A heading as the contents and the bookmarks list it. */
export interface OutlineEntry {
  level: number
  text: string
  /** Key in `Canvas.targets`. */
  target: string
}

/** A heading inside a block, itself perhaps, and its words. */
export interface FoundHeading extends Pick<OutlineEntry, 'level' | 'text'> {
  heading: Heading
}

/** The headings of a document in reading order. `find` tells those of a block. */
export function outlineOf(
  { children }: Document,
  find: (block: Block) => readonly FoundHeading[] = headingsIn,
): Map<Heading, OutlineEntry> {
  const outline = new Map<Heading, OutlineEntry>()
  let count = 0
  for (const block of children)
    for (const { heading, level, text } of find(block))
      outline.set(heading, { level, text, target: `heading-${++count}` })
  return outline
}

const none: readonly FoundHeading[] = []

/** The headings in a block. */
export function headingsIn(block: Block): readonly FoundHeading[] {
  const found: FoundHeading[] = []
  visit(block, (node) => {
    if (node.type !== 'heading') return
    const { mark, level, children } = node
    const words = textOf({ type: 'paragraph', children }).split('\n')[0] ?? ''
    found.push({ heading: node, level, text: `${mark ? formatMark(mark) : ''}${words}` })
  })
  return found.length > 0 ? found : none
}
