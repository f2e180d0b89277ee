import type { Attachment } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import type { Context } from '../context.ts'
import { titleRole } from '../heading-role.ts'
import { nodeFor } from '../memory.ts'
import { paragraphStrips } from '../paragraph.ts'
import { setBlocks } from '../set-blocks.ts'
import type { Flow, Strip } from '../strip.ts'
import { styleOf, wordsOf } from '../styles.ts'
import { setSection } from './section.ts'
import { titleStrips } from './title.ts'

/** 附件 (7.3.7): a new page, label in 黑体 on its first line, title on the third, then as the text. */
export function setAttachment(block: Attachment, context: Context): Flow[] {
  const inner: Context = { ...context, tag: nodeFor(block, context, () => ({ role: 'Sect', parent: context.tag })) }
  const head = (where: Context): Flow[] => (block.plain ? [] : headStrips(block, where))
  if (context.inside) return [...head(inner), ...setBlocks(block.children, inner)]
  const [first, ...rest] = block.children
  // Pages that are turned begin with the label and the title.
  if (first?.type === 'section')
    return [...setSection(first, inner, head), ...(rest.length > 0 ? setBlocks(rest, inner) : [])]
  return [{ order: 'page' }, ...head(inner), ...setBlocks(block.children, inner)]
}

function headStrips({ number, title, detachedFrom = '' }: Attachment, context: Context): Strip[] {
  const { left, width, leading, grid, body, tag: parent } = context
  const label = `附件${number ?? ''}`
  const heiti = styleOf(context, 'heiti')
  const labelTag = { role: 'P' as const, parent }
  const shape = {
    left,
    width: width - left,
    align: 'left' as const,
    leading,
    size: body.size,
    grid,
    tag: labelTag,
    keep: true,
  }
  const labelStrips = paragraphStrips(wordsOf(`${detachedFrom}${label}`, heiti, context), shape, true)
  const style = styleOf(context, 'xiaobiaosong', gbt9704.title.size.value)
  const tag = { role: titleRole(context.shared), parent }
  const strips = titleStrips(wordsOf(title, style, context), style, context, tag)
  const [first, last] = [strips[0], strips.at(-1)]
  if (first && last) {
    first.above = leading
    last.below = leading
  }
  for (const strip of strips) strip.keep = true
  const all = [...labelStrips, ...strips]
  const top = all[0]
  if (top) {
    const { draw } = top
    top.draw = (canvas, x, y) => {
      canvas.bookmarks.push({ title: `${label} ${title}`.trim(), level: 1, page: canvas.number, y })
      draw(canvas, x, y)
    }
  }
  return all
}
