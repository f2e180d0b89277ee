import type { Chart } from '@gongwen/model'
import { type Area, drawLegend, valuesOf } from './frame.ts'
import { dashOf, type Point } from './patterns.ts'
import { labelSize, type Pen } from './pen.ts'
import { labelOf, scaleFor } from './scale.ts'

/** A web with an axis for each category, the first at the top, and a line round it for each series. */
export function drawRadar(pen: Pen, chart: Chart, area: Area): void {
  const names = chart.series.length > 1 ? chart.series.map(({ name }) => name) : []
  const legend = drawLegend(pen, names, area, (i, x, y) => {
    pen.line(
      [
        [x, y],
        [x + 18, y],
      ],
      { width: 1.2, dash: dashOf(i) },
    )
    pen.marker(i, [x + 9, y])
  })
  const bottom = area.bottom - (names.length > 0 ? legend : 0)
  const count = chart.categories.length
  if (count === 0) return
  const values = chart.series.flatMap((series) => valuesOf(chart, series.values)).filter((value) => value !== undefined)
  const { low, high, ticks } = scaleFor(values, chart.maximum)
  const middle: Point = [(area.left + area.right) / 2, (area.top + bottom) / 2]
  const radius = Math.max(
    4,
    Math.min((area.right - area.left) / 2 - labelSize * 7, (bottom - area.top) / 2 - labelSize * 2),
  )
  const at = (category: number, value: number): Point => {
    const turn = (2 * Math.PI * category) / count - Math.PI / 2
    const r = (radius * (Math.min(value, high) - low)) / (high - low)
    return [middle[0] + r * Math.cos(turn), middle[1] + r * Math.sin(turn)]
  }
  for (const tick of ticks) {
    if (tick === low) continue
    pen.line(
      chart.categories.map((_, c) => at(c, tick)),
      { width: 0.4, color: '#B0B0B0', closed: true },
    )
    pen.label(labelOf(tick), [middle[0] - 2, at(0, tick)[1] + labelSize * 0.95], 'right')
  }
  chart.categories.forEach((category, c) => {
    pen.line([middle, at(c, high)], { width: 0.4, color: '#808080' })
    const turn = (2 * Math.PI * c) / count - Math.PI / 2
    const [x, y] = [middle[0] + (radius + 5) * Math.cos(turn), middle[1] + (radius + 5) * Math.sin(turn)]
    const side = Math.abs(x - middle[0]) < radius * 0.2 ? 'center' : x > middle[0] ? 'left' : 'right'
    const room = side === 'center' ? radius * 2 : side === 'left' ? area.right - x : x - area.left
    const value = chart.series.length === 1 ? valuesOf(chart, chart.series[0]!.values)[c] : undefined
    const name = value === undefined ? category : `${category} ${labelOf(value)}`
    pen.label(name, [x, y + labelSize * (0.4 + 0.45 * Math.sin(turn))], side, Math.max(room, labelSize * 2), 2)
  })
  chart.series.forEach((series, s) => {
    const points = valuesOf(chart, series.values).map((value, c) => at(c, value ?? low))
    pen.line(points, { width: 1.2, dash: dashOf(s), closed: true })
    for (const point of points) pen.marker(s, point)
  })
}
