import { mm } from '../../../standard/measure.ts'
import { n } from '../../canvas.ts'
import { cornersAt, type Design, stroked } from './design.ts'

const gold = '#B8860B'

/** Distance from the edge in mm, weight in points, radius of the hollowed corners in mm. */
const lines = [
  { inset: 8, weight: 4, corner: 6 },
  { inset: 10.5, weight: 1, corner: 6 },
  { inset: 12, weight: 0.5, corner: 8 },
]

/** Three gold lines with hollowed corners (花角). */
export const scalloped: Design = (page) =>
  lines.map(({ inset, weight, corner }) => stroked(hollowed(page, mm(inset), mm(corner)), gold, weight))

/** A rectangle with hollowed corners. */
function hollowed(page: { width: number; height: number }, inset: number, radius: number): string {
  // a quarter circle in one Bézier curve
  const k = radius * 0.5523
  const parts = cornersAt(page, inset).map(({ x, y, across, down }, index) => {
    const [side, end] = [
      { x: x + across * radius, y },
      { x, y: y + down * radius },
    ]
    const [from, to] = index % 2 === 0 ? [end, side] : [side, end]
    const bend = (point: { x: number; y: number }): string =>
      point === side ? `${n(side.x)} ${n(side.y + down * k)}` : `${n(end.x + across * k)} ${n(end.y)}`
    return `${index === 0 ? 'M' : 'L'}${n(from.x)} ${n(from.y)}C${bend(from)} ${bend(to)} ${n(to.x)} ${n(to.y)}`
  })
  return `${parts.join('')}Z`
}
