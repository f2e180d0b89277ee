import type { Block, Document } from '@gongwen/model'

/** How far a printer is off, in mm: what is printed moves right and down by so much. */
export interface Offset {
  right: number
  down: number
}

/** What goes onto stock that is printed already: the variable boxes alone, moved by the offset; no background. */
export function overprint(document: Document, offset: Offset = { right: 0, down: 0 }): Document {
  const { background: _, ...setup } = document.setup
  const children = document.children.flatMap((block): Block[] =>
    block.type === 'box' && block.variable ? [{ ...block, x: block.x + offset.right, y: block.y + offset.down }] : [],
  )
  return { ...document, setup, children }
}
