import { n } from '../canvas.ts'

/** A point on the page. */
export type Point = readonly [x: number, y: number]

/** How an area is told from its neighbours without colour. */
interface Pattern {
  fill: string
  /** Directions of hatching in degrees. */
  angles: readonly number[]
  spacing: number
}

const patterns: readonly Pattern[] = [
  { fill: '#404040', angles: [], spacing: 0 },
  { fill: '#FFFFFF', angles: [45], spacing: 4 },
  { fill: '#C8C8C8', angles: [], spacing: 0 },
  { fill: '#FFFFFF', angles: [0], spacing: 3.5 },
  { fill: '#FFFFFF', angles: [45, 135], spacing: 5 },
  { fill: '#FFFFFF', angles: [], spacing: 0 },
  { fill: '#E4E4E4', angles: [135], spacing: 4 },
  { fill: '#FFFFFF', angles: [90], spacing: 3.5 },
]

/** Fill and hatching of the area with this index, as path data. */
export function patternOf(index: number, outline: readonly Point[]): { fill: string; hatch: string } {
  const { fill, angles, spacing } = patterns[index % patterns.length]!
  return { fill, hatch: angles.map((angle) => hatchLines(outline, angle, spacing)).join('') }
}

/** A closed outline as path data. */
export function polygon(points: readonly Point[]): string {
  return `${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('')}Z`
}

/** Parallel lines inside an outline: each line is cut where it crosses the outline, every other piece is inside. */
function hatchLines(outline: readonly Point[], angle: number, spacing: number): string {
  const turn = (angle * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const turned = outline.map(([x, y]): Point => [x * cos + y * sin, y * cos - x * sin])
  const heights = turned.map(([, y]) => y)
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)]
  let d = ''
  for (let y = Math.ceil(top / spacing) * spacing; y < bottom; y += spacing) {
    const cuts: number[] = []
    turned.forEach(([x0, y0], i) => {
      const [x1, y1] = turned[(i + 1) % turned.length]!
      if (y0 <= y !== y1 <= y) cuts.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0))
    })
    cuts.sort((a, b) => a - b)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const back = (x: number): string => `${n(x * cos - y * sin)} ${n(x * sin + y * cos)}`
      d += `M${back(cuts[i]!)}L${back(cuts[i + 1]!)}`
    }
  }
  return d
}

const dashes: readonly (readonly number[])[] = [[], [5, 2.5], [1.5, 2], [7, 2, 1.5, 2], [3, 1.5], [9, 3]]

/** Dashes of the line with this index. */
export function dashOf(index: number): number[] {
  return [...dashes[index % dashes.length]!]
}

/** The mark at the points of the line with this index, and whether it is filled. */
export function markerOf(index: number, [x, y]: Point, size: number): { d: string; filled: boolean } {
  const r = size / 2
  const square: Point[] = [
    [x - r, y - r],
    [x + r, y - r],
    [x + r, y + r],
    [x - r, y + r],
  ]
  const triangle: Point[] = [
    [x, y - r * 1.2],
    [x + r * 1.1, y + r * 0.8],
    [x - r * 1.1, y + r * 0.8],
  ]
  const diamond: Point[] = [
    [x, y - r * 1.3],
    [x + r * 1.3, y],
    [x, y + r * 1.3],
    [x - r * 1.3, y],
  ]
  const shapes = [square, triangle, diamond]
  return { d: polygon(shapes[index % 3]!), filled: index % 6 < 3 }
}
