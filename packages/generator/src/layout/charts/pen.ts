import { mm } from '../../standard/measure.ts'
import type { Atom } from '../atom.ts'
import { breakLines } from '../break-lines.ts'
import { type Canvas, draw, n } from '../canvas.ts'
import type { Context } from '../context.ts'
import { placeLine } from '../place-line.ts'
import { measureWords, styleOf, widthOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { markerOf, type Point, patternOf, polygon } from './patterns.ts'

/** Type inside charts, points. */
export const labelSize = 9

const black = '#000000'

/** Draws the parts of a chart; all of them belong to one figure. */
export interface Pen {
  line(points: readonly Point[], look?: { width?: number; color?: string; dash?: number[]; closed?: boolean }): void
  area(index: number, outline: readonly Point[]): void
  marker(index: number, at: Point): void
  /** Clears the room of one line of text at a point, centred: a number must not stand on a line of the grid. */
  clear(text: string, at: Point): void
  /** Text at a point; long text is broken to `room` and cut after `rows` lines. Returns its height. */
  label(text: string, at: Point, align?: 'left' | 'center' | 'right', room?: number, rows?: number): number
  widthOf(text: string): number
  /** Draws the labels, line by line and from left to right, as they are read. */
  finish(): void
}

/** A pen for one figure. */
export function openPen(canvas: Canvas, tag: TagNode, context: Context): Pen {
  const style = styleOf(context, 'songti', labelSize)
  const leading = labelSize * 1.25
  const labels: { x: number; y: number; run: () => void }[] = []
  const words = (text: string): Atom[] => measureWords(text, style, context.shared.faces)
  return {
    line: (points, { width = 0.75, color = black, dash = [], closed = false } = {}) => {
      if (points.length === 0) return
      const d = closed ? polygon(points) : points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')
      draw(canvas, { type: 'path', d, stroke: { color, width, ...(dash.length > 0 ? { dash } : {}) } }, tag)
    },
    area: (index, outline) => {
      const { fill, hatch } = patternOf(index, outline)
      draw(canvas, { type: 'path', d: polygon(outline), fill, stroke: { color: black, width: 0.6 } }, tag)
      if (hatch) draw(canvas, { type: 'path', d: hatch, stroke: { color: black, width: 0.4 } }, tag)
    },
    marker: (index, at) => {
      const { d, filled } = markerOf(index, at, 4.5)
      draw(canvas, { type: 'path', d, fill: filled ? black : '#FFFFFF', stroke: { color: black, width: 0.6 } }, tag)
    },
    clear: (text, [x, y]) => {
      const half = widthOf(words(text)) / 2
      const [top, foot] = [y - labelSize * 0.85, y + labelSize * 0.15]
      const room: Point[] = [
        [x - half, top],
        [x + half, top],
        [x + half, foot],
        [x - half, foot],
      ]
      draw(canvas, { type: 'path', d: polygon(room), fill: '#FFFFFF' }, tag)
    },
    label: (text, [x, y], align = 'left', room = Number.POSITIVE_INFINITY, rows = 1) => {
      const atoms = words(text)
      if (atoms.length === 0) return 0
      const width = Math.min(room, widthOf(atoms) + 0.1)
      const lines = breakLines(atoms, () => width).slice(0, rows)
      const left = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width
      lines.forEach((line, i) => {
        const baseline = y + i * leading
        const run = (): void => placeLine(atoms, line, align, canvas, { x: left, baseline, tag })
        labels.push({ x: left, y: baseline, run })
      })
      return lines.length * leading
    },
    widthOf: (text) => widthOf(words(text)),
    finish: () => {
      labels.sort((a, b) => a.y - b.y)
      while (labels.length > 0) {
        // Labels whose baselines are within half a millimetre of each other are read as one line.
        const end = labels.findIndex(({ y }) => y > labels[0]!.y + mm(0.5))
        const line = labels.splice(0, end < 0 ? labels.length : end).sort((a, b) => a.x - b.x)
        for (const { run } of line) run()
      }
    },
  }
}
