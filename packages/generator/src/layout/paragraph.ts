import type { Atom } from './atom.ts'
import { breakLines, type Line } from './break-lines.ts'
import { type Align, placeLine } from './place-line.ts'
import { settlePairs } from './set-text.ts'
import type { NoteStrips, Strip } from './strip.ts'
import type { TagNode } from './tags.ts'

/** How lines of one paragraph are set below each other. Lengths are points. */
export interface ParagraphShape {
  /** Column the lines fill, and its distance from the strip's left edge. */
  width: number
  left?: number
  /** First line further in (or out, when negative). */
  indent?: number
  align: Align
  /** Distance between baselines. */
  leading: number
  /** Size that the line is centred for. */
  size: number
  grid: boolean
  /** All lines on one page, and with what follows. */
  keep?: boolean
  tag: TagNode
}

/** Breaks atoms into lines and makes a strip of each. `settled`: pairs have been settled before. */
export function paragraphStrips(atoms: Atom[], shape: ParagraphShape, settled = false): Strip[] {
  if (!settled) settlePairs(atoms)
  const { width, indent = 0 } = shape
  const lines = breakLines(atoms, (i) => width - (i === 0 ? indent : 0))
  return linesToStrips(atoms, lines, shape)
}

/** A strip for each line. Tall pictures make their line taller, by whole lines where there is a grid. */
export function linesToStrips(atoms: readonly Atom[], lines: readonly Line[], shape: ParagraphShape): Strip[] {
  const { left = 0, indent = 0, align, leading, size, grid, keep, tag } = shape
  return lines.map((line, i) => {
    let ascent = 0
    let descent = 0
    let objects = true
    let notes: NoteStrips[] | undefined
    for (let a = line.start; a < line.end; a++) {
      const atom = atoms[a]!
      if (atom.object) {
        ascent = Math.max(ascent, atom.object.ascent)
        descent = Math.max(descent, atom.object.descent)
      } else if (atom.kind !== 'space') objects = false
      if (!atom.object && atom.style.size > size) {
        ascent = Math.max(ascent, atom.style.size * 0.88)
        descent = Math.max(descent, atom.style.size * 0.12)
      }
      if (atom.notes) notes = [...(notes ?? []), ...atom.notes]
    }
    let drop = (leading - size) / 2 + size * 0.88
    const tall = Math.max(0, ascent - drop + 1) + Math.max(0, descent - (leading - drop) + 1)
    const extra = tall > 1 ? (grid ? Math.ceil(tall / leading) * leading : tall) : 0
    if (extra > 0) drop = grid ? (leading + extra - ascent - descent) / 2 + ascent : Math.max(drop, ascent + 1)
    // A line of pictures alone is as high as they are.
    const bare = objects && !grid && ascent > 0
    if (bare) drop = ascent
    const x = left + (i === 0 ? indent : 0)
    const baseline = drop
    const strip: Strip = {
      height: bare ? ascent + descent : leading + extra,
      grid,
      draw: (canvas, stripX, y) =>
        placeLine(atoms, line, align, canvas, { x: stripX + x, baseline: y + baseline, tag }),
    }
    if (i === 0) strip.start = true
    if (keep) strip.keep = true
    if (notes) strip.notes = notes
    return strip
  })
}
