import type { Chart } from '@gongwen/model'
import { labelSize, type Pen } from './pen.ts'

/** A rectangle on the page. */
export interface Area {
  left: number
  top: number
  right: number
  bottom: number
}

/** Draws the legend at the foot and says how high it is: a sample and a name for each entry, in as many rows as needed. */
export function drawLegend(
  pen: Pen,
  names: readonly string[],
  area: Area,
  sample: (index: number, x: number, y: number) => void,
): number {
  const width = area.right - area.left
  const rowHeight = labelSize * 1.6
  const entries = names.map((name) => ({ name, width: Math.min(width, pen.widthOf(name) + 34) }))
  const rows: (typeof entries)[] = [[]]
  let used = 0
  for (const entry of entries) {
    if (used + entry.width > width && rows.at(-1)!.length > 0) {
      rows.push([])
      used = 0
    }
    rows.at(-1)!.push(entry)
    used += entry.width
  }
  const height = rows.length * rowHeight
  let index = 0
  rows.forEach((row, r) => {
    let x = (area.left + area.right - row.reduce((sum, entry) => sum + entry.width, 0)) / 2
    const y = area.bottom - height + (r + 0.7) * rowHeight
    for (const entry of row) {
      sample(index++, x, y - labelSize * 0.35)
      pen.label(entry.name, [x + 22, y], 'left', entry.width - 22)
      x += entry.width
    }
  })
  return height
}

/** Numbers of a series, as many as there are categories. */
export function valuesOf({ categories }: Chart, values: readonly (number | null)[]): (number | undefined)[] {
  return categories.map((_, i) => {
    const value = values[i]
    return value === null || value === undefined || !Number.isFinite(value) ? undefined : value
  })
}
