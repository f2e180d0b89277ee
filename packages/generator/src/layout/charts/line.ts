import type { Chart } from '@gongwen/model'
import { drawAxes } from './axes.ts'
import { type Area, drawLegend, valuesOf } from './frame.ts'
import { dashOf, type Point } from './patterns.ts'
import type { Pen } from './pen.ts'
import { labelOf } from './scale.ts'

/** Lines told apart by dashes and marks; a missing value breaks its line. */
export function drawLines(pen: Pen, chart: Chart, area: Area): void {
  const names = chart.series.length > 1 ? chart.series.map(({ name }) => name) : []
  const legend = drawLegend(pen, names, area, (i, x, y) => {
    pen.line(
      [
        [x, y],
        [x + 18, y],
      ],
      { width: 1, dash: dashOf(i) },
    )
    pen.marker(i, [x + 9, y])
  })
  const plot = drawAxes(pen, chart, { ...area, bottom: area.bottom - (names.length > 0 ? legend : 0) })
  chart.series.forEach((series, s) => {
    const points = valuesOf(chart, series.values).map((value, c): Point | undefined =>
      value === undefined ? undefined : [plot.x(c), plot.y(value)],
    )
    for (const run of runsOf(points)) pen.line(run, { width: 1, dash: dashOf(s) })
    points.forEach((point, c) => {
      if (!point) return
      pen.marker(s, point)
      if (chart.series.length === 1) pen.label(labelOf(series.values[c]!), [point[0], point[1] - 5], 'center')
    })
  })
}

function runsOf(points: readonly (Point | undefined)[]): Point[][] {
  const runs: Point[][] = [[]]
  for (const point of points) {
    if (point) runs.at(-1)!.push(point)
    else if (runs.at(-1)!.length > 0) runs.push([])
  }
  return runs.filter((run) => run.length > 1)
}
