import type { Run } from './lines.ts'

interface Row {
  y: number
  size: number
  start: number
  end: number
  glyphs: Run[]
}

/** Baselines nearer than this share of the size are one. */
const sameLine = 0.3
/** Of the narrower character, what two may cover of each other. */
const mostOverlap = 0.4
/** A character this near to a line, in sizes, belongs to it; columns stand further apart. */
const adjacent = 0.6

/** A page with more is a drawing. */
const mostRuns = 10_000

/**
 * Whether a page draws something inside a line that it had drawn before: quotation marks of another font, put in after the rest. Drawing
 * order then is not reading order.
 */
export function isOutOfOrder(runs: readonly Run[]): boolean {
  if (runs.length > mostRuns) return false
  const rows: Row[] = []
  for (const run of runs) {
    if (run.text.trim() === '') continue
    const size = run.size || 10
    const row = rows.findLast(
      (each) =>
        Math.abs(each.y - run.y) < size * sameLine && run.x < each.end + size && run.x + run.width > each.start - size,
    )
    if (row && run.x < row.end - size * adjacent) return true
    if (row) Object.assign(row, { start: Math.min(row.start, run.x), end: Math.max(row.end, run.x + run.width) })
    else rows.push({ y: run.y, size, start: run.x, end: run.x + run.width, glyphs: [] })
  }
  return false
}

/** Single characters line by line, each line from left to right; lines stay in the order in which most of them was drawn. */
export function inReadingOrder(glyphs: readonly Run[]): Run[] {
  const rows: Row[] = []
  for (const glyph of glyphs) {
    const last = rows.at(-1)
    const { x, y, width, size } = glyph
    const follows = last && Math.abs(last.y - y) < size * sameLine && x > last.end - size * adjacent
    if (follows) {
      last.glyphs.push(glyph)
      last.end = Math.max(last.end, x + width)
    } else rows.push({ y, size, start: x, end: x + width, glyphs: [glyph] })
  }
  for (const row of [...rows].sort((one, other) => one.glyphs.length - other.glyphs.length)) {
    const into = rows.find((other) => other !== row && other.glyphs.length >= row.glyphs.length && fits(row, other))
    if (!into) continue
    into.glyphs.push(...row.glyphs)
    into.glyphs.sort((one, other) => one.x - other.x)
    into.start = Math.min(into.start, row.start)
    into.end = Math.max(into.end, row.end)
    rows.splice(rows.indexOf(row), 1)
  }
  return rows.flatMap((row) => row.glyphs)
}

/** Whether one row's characters stand between another's: on its baseline, reaching into it, and covering nothing of it. */
function fits(row: Row, into: Row): boolean {
  const size = Math.max(row.size, into.size)
  if (Math.abs(row.y - into.y) > size * sameLine) return false
  if (row.start > into.end + size * adjacent || row.end < into.start - size * adjacent) return false
  return row.glyphs.every((one) =>
    into.glyphs.every((other) => {
      const shared = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
      return shared <= Math.min(one.width, other.width) * mostOverlap
    }),
  )
}
