import type { Recipients } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Context } from '../context.ts'
import { setInlines } from '../inlines/set-inlines.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow } from '../strip.ts'

/** 主送机关 (7.3.2): one blank line below the title, flush left, wraps flush. */
export function setRecipients(block: Recipients, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, inside } = context
  const tag = { role: 'P' as const, parent }
  const atoms: Atom[] = []
  setInlines(block.children, body, { ...context, tag }, atoms)
  const shape = { left, width: width - left, align: 'justify' as const, leading, size: body.size, grid, tag }
  // The first page shows text (7.3.3): what is addressed and what is said begin on the same page.
  const strips = paragraphStrips(atoms, { ...shape, keep: true })
  if (strips[0] && !inside) strips[0].above = leading
  return strips
}
