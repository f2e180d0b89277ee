import { mm } from '../../../standard/measure.ts'
import { type Design, frameAt, stroked } from './design.ts'

/** A point in points. */
type Point = readonly [x: number, y: number]

/** Colours of a woven border: rules and rosettes, the band, and the tint in the middle of the page. */
interface Colours {
  rule: string
  band: string
  tint: string
}

// distances from the edge of the paper in mm
const OUTER = 8
const INNER = 17
const MIDDLE = (OUTER + INNER) / 2
const CORNER = 9

/** Half the length of a wave in points: whole numbers repeat and so compress well. */
const HALF_WAVE = 14
/** Swings of the lines woven into each other, as parts of the band's room. */
const STRANDS = [1, -1, 0.5, -0.5]
/** Room left for the rosettes, in points. */
const CLEAR = 15

/** A border of woven waves between two rules, rosettes in the corners and a pale one behind the text (绞丝). */
export const woven =
  ({ rule, band, tint }: Colours): Design =>
  ({ width, height }) => {
    const page = { width, height }
    const inset = Math.round(mm(MIDDLE))
    const [right, bottom] = [Math.round(width - inset), Math.round(height - inset)]
    const corners: Point[] = [
      [inset, inset],
      [right, inset],
      [right, bottom],
      [inset, bottom],
    ]
    const radius = Math.min(width, height) * 0.3
    const centre: Point = [width / 2, height / 2]
    return [
      stroked([0.62, 1].map((part) => rosette(centre, radius * part, 0.18, 20)).join(''), tint, 0.6),
      stroked(bands(corners), band, 0.45),
      stroked(corners.map((corner) => rosette(corner, mm(CORNER) * 0.44, 0.36, 8)).join(''), rule, 0.6),
      stroked(frameAt(page, mm(OUTER - 1.6)), rule, 2.4),
      stroked(frameAt(page, mm(OUTER)) + frameAt(page, mm(INNER)), rule, 0.7),
    ]
  }

/** Waves from corner to corner, clear of the rosettes; they begin and end together on the middle of the band. */
function bands(corners: readonly Point[]): string {
  const room = Math.round(mm((INNER - OUTER) / 2 - 1.2))
  let d = ''
  corners.forEach((from, side) => {
    const to = corners[(side + 1) % corners.length]!
    const length = Math.round(Math.hypot(to[0] - from[0], to[1] - from[1]))
    const along: Point = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])]
    const halves = Math.floor((length - 2 * CLEAR) / HALF_WAVE)
    const start = Math.floor((length - halves * HALF_WAVE) / 2)
    const at = (way: number, aside: number): Point => [
      from[0] + along[0] * way - along[1] * aside,
      from[1] + along[1] * way + along[0] * aside,
    ]
    for (const strand of STRANDS) {
      const crests = Array.from({ length: halves }, (_, half) =>
        at(start + (half + 0.5) * HALF_WAVE, (half % 2 ? -1 : 1) * room * strand),
      )
      d += smooth([at(start, 0), ...crests, at(start + halves * HALF_WAVE, 0)], false)
    }
  })
  return d
}

/** A closed curve that swings about a circle, `petals` times around and back. */
function rosette([x, y]: Point, radius: number, depth: number, petals: number): string {
  const steps = petals * 4
  let d = ''
  for (const shift of [0, Math.PI]) {
    const points: Point[] = []
    for (let step = 0; step < steps; step++) {
      const angle = (step / steps) * 2 * Math.PI
      const far = radius * (1 - depth + depth * Math.cos(petals * angle + shift))
      points.push([x + far * Math.cos(angle), y + far * Math.sin(angle)])
    }
    d += smooth(points, true)
  }
  return d
}

/** Points to a tenth, half a printer's dot: ornaments have thousands. */
const at = (value: number): string => String(Math.round(value * 10) / 10)

const pair = ([x, y]: Point): string => `${at(x)} ${at(y)}`

/** A smooth line through the points: each piece leaves a point in the direction of its neighbours (Catmull–Rom). */
function smooth(points: readonly Point[], closed: boolean): string {
  const count = points.length
  const point = (index: number): Point =>
    closed ? points[(index + count) % count]! : points[Math.min(Math.max(index, 0), count - 1)]!
  let d = `M${pair(point(0))}`
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)]
    const one: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const two: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    d += `C${pair(one)} ${pair(two)} ${pair(to)}`
  }
  return closed ? `${d}Z` : d
}
