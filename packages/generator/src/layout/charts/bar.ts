import type { Chart } from '@gongwen/model'
import { drawAxes } from './axes.ts'
import { type Area, drawLegend, valuesOf } from './frame.ts'
import type { Point } from './patterns.ts'
import { labelSize, type Pen } from './pen.ts'
import { labelOf } from './scale.ts'

/** Upright bars side by side, told apart by hatching, with their values where there is room. */
export function drawBars(pen: Pen, chart: Chart, area: Area): void {
  const names = chart.series.length > 1 ? chart.series.map(({ name }) => name) : []
  const legend = drawLegend(pen, names, area, (i, x, y) => pen.area(i, rectangle(x, y - 4, x + 16, y + 4)))
  const plot = drawAxes(pen, chart, { ...area, bottom: area.bottom - (names.length > 0 ? legend : 0) })
  const width = Math.min((plot.slot * 0.75) / Math.max(1, chart.series.length), 40)
  chart.series.forEach((series, s) => {
    valuesOf(chart, series.values).forEach((value, c) => {
      if (value === undefined) return
      const left = plot.x(c) + (s - chart.series.length / 2) * width
      const [y0, y1] = [plot.y(0), plot.y(value)]
      pen.area(s, rectangle(left, Math.min(y0, y1), left + width, Math.max(y0, y1)))
      const label = labelOf(value)
      const at: Point = [left + width / 2, value < 0 ? y1 + labelSize : y1 - 2]
      if (pen.widthOf(label) > width * 1.6) return
      if (pen.widthOf(label) <= width) pen.clear(label, at)
      pen.label(label, at, 'center')
    })
  })
}

function rectangle(left: number, top: number, right: number, bottom: number): Point[] {
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
}
