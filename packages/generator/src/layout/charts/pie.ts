import type { Chart } from '@gongwen/model'
import { type Area, drawLegend, valuesOf } from './frame.ts'
import type { Point } from './patterns.ts'
import { labelSize, type Pen } from './pen.ts'

/** Steps of an arc, degrees. */
const step = 3

/** Shares of the first series, clockwise from the top; each sector is hatched and carries its share. */
export function drawPie(pen: Pen, chart: Chart, area: Area): void {
  const values = valuesOf(chart, chart.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0))
  const legend = drawLegend(pen, chart.categories, area, (i, x, y) =>
    pen.area(i, [
      [x, y - 4],
      [x + 16, y - 4],
      [x + 16, y + 4],
      [x, y + 4],
    ]),
  )
  const bottom = area.bottom - legend
  const total = values.reduce((sum, value) => sum + value, 0)
  const middle: Point = [(area.left + area.right) / 2, (area.top + bottom) / 2]
  const radius = Math.max(4, Math.min(area.right - area.left, bottom - area.top) / 2 - labelSize * 1.6)
  const at = (degrees: number, r = radius): Point => {
    const turn = ((degrees - 90) * Math.PI) / 180
    return [middle[0] + r * Math.cos(turn), middle[1] + r * Math.sin(turn)]
  }
  let from = 0
  values.forEach((value, i) => {
    if (total <= 0 || value <= 0) return
    const to = from + (value / total) * 360
    const outline: Point[] = to - from >= 359.99 ? [] : [middle]
    for (let angle = from; angle < to; angle += step) outline.push(at(angle))
    outline.push(at(to))
    pen.area(i, outline)
    const half = (from + to) / 2
    const [x, y] = at(half, radius + labelSize * 0.7)
    const side = Math.abs(x - middle[0]) < radius * 0.3 ? 'center' : x > middle[0] ? 'left' : 'right'
    pen.label(`${Math.round((value / total) * 1000) / 10}%`, [x, y + labelSize * 0.35], side)
    from = to
  })
}
