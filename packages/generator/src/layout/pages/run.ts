import type { PageArea } from '../../standard/page-area.ts'
import type { Canvas } from '../canvas.ts'
import { isOrder, type Strip } from '../strip.ts'
import { type DrawnPage, type DrawnPages, fits } from './draw-page.ts'
import type { Ahead } from './keep-together.ts'

/**
 * Notes with a page that has just been drawn which strips made it what it is: those on it, and the one at hand, which did not fit,
 * with all that is kept with it. Pages with notes, with parts of strips or before an order are set anew each time.
 */
export function noteRun({ now }: DrawnPages, number: number, { queue, at }: Ahead): void {
  const page = now[number]
  if (!page || page.run || page.notes.length > 0 || page.placed.some(({ how }) => how !== 'draw')) return
  const following: Strip[] = []
  for (let i = at; ; i++) {
    const item = queue[i]
    if (!item || isOrder(item) || item.foot) return
    following.push(item)
    if (!item.keep) break
  }
  if (following[0]?.repeat) return
  page.run = [...page.placed.map(({ strip }) => strip), ...following]
}

/** The page of the last call that the strips ahead would make again, from the one at hand on. */
export function pageAgain(
  { last }: DrawnPages,
  number: number,
  area: PageArea,
  { queue, at }: Ahead,
  canvas: Canvas,
): DrawnPage | undefined {
  const page = last[number]
  if (!page?.run || page.area !== area) return undefined
  const { run } = page
  for (let i = 0; i < run.length; i++) {
    const [before, item] = [run[i]!, queue[at + i]]
    // Strips are copied when they are tied to each other: it is what they draw that counts, and the tie.
    if (!item || isOrder(item) || item.draw !== before.draw || item.keep !== before.keep) return undefined
  }
  return fits(page, canvas) ? page : undefined
}
