import type { Frame } from '../../frame.ts'
import { heightOf } from '../strip.ts'
import type { Paper, paginate } from './paginate.ts'
import { shrinkItems } from './shrink.ts'

/**
 * 版记 at the foot of the last page; of an even one where both sides are printed (7.4). Returns the pages that carry no
 * number: a blank page before it, and its own then (7.5).
 */
export function drawFeet({ feet, room, area }: ReturnType<typeof paginate>, paper: Paper, pages: Frame[]): Set<number> {
  const unnumbered = new Set<number>()
  if (feet.length === 0) return unnumbered
  const { canvas, setup, begin } = paper
  const height = heightOf(feet)
  // 信函 have their rules and no number on page one; their 版记 stays with the text (10.1).
  const even = pages.length % 2 === 0 || setup.kind === 'letter'
  const upright = area.width < area.height || setup.orientation === 'landscape'
  let page = area
  if (height > room || (setup.duplex && !even) || !upright) {
    page = paper.areas[setup.orientation]
    canvas.page = begin(page, setup.orientation)
    if (setup.duplex && setup.kind !== 'letter' && pages.length % 2 === 1) {
      unnumbered.add(pages.length - 1)
      canvas.page = begin(page, setup.orientation)
      unnumbered.add(pages.length - 1)
    }
  }
  const from = canvas.page.items.length
  let y = Math.max(page.bottom - height, page.top)
  for (const strip of feet) {
    strip.draw(canvas, page.left, y)
    y += strip.height
  }
  const whole = page.bottom - page.top
  if (height > whole) shrinkItems(canvas.page.items, from, { x: page.left, y: page.top }, whole / height)
  return unnumbered
}
