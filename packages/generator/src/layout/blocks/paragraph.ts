import type { Paragraph } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Context } from '../context.ts'
import { setInlines } from '../inlines/set-inlines.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow } from '../strip.ts'

/** 正文 (7.3.3): two characters in, further lines flush. */
export function setParagraph(block: Paragraph, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent } = context
  const tag = { role: 'P' as const, parent }
  const atoms: Atom[] = []
  setInlines(block.children, body, { ...context, tag }, atoms)
  const align = block.align ?? context.align
  const centred = align === 'center' || align === 'right'
  const asked = block.indent ?? (centred ? 'none' : 'first-line')
  const block2 = asked === 'block' ? body.size * 2 : 0
  return paragraphStrips(atoms, {
    left: left + block2,
    width: Math.max(width - left - block2, body.size),
    indent: asked === 'first-line' ? context.indent : 0,
    align,
    leading,
    size: body.size,
    grid,
    tag,
  })
}
