import type { Canvas } from './canvas.ts'
import type { TagNode } from './tags.ts'

/** A slice of the text area that is drawn at once. Heights are points. */
export interface Strip {
  height: number
  /** Draws it with its upper left corner there. */
  draw(canvas: Canvas, x: number, y: number): void
  /** Blank above it unless it begins a page. */
  above?: number
  /** Blank below it unless it ends a page; of two blanks that meet the larger counts. */
  below?: number
  /** Stands on a line of the grid. */
  grid?: boolean
  /** Stands on the same page as the next strip. */
  keep?: boolean
  /** First line of a paragraph. */
  start?: boolean
  /** Never begins a page: some text above stands on the same page (7.3.5.5). */
  lean?: boolean
  /** Stands at the foot of the last page: 版记 (7.4). */
  foot?: boolean
  /** Footnotes that begin on its page. */
  notes?: NoteStrips[]
  /** Takes a part that fits into `height` off its top; undefined when none does. `fresh`: at the top of a page, where it must. */
  split?(height: number, fresh: boolean): { head: Strip; tail: Strip } | undefined
  /** Drawn again at the top of a page that begins with this strip: the head of its table. */
  repeat?: Strip
}

/** A footnote: its node in the tree, and its lines. */
export interface NoteStrips {
  tag: TagNode
  strips: Strip[]
}

/** What blocks become: strips in reading order, and orders to the page. */
export type Flow = Strip | PageOrder

/** Starts a page; `orientation` from here on. */
export interface PageOrder {
  order: 'page'
  orientation?: 'portrait' | 'landscape'
}

/** Whether it is an order and not something to draw. */
export function isOrder(flow: Flow): flow is PageOrder {
  return 'order' in flow
}

/** The strips alone, for places that cannot begin a page: table cells, notes, boxes. */
export function stripsOf(flow: readonly Flow[]): Strip[] {
  return flow.filter((item): item is Strip => !isOrder(item))
}

/** Total height of strips set below each other. */
export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip, i) => sum + strip.height + blankBetween(strips[i - 1], strip), 0)
}

/** Blank between two strips that follow each other. */
export function blankBetween(before: Strip | undefined, strip: Strip): number {
  return before ? Math.max(before.below ?? 0, strip.above ?? 0) : 0
}

/** Draws strips below each other. */
export function drawStrips(strips: readonly Strip[], canvas: Canvas, x: number, y: number): void {
  let at = y
  strips.forEach((strip, i) => {
    at += blankBetween(strips[i - 1], strip)
    strip.draw(canvas, x, at)
    at += strip.height
  })
}
