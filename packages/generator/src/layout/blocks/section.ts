import type { Section } from '@gongwen/model'
import type { Context } from '../context.ts'
import { setBlocks } from '../set-blocks.ts'
import type { Flow } from '../strip.ts'

/** Pages of another orientation (8), `head` at their beginning; inside a cell or a box only the content. */
export function setSection(block: Section, context: Context, head: (inner: Context) => Flow[] = () => []): Flow[] {
  if (context.inside) return setBlocks(block.children, context)
  const area = context.shared.areas[block.orientation]
  const { orientation } = context
  const inner: Context = {
    ...context,
    area,
    orientation: block.orientation,
    width: area.right - area.left,
    leading: area.pitch,
  }
  const flow = [...head(inner), ...setBlocks(block.children, inner)]
  return [{ order: 'page', orientation: block.orientation }, ...flow, { order: 'page', orientation }]
}
