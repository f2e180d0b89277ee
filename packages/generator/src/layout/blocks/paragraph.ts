import type { Paragraph } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Context } from '../context.ts'
import { setInlines } from '../inlines/set-inlines.ts'
import { linesToStrips, paragraphStrips } from '../paragraph.ts'
import { settlePairs } from '../set-text.ts'
import type { Flow } from '../strip.ts'
import { titleLines } from '../titles/title-lines.ts'

/** 正文 (7.3.3): two characters in, further lines flush. */
export function setParagraph(block: Paragraph, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent } = context
  const tag = { role: 'P' as const, parent }
  const atoms: Atom[] = []
  const align = block.align ?? context.align
  const plain = align === 'center' || align === 'right' || context.byMeaning || isAnswer(block)
  const asked = block.indent ?? (plain ? 'none' : 'first-line')
  const inset = left + (asked === 'block' ? body.size * 2 : 0)
  const indent = asked === 'first-line' ? context.indent : 0
  setInlines(block.children, body, { ...context, left: inset, indent, tag }, atoms)
  const shape = {
    left: inset,
    width: Math.max(width - inset, body.size),
    indent,
    align,
    leading,
    size: body.size,
    grid,
    tag,
  }
  if (!context.byMeaning || align !== 'center') return paragraphStrips(atoms, shape)
  settlePairs(atoms)
  return linesToStrips(atoms, titleLines(atoms, shape.width), shape)
}

/** A long answer alone is a box as wide as the text. */
function isAnswer({ children: [only, ...others] }: Paragraph): boolean {
  return only?.type === 'field' && others.length === 0 && (only.control === 'multiline' || only.control === 'picture')
}
