import type { Diagnostic, PageSetup } from '@gongwen/model'
import type { Frame } from '../../frame.ts'
import type { PageArea } from '../../standard/page-area.ts'
import type { Canvas } from '../canvas.ts'
import { type Flow, isOrder, type Strip } from '../strip.ts'
import { type DrawnPages, drawPage, type PlannedPage, takeAgain } from './draw-page.ts'
import { keepTogether } from './keep-together.ts'
import { noteBlock, noteGap, notesOf, reserve, takeNotes } from './notes.ts'
import { chainFits, epsilon, type Room, roomWithin, topOf } from './room.ts'
import { noteRun, pageAgain } from './run.ts'

interface Page extends Room, PlannedPage {}

/** What pages are made of: the canvas that is turned over, the setup, and where findings go. */
export interface Paper {
  canvas: Canvas
  setup: PageSetup
  areas: Record<PageSetup['orientation'], PageArea>
  diagnostics: Diagnostic[]
  /** The document's pages; the last is the one at hand. */
  pages: Frame[]
  /** Pages drawn before, to be taken again. */
  drawn: DrawnPages
  /** Begins a page and puts its background on it. */
  begin(area: PageArea, orientation: PageSetup['orientation']): Frame
}

/**
 * Sets strips onto pages, in order. A page that runs on is full but for what is kept together; a strip higher than a page is
 * split, or shrunk with a diagnostic. Returns the strips for the foot of the last page, and the room left on that page.
 */
export function paginate(
  flows: Iterator<readonly Flow[]>,
  paper: Paper,
): { feet: Strip[]; room: number; area: PageArea } {
  const { canvas, setup, diagnostics, pages, drawn } = paper
  const ahead = keepTogether(flows)
  const feet: Strip[] = []
  let orientation = setup.orientation
  let area = paper.areas[orientation]
  let page: Page | undefined
  let carried: Strip[] = []

  const end = (final = false): void => {
    if (page) {
      pages[page.number] = drawPage(page, canvas, drawn, final)
      noteRun(drawn, page.number, ahead)
    }
    page = undefined
  }
  const open = (): Page => {
    if (page) return page
    const frame = paper.begin(area, orientation)
    page = { frame, number: pages.length - 1, area, placed: [], y: area.top, notes: [], noteHeight: 0 }
    const [now, later] = takeNotes(carried, true, (area.bottom - area.top) * 0.6)
    page.notes = now
    carried = later
    page.noteHeight = noteBlock(now)
    return page
  }
  /** Walks past the strips of a page that comes out as it did the last time: the first of them is at hand. */
  const again = (): boolean => {
    if (page || carried.length > 0) return false
    const before = pageAgain(drawn, pages.length, area, ahead, canvas)
    if (!before) return false
    paper.begin(area, orientation)
    takeAgain(before, canvas)
    pages[before.number] = before.frame
    drawn.now[before.number] = before
    for (let i = 1; i < before.placed.length; i++) ahead.next()
    return true
  }
  const empty = (): boolean => page === undefined || page.above === undefined
  const put = (strip: Strip): void => {
    const at = open()
    const y = topOf(strip, at)
    const notes = notesOf(strip)
    const limit = at.area.bottom - (notes.length === 0 ? at.noteHeight : noteBlock([...at.notes, ...notes]))
    if (y + strip.height + (strip.overhang ?? 0) <= limit + epsilon) {
      place(strip, y, at, notes)
      return
    }
    if (strip.split) {
      const parts = strip.split(limit - y, empty() || onlyRepeat(at, strip))
      if (parts) {
        place(parts.head, y, at, notesOf(parts.head))
        end()
        if (parts.tail.repeat) put(parts.tail.repeat)
        put(parts.tail)
        return
      }
    }
    if (!empty() && !onlyRepeat(at, strip)) {
      end()
      if (strip === ahead.queue[ahead.at] && again()) return
      if (strip.repeat) put(strip.repeat)
      put(strip)
      return
    }
    if (y + strip.height > at.area.bottom - at.noteHeight + epsilon) {
      force(strip, y, at)
      carried.push(...notes)
      return
    }
    const [now, later] = takeNotes(
      notes,
      at.notes.length === 0 && at.above === undefined,
      at.area.bottom - at.noteHeight - y - strip.height - 2 * noteGap,
    )
    carried.push(...later)
    place(strip, y, at, now)
  }
  const onlyRepeat = (at: Page, strip: Strip): boolean => strip.repeat !== undefined && at.above === strip.repeat
  const place = (strip: Strip, y: number, at: Page, notes: Strip[]): void => {
    at.placed.push({ how: 'draw', strip, y })
    at.y = y + strip.height
    at.above = strip
    if (notes.length === 0) return
    at.notes.push(...notes)
    at.noteHeight = noteBlock(at.notes)
  }
  /** Higher than a page and not to be split: everything on it smaller. */
  const force = (strip: Strip, y: number, at: Page): void => {
    at.placed.push({ how: 'shrink', strip, y, room: Math.max(at.area.bottom - at.noteHeight - y, at.area.pitch) })
    diagnostics.push({
      code: 'block-too-tall',
      severity: 'warning',
      message: `第${at.number + 1}页有一处内容比版心还高，已缩小排入`,
      remedy: '分成几段，或减小图片、表格行的高度',
    })
    at.y = at.area.bottom
    at.above = strip
  }

  while (ahead.next()) {
    if (again()) continue
    const { queue, at } = ahead
    const item = queue[at]!
    if (isOrder(item)) {
      end()
      if (item.orientation) {
        orientation = item.orientation
        area = paper.areas[orientation]
      }
      continue
    }
    if (item.foot) {
      if (page) (page as Page).placed.push({ how: 'reserve', strip: item, y: 0 })
      else reserve(item, canvas.tags)
      feet.push(item)
      continue
    }
    if (!empty() && !chainFits(queue, at, open())) {
      end()
      if (again()) continue
      if (item.repeat) put(item.repeat)
    }
    put(item.lower ? item.lower(roomWithin(queue, at, open())) : item)
  }
  if (pages.length === 0) open()
  while (carried.length > 0) {
    end()
    open()
  }
  const last = page as Page | undefined
  const room = last ? last.area.bottom - last.noteHeight - (last.above ? last.y : last.area.top) : 0
  end(true)
  return { feet, room, area: last?.area ?? area }
}
