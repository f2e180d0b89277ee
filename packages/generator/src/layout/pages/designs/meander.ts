import { mm } from '../../../standard/measure.ts'
import { cornersAt, type Design, frameAt, polygon, polyline, stroked } from './design.ts'

const red = '#A61B1F'
const gold = '#C19A3D'

/** A square spiral in sixths of its side, starting at its foot. */
const spiral: readonly (readonly [number, number])[] = [
  [0, 6],
  [0, 0],
  [6, 0],
  [6, 5],
  [2, 5],
  [2, 2],
  [4, 2],
  [4, 3.5],
]

/** A band of square spirals (回纹) in gold between red lines, with a red square in each corner. */
export const meander: Design = (page) => {
  const [outer, inner] = [mm(8), mm(16)]
  const side = mm(4.6)
  const middle = (outer + inner) / 2
  const d: string[] = []
  const edges = [
    { from: { x: inner, y: middle }, along: [1, 0], length: page.width - 2 * inner },
    { from: { x: page.width - middle, y: inner }, along: [0, 1], length: page.height - 2 * inner },
    { from: { x: page.width - inner, y: page.height - middle }, along: [-1, 0], length: page.width - 2 * inner },
    { from: { x: middle, y: page.height - inner }, along: [0, -1], length: page.height - 2 * inner },
  ] as const
  for (const { from, along, length } of edges) {
    // an even number, so that pairs face each other and the edge ends as it began
    const count = 2 * Math.max(1, Math.round(length / (side * 1.3) / 2))
    const step = length / count
    for (let i = 0; i < count; i += 1) {
      const faces = i % 2 === 0 ? 1 : -1
      const centre = step * (i + 0.5)
      const points = spiral.map(([u, v]): [number, number] => {
        const [a, b] = [centre + faces * (u / 6 - 0.5) * side, (v / 6 - 0.5) * side]
        return [from.x + along[0] * a - along[1] * b, from.y + along[1] * a + along[0] * b]
      })
      d.push(polyline(points))
    }
  }
  const corners = cornersAt(page, outer).map(({ x, y, across, down }) => {
    const square = (from: number, to: number): string =>
      polygon([
        [x + across * from, y + down * from],
        [x + across * to, y + down * from],
        [x + across * to, y + down * to],
        [x + across * from, y + down * to],
      ])
    const whole = inner - outer
    return square(whole * 0.18, whole * 0.82) + square(whole * 0.34, whole * 0.66)
  })
  return [
    stroked(frameAt(page, outer), red, 2.5),
    stroked(frameAt(page, inner), red, 1),
    stroked(d.join(''), gold, 0.9),
    { type: 'path', d: corners.join(''), fill: red, fillRule: 'evenodd' },
    stroked(frameAt(page, inner + mm(1.4)), gold, 0.5),
  ]
}
