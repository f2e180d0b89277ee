import type { Chart } from '@gongwen/model'
import { type Area, valuesOf } from './frame.ts'
import { labelSize, type Pen } from './pen.ts'
import { labelOf, type Scale, scaleFor } from './scale.ts'

/** The plot of a bar or line chart: where values and categories stand. */
export interface Plot extends Area {
  scale: Scale
  /** Height of a value on the page. */
  y(value: number): number
  /** Middle and width of a category. */
  x(category: number): number
  slot: number
}

/** A category's name is cut after so many lines. */
const mostRows = 4

/** Draws value axis, grid, categories and unit, and says where the values go. */
export function drawAxes(pen: Pen, chart: Chart, area: Area): Plot {
  const values = chart.series.flatMap((series) => valuesOf(chart, series.values)).filter((value) => value !== undefined)
  const scale = scaleFor(values, chart.maximum)
  const labels = scale.ticks.map(labelOf)
  const left = area.left + Math.max(0, ...labels.map((label) => pen.widthOf(label))) + 6
  const top = area.top + (chart.unit ? labelSize * 1.8 : labelSize)
  const count = Math.max(1, chart.categories.length)
  const slot = (area.right - left) / count
  const rows = Math.min(
    mostRows,
    Math.max(2, ...chart.categories.map((category) => Math.ceil(pen.widthOf(category) / (slot - 2 - labelSize / 2)))),
  )
  const bottom = area.bottom - labelSize * (0.3 + 1.25 * rows)
  const plot: Plot = {
    left,
    top,
    right: area.right,
    bottom,
    scale,
    slot,
    y: (value) => bottom - ((Math.min(value, scale.high) - scale.low) / (scale.high - scale.low)) * (bottom - top),
    x: (category) => left + slot * (category + 0.5),
  }
  if (chart.unit) pen.label(`单位：${chart.unit}`, [area.left, area.top + labelSize * 0.9])
  scale.ticks.forEach((tick, i) => {
    const y = plot.y(tick)
    pen.line(
      [
        [left, y],
        [area.right, y],
      ],
      { width: 0.4, color: tick === 0 ? '#000000' : '#B0B0B0' },
    )
    pen.label(labels[i]!, [left - 4, y + labelSize * 0.35], 'right')
  })
  pen.line([
    [left, top],
    [left, bottom],
  ])
  chart.categories.forEach((category, i) => {
    pen.label(category, [plot.x(i), bottom + labelSize * 1.2], 'center', slot - 2, rows)
  })
  return plot
}
