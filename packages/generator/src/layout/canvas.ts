import type { Bookmark, Frame, FrameItem } from '../frame.ts'
import type { TagList, TagNode } from './tags.ts'

/** Where blocks draw: the page at hand, the structure tree, bookmarks and places that links lead to. */
export interface Canvas {
  page: Frame
  /** Index of the page. */
  number: number
  /** What is drawn now has no meaning of its own: repeated table heads. */
  artefact: boolean
  tags: TagList
  bookmarks: Bookmark[]
  /** Where headings and attachments stand, for links and the contents. */
  targets: Map<string, { page: number; y: number }>
  /** Runs when all pages are known. */
  later: (() => void)[]
}

/** Adds an item, with the node it belongs to. */
export function draw(canvas: Canvas, item: FrameItem, tag?: TagNode): void {
  if (tag && !canvas.artefact) item.tag = canvas.tags.indexOf(tag)
  canvas.page.items.push(item)
}

/** A straight rule, horizontal or vertical, between two points. */
export function drawRule(
  canvas: Canvas,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  width: number,
  color = '#000000',
): void {
  canvas.page.items.push({ type: 'path', d: `M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`, stroke: { color, width } })
}

/** A closed rectangle. */
export function drawBox(
  canvas: Canvas,
  [x, y, width, height]: readonly [number, number, number, number],
  paint: { stroke?: { color: string; width: number }; fill?: string },
): void {
  const d = `M${n(x)} ${n(y)}L${n(x + width)} ${n(y)}L${n(x + width)} ${n(y + height)}L${n(x)} ${n(y + height)}Z`
  canvas.page.items.push({ type: 'path', d, ...paint })
}

/** Coordinates to a thousandth of a point: shorter files, the same ink. */
export function n(value: number): number {
  return Math.round(value * 1000) / 1000
}
