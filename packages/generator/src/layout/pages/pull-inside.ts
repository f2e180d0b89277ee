import type { Frame, FrameItem } from '../../frame.ts'
import { n } from '../canvas.ts'
import { shrinkItems } from './shrink.ts'

/** Moves what would stand outside the paper back onto it: words too long for a narrow cell or box. Items before `from` stay. */
export function pullInside(page: Frame, from: number): void {
  page.items.forEach((item, i) => {
    if (i < from) return
    if (item.type === 'path') {
      item.d = clipped(item.d, page)
      return
    }
    if (item.type === 'text' && item.turn) return
    const height = item.type === 'text' ? 0 : item.type === 'squares' ? item.step * item.size : item.height
    item.y = Math.max(0, Math.min(item.y, page.height - height))
    const over = right(item) - page.width
    if (over > 0) item.x -= over
    if (item.x < 0) {
      const { x, y } = item
      const extent = right(item) - x
      item.x = 0
      if (extent <= page.width) return
      const one = [item as FrameItem]
      shrinkItems(one, 0, { x: 0, y }, page.width / extent)
      page.items[i] = one[0]!
    }
  })
}

function right(item: Exclude<FrameItem, { type: 'path' }>): number {
  if (item.type === 'squares') return item.x + item.step * item.size
  return item.x + (item.type === 'text' ? (item.offsets.at(-1) ?? 0) + item.size : item.width)
}

/** A path with its points moved onto the paper; most stand there already. */
function clipped(d: string, { width, height }: Frame): string {
  let across = false
  let moved = false
  const inside = d.replace(/-?[\d.]+(?:e-?\d+)?/g, (value) => {
    across = !across
    const given = Number(value)
    const kept = Math.min(Math.max(given, 0), across ? width : height)
    if (kept === given) return value
    moved = true
    return String(n(kept))
  })
  return moved ? inside : d
}
