import type { Canvas } from './canvas.ts'
import type { TagNode } from './tags.ts'

/** A slice of the text area that is drawn at once. Heights are points. */
export interface Strip {
  height: number
  /** Points that it reaches below its height: they must fit on the page, yet the next strip may stand there. */
  overhang?: number
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
  /** Nodes that get their place in the tree where the strip stands in the text, though it is drawn later. */
  reserved?: TagNode[]
  /** Footnotes that begin on its page. */
  notes?: NoteStrips[]
  /** Takes a part that fits into `height` off its top; undefined when none does. `fresh`: at the top of a page, where it must. */
  split?(height: number, fresh: boolean): { head: Strip; tail: Strip } | undefined
  /** Points that a page must have left for it, or for its first part, where that is not its height. */
  least?: number
  /** The same set lower, in `height` points of at least `least`: a chart that fills the rest of a page. */
  lower?(height: number): Strip
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

/** The strip moved to the right, all its parts with it. */
export function shifted(strip: Strip, by: number): Strip {
  const { draw, split, lower } = strip
  const moved: Strip = { ...strip, draw: (canvas, x, y) => draw(canvas, x + by, y) }
  if (lower) moved.lower = (height) => shifted(lower(height), by)
  if (split) {
    moved.split = (height, fresh) => {
      const parts = split(height, fresh)
      return parts && { head: shifted(parts.head, by), tail: shifted(parts.tail, by) }
    }
  }
  return moved
}

/** The strip with something drawn before it at its upper left corner: a label. */
export function labelled(strip: Strip, drawLabel: Strip['draw']): Strip {
  const { draw, split, lower } = strip
  const both: Strip = {
    ...strip,
    draw: (canvas, x, y) => {
      drawLabel(canvas, x, y)
      draw(canvas, x, y)
    },
  }
  if (lower) both.lower = (height) => labelled(lower(height), drawLabel)
  if (split) {
    both.split = (height, fresh) => {
      const parts = split(height, fresh)
      return parts && { ...parts, head: labelled(parts.head, drawLabel) }
    }
  }
  return both
}

/** Footnotes of strips that are drawn as one. */
export function notesIn(strips: readonly Strip[]): NoteStrips[] {
  return strips.flatMap(({ notes = [] }) => notes)
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
