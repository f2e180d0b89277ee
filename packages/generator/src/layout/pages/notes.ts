import type { PageArea } from '../../standard/page-area.ts'
import { type Canvas, drawRule } from '../canvas.ts'
import type { Strip } from '../strip.ts'
import type { TagList } from '../tags.ts'
import { shrinkItems } from './shrink.ts'

/** Points between text and the rule above footnotes, and between rule and notes. */
export const noteGap = 8

const none: Strip[] = []

/** The lines of a strip's notes, those of notes in notes behind them. */
export function notesOf({ notes }: Strip): Strip[] {
  if (!notes) return none
  return notes.flatMap(({ strips }) => [...strips, ...strips.flatMap(notesOf)])
}

/** Gives the notes of a strip their place in the tree before what follows the strip. */
export function reserve({ notes, reserved }: Strip, tags: TagList): void {
  for (const tag of reserved ?? []) tags.indexOf(tag)
  for (const { tag } of notes ?? []) tags.indexOf(tag)
}

/** Height of notes with their rule. */
export function noteBlock(notes: readonly Strip[]): number {
  return notes.length === 0 ? 0 : 2 * noteGap + notes.reduce((sum, strip) => sum + strip.height, 0)
}

/** The notes that fit into a room, at least one on a fresh page; the others go on overleaf. */
export function takeNotes(notes: readonly Strip[], fresh: boolean, room: number): [now: Strip[], later: Strip[]] {
  let height = 0
  let count = 0
  while (count < notes.length && height + notes[count]!.height <= room) height += notes[count++]!.height
  if (count === 0 && fresh && notes.length > 0) count = 1
  return [notes.slice(0, count), notes.slice(count)]
}

/** Notes at the foot of the text area, below a short rule. */
export function drawNotes(notes: readonly Strip[], area: PageArea, canvas: Canvas): void {
  if (notes.length === 0) return
  const noteHeight = noteBlock(notes)
  const from = canvas.page.items.length
  let y = area.bottom - noteHeight + noteGap
  drawRule(canvas, [area.left, y, area.left + (area.right - area.left) / 4, y], 0.5)
  y += noteGap
  for (const strip of notes) {
    strip.draw(canvas, area.left, y)
    reserve(strip, canvas.tags)
    y += strip.height
  }
  const room = area.bottom - area.top
  if (noteHeight > room) shrinkItems(canvas.page.items, from, { x: area.left, y: area.bottom }, room / noteHeight)
}
