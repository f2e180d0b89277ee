import type { Frame, Tag } from '../../frame.ts'
import type { PageArea } from '../../standard/page-area.ts'
import type { Canvas } from '../canvas.ts'
import type { Strip } from '../strip.ts'
import type { TagNode } from '../tags.ts'
import { drawNotes, reserve } from './notes.ts'
import { shrinkItems } from './shrink.ts'

/** A strip at its place on a page: drawn, drawn smaller to fit into `room` points, or only given its place in the tree. */
export interface Placed {
  how: 'draw' | 'shrink' | 'reserve'
  strip: Strip
  y: number
  room?: number
}

/** All that stands on a page, known before anything of it is drawn. */
export interface PlannedPage {
  frame: Frame
  /** Its index. */
  number: number
  area: PageArea
  placed: Placed[]
  notes: Strip[]
}

/** A page as it was drawn, and all that drawing it did to the document around it. */
export interface DrawnPage extends PlannedPage {
  /** Tags before it, and those that it added. */
  from: number
  nodes: TagNode[]
  tags: Tag[]
  /** Tags of earlier pages that go on here. */
  earlier: [node: TagNode, index: number][]
  bookmarks: Canvas['bookmarks']
  targets: Canvas['targets']
  /** The strips of the flow that made it what it is: its own, and what had to be looked at to end it. */
  run?: readonly Strip[]
}

/** Pages of the last call, and those of the call under way, by index. */
export interface DrawnPages {
  keeps: boolean
  last: readonly (DrawnPage | undefined)[]
  now: (DrawnPage | undefined)[]
}

/**
 * Draws a page, or takes it as it was drawn for the last call when the same strips stand at the same places and the tags
 * before it are as many. Returns the page's frame. `final`: more may be drawn on it afterwards, so it is drawn anew.
 */
export function drawPage(page: PlannedPage, canvas: Canvas, { keeps, last, now }: DrawnPages, final: boolean): Frame {
  const before = final ? undefined : last[page.number]
  if (before && isSame(before, page) && fits(before, canvas)) {
    takeAgain(before, canvas)
    now[page.number] = before
    return before.frame
  }
  const from = canvas.tags.tags.length
  const pending = canvas.later.length
  const [bookmarks, targets] = [canvas.bookmarks, canvas.targets]
  Object.assign(canvas, { page: page.frame, number: page.number, bookmarks: [], targets: new Map() })
  for (const placed of page.placed) drawPlaced(placed, page, canvas)
  drawNotes(page.notes, page.area, canvas)
  const own = { bookmarks: canvas.bookmarks, targets: canvas.targets }
  Object.assign(canvas, { bookmarks, targets })
  bookmarks.push(...own.bookmarks)
  for (const [key, target] of own.targets) targets.set(key, target)
  // What waits for other pages (links, contents) is settled on the page itself: it cannot be taken again.
  if (keeps && !final && canvas.later.length === pending)
    now[page.number] = { ...page, ...own, ...tagsSince(from, page.frame, canvas) }
  return page.frame
}

/** Does to the document what drawing the page did. */
export function takeAgain(page: DrawnPage, canvas: Canvas): void {
  canvas.tags.adopt(page.nodes, page.tags)
  canvas.bookmarks.push(...page.bookmarks)
  for (const [key, target] of page.targets) canvas.targets.set(key, target)
}

function drawPlaced({ how, strip, y, room = 0 }: Placed, { area }: PlannedPage, canvas: Canvas): void {
  const from = canvas.page.items.length
  if (how !== 'reserve') strip.draw(canvas, area.left, y)
  reserve(strip, canvas.tags)
  if (how === 'shrink') shrinkItems(canvas.page.items, from, { x: area.left, y }, Math.min(1, room / strip.height))
}

function isSame(a: PlannedPage, b: PlannedPage): boolean {
  return (
    a.area === b.area &&
    a.placed.length === b.placed.length &&
    a.notes.length === b.notes.length &&
    arePlacedAlike(a.placed, b.placed) &&
    a.notes.every(({ draw }, i) => draw === b.notes[i]!.draw)
  )
}

function arePlacedAlike(a: readonly Placed[], b: readonly Placed[]): boolean {
  for (let i = 0; i < a.length; i++) if (!isSamePlace(a[i]!, b[i]!)) return false
  return true
}

/** Strips are copied when they are tied to each other: it is what they draw that counts. */
function isSamePlace(a: Placed, b: Placed): boolean {
  return a.strip.draw === b.strip.draw && a.y === b.y && a.how === b.how && a.room === b.room
}

/** Whether the tags before a page are those that it was drawn after. */
export function fits({ from, nodes, earlier }: DrawnPage, { tags }: Canvas): boolean {
  return (
    tags.tags.length === from &&
    earlier.every(([node, index]) => tags.known(node) === index) &&
    nodes.every((node) => tags.known(node) === undefined)
  )
}

function tagsSince(
  from: number,
  frame: Frame,
  { tags }: Canvas,
): Pick<DrawnPage, 'from' | 'nodes' | 'tags' | 'earlier'> {
  const own = tags.tags.slice(from)
  const used = new Set<number>()
  for (const { tag = from } of frame.items) if (tag < from) used.add(tag)
  for (const { parent = from } of own) if (parent < from) used.add(parent)
  const earlier = [...used].map((index): [TagNode, number] => [tags.nodes[index]!, index])
  return { from, nodes: tags.nodes.slice(from), tags: own, earlier }
}
