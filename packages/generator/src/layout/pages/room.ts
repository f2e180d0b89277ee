import type { PageArea } from '../../standard/page-area.ts'
import { blankBetween, type Flow, isOrder, type Strip } from '../strip.ts'
import { noteBlock, notesOf } from './notes.ts'

/** Points that sums of heights may be off. */
export const epsilon = 0.01

/** What is left of a page. */
export interface Room {
  area: PageArea
  /** Where the next strip may begin. */
  y: number
  /** The strip above, for blanks. */
  above?: Strip
  /** Points that the footnotes at its end take. */
  noteHeight: number
}

/** Where a strip stands: below the blank that the one above asks for, on a line of the grid when it is set on it. */
export function topOf(strip: Strip, { y, above, area }: Room): number {
  const top = y + blankBetween(above, strip)
  return strip.grid ? snap(top, area) : top
}

/** The next line of the grid (5.2.3). */
function snap(y: number, { top, pitch }: PageArea): number {
  return top + Math.ceil((y - top) / pitch - 1e-3) * pitch
}

/** Whether a strip and all that is kept with it fit on the page; a chain higher than a page has no say. */
export function chainFits(flow: readonly Flow[], start: number, at: Room): boolean {
  const first = flow[start] as Strip
  if (!first.keep && !first.lower) return true
  const probe: Room = { ...at }
  let notes = at.noteHeight
  for (const strip of chainFrom(flow, start)) {
    const y = topOf(strip, probe)
    notes += strip.notes ? noteBlock(notesOf(strip)) : 0
    if (y + neededBy(strip, at) > at.area.bottom - notes + epsilon)
      return chainHeight(flow, start) > at.area.bottom - at.area.top
    probe.y = y + (strip.lower ? neededBy(strip, at) : strip.height)
    probe.above = strip
  }
  return true
}

/** Points that a strip which can be set lower takes on the page, so that what is kept with it fits below it. */
export function roomWithin(flow: readonly Flow[], start: number, at: Room): number {
  const first = flow[start] as Strip
  const top = topOf(first, at)
  const [, ...others] = chainFrom(flow, start)
  const fits = (height: number): boolean => {
    const probe: Room = { ...at, y: top + height, above: first }
    for (const strip of others) {
      const y = topOf(strip, probe)
      probe.y = y + neededBy(strip, at)
      probe.above = strip
    }
    return probe.y <= at.area.bottom - at.noteHeight + epsilon
  }
  const least = first.least ?? first.height
  if (fits(first.height) || !fits(least)) return first.height
  // Lines below stand on the grid: what remains is found from line to line.
  let height = Math.max(least, at.area.bottom - at.noteHeight - top)
  while (height > least && !fits(height)) height = Math.max(least, height - at.area.pitch / 4)
  return height
}

function neededBy(strip: Strip, { area }: Room): number {
  if (strip.least !== undefined) return strip.least
  return strip.split ? Math.min(strip.height, area.pitch * 2) : strip.height + (strip.overhang ?? 0)
}

/** The strip and those that are kept with it. */
function chainFrom(flow: readonly Flow[], start: number): Strip[] {
  const chain: Strip[] = []
  for (let i = start; i < flow.length; i++) {
    const strip = flow[i]!
    if (isOrder(strip)) break
    chain.push(strip)
    if (!strip.keep) break
  }
  return chain
}

function chainHeight(flow: readonly Flow[], start: number): number {
  return chainFrom(flow, start).reduce(
    (sum, { height, overhang = 0, above = 0, below = 0 }, i) => sum + height + overhang + (i > 0 ? above : 0) + below,
    0,
  )
}
