import type { Title } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import type { Atom, TextStyle } from '../atom.ts'
import type { Context } from '../context.ts'
import { titleRole } from '../heading-role.ts'
import { setInlines } from '../inlines/set-inlines.ts'
import { linesToStrips, paragraphStrips } from '../paragraph.ts'
import { settlePairs } from '../set-text.ts'
import type { Flow, Strip } from '../strip.ts'
import { styleOf } from '../styles.ts'
import { titleLines } from '../titles/title-lines.ts'

/** 标题 (7.3.1): 2号小标宋 in balanced lines, a blank line below. */
export function setTitle(block: Title, context: Context): Flow[] {
  const { inside, body, shared } = context
  const size = inside ? body.size * 1.25 : gbt9704.title.size.value
  const style = { ...styleOf(context, 'xiaobiaosong', size), color: body.color }
  const tag = { role: titleRole(shared), parent: context.tag }
  const atoms: Atom[] = []
  setInlines(block.children, style, { ...context, tag }, atoms)
  const strips = [...titleStrips(atoms, style, context, tag), ...setSubtitle(block, context)]
  for (const strip of strips) strip.keep = true
  const last = strips.at(-1)
  if (last && !inside) last.below = context.leading
  return strips
}

/** A title's lines, centred, for titles of attachments too. */
export function titleStrips(
  atoms: Atom[],
  { size }: TextStyle,
  { left, width, leading, grid }: Context,
  tag: Parameters<typeof linesToStrips>[2]['tag'],
): Strip[] {
  settlePairs(atoms)
  const room = Math.max(width - left, size)
  const lines = titleLines(atoms, room)
  const pitch = Math.max(leading, size * 1.3)
  return linesToStrips(atoms, lines, { left, width: room, align: 'center', leading: pitch, size, grid, tag })
}

/** （征求意见稿） and the like in 楷体. */
function setSubtitle({ subtitle }: Title, context: Context): Strip[] {
  if (!subtitle) return []
  const { left, width, leading, grid, body } = context
  const tag = { role: 'P' as const, parent: context.tag }
  const style = { ...styleOf(context, 'kaiti', body.size), color: body.color }
  const atoms: Atom[] = []
  setInlines(subtitle, style, { ...context, tag }, atoms)
  const shape = {
    left,
    width: Math.max(width - left, body.size),
    align: 'center' as const,
    leading,
    size: body.size,
    grid,
    tag,
  }
  return paragraphStrips(atoms, shape)
}
