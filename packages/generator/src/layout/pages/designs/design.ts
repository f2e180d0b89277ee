import type { FrameItem } from '../../../frame.ts'
import { n } from '../../canvas.ts'

/** Draws a built-in design for a page of so many points. Artefacts only, none near the text. */
export type Design = (page: { width: number; height: number }) => FrameItem[]

/** A corner of the sheet, and the ways from it along the edges: `across` and `down` are 1 or -1. */
export interface Corner {
  x: number
  y: number
  across: number
  down: number
}

/** The corners of a rectangle so far from the edges of the page, clockwise from the upper left. */
export function cornersAt({ width, height }: { width: number; height: number }, inset: number): Corner[] {
  return [
    { x: inset, y: inset, across: 1, down: 1 },
    { x: width - inset, y: inset, across: -1, down: 1 },
    { x: width - inset, y: height - inset, across: -1, down: -1 },
    { x: inset, y: height - inset, across: 1, down: -1 },
  ]
}

/** A rectangle so far from the edges of the page. */
export function frameAt(page: { width: number; height: number }, inset: number): string {
  return polygon(cornersAt(page, inset).map(({ x, y }) => [x, y]))
}

/** A closed line through points. */
export function polygon(points: readonly (readonly [number, number])[]): string {
  return `${polyline(points)}Z`
}

/** An open line through points. */
export function polyline(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')
}

/** A stroked path. */
export function stroked(d: string, color: string, width: number): FrameItem {
  return { type: 'path', d, stroke: { color, width } }
}
