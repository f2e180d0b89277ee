import type { Atom } from '../atom.ts'
import type { Canvas } from '../canvas.ts'
import { placeLine } from '../place-line.ts'
import { widthOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/** Red of 版头: Y80 M80 on paper (6.2), pure red on screens. */
export const red = '#FF0000'

/** Draws one line of words beginning, centred, or ending at `x`. */
export function drawWords(
  atoms: readonly Atom[],
  canvas: Canvas,
  {
    x,
    baseline,
    tag,
    align = 'left',
  }: { x: number; baseline: number; tag: TagNode; align?: 'left' | 'center' | 'right' },
): void {
  if (atoms.length === 0) return
  const width = widthOf(atoms)
  const start = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width
  const line = { start: 0, end: atoms.length, stop: atoms.length, width, room: width, last: true }
  placeLine(atoms, line, 'left', canvas, { x: start, baseline, tag })
}
