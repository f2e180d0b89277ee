import { type Canvas, drawBox } from '../canvas.ts'
import { blankBetween, drawStrips, heightOf, notesIn, type Strip } from '../strip.ts'
import type { TagNode } from '../tags.ts'

/** A cell laid out. Rows count from the first row of its group. */
export interface Cell {
  row: number
  rows: number
  x: number
  width: number
  strips: Strip[]
  align: 'top' | 'middle' | 'bottom'
  /** So many of the last strips stand at the foot of the cell, the others at its head. */
  foot?: number
  tag: TagNode
  /** What stands in it on the next page when all its text stood on this one; the fullest first. */
  again?(): Strip[][]
  /** Its strips have been said on an earlier page. */
  said?: boolean
}

/** Rows that spans tie together, laid out. */
export interface RowGroup {
  cells: Cell[]
  /** Height of each row, points. */
  heights: number[]
  /** Least heights that the author asked for. */
  asked: number[]
  rowTags: TagNode[]
  padding: number
  ruled: boolean
  /** Height of a page: rows that are low beside it are not split. */
  page: number
  /** Head drawn again on each page. */
  repeat?: Strip
}

const ruleWeight = 0.5

/** Heights of rows from their cells; what a spanning cell lacks is given to its last row. */
export function rowHeights(cells: readonly Cell[], asked: readonly number[], padding: number): number[] {
  const heights = asked.map((height) => Math.max(height, padding * 2 + 1))
  const byRows = [...cells].sort((a, b) => a.rows - b.rows)
  for (const { row, rows, strips } of byRows) {
    const needed = heightOf(strips) + 2 * padding
    let have = 0
    for (let i = row; i < row + rows; i++) have += heights[i]!
    if (needed > have) heights[row + rows - 1]! += needed - have
  }
  return heights
}

/** The strip of a group: drawn at once, split between rows or inside a high one. */
export function groupStrip(group: RowGroup): Strip {
  const { cells, heights, repeat } = group
  const notes = cells.flatMap(({ strips }) => notesIn(strips))
  const strip: Strip = {
    height: total(heights),
    draw: (canvas, x, y) => drawGroup(group, canvas, x, y),
    least: leastOf(group),
    split: (height, fresh) => splitGroup(group, height, fresh),
  }
  if (notes.length > 0) strip.notes = notes
  if (repeat) strip.repeat = repeat
  return strip
}

function drawGroup({ cells, heights, rowTags, padding, ruled }: RowGroup, canvas: Canvas, x: number, y: number): void {
  const tops = [0]
  for (const height of heights) tops.push(tops.at(-1)! + height)
  for (const { row, rows, x: left, width, strips, align, foot = 0, tag } of cells) {
    const [top, bottom] = [tops[row]!, tops[row + rows]!]
    if (!canvas.artefact) {
      canvas.tags.indexOf(rowTags[row]!)
      canvas.tags.indexOf(tag)
    }
    if (ruled)
      drawBox(canvas, [x + left, y + top, width, bottom - top], { stroke: { color: '#000000', width: ruleWeight } })
    const spare = Math.max(0, bottom - top - 2 * padding - heightOf(strips))
    if (foot > 0) {
      drawStrips(strips.slice(0, -foot), canvas, x + left, y + top + padding)
      const last = strips.slice(-foot)
      drawStrips(last, canvas, x + left, y + bottom - padding - heightOf(last))
      continue
    }
    const drop = align === 'top' ? 0 : align === 'middle' ? spare / 2 : spare
    drawStrips(strips, canvas, x + left, y + top + padding + drop)
  }
}

/** Rows lower than this share of a page go to the next page whole, and so do groups lower than the other one. */
const lowRow = 0.35
const lowGroup = 0.2

const total = (heights: readonly number[]): number => heights.reduce((sum, height) => sum + height, 0)

/** What a page must have left for a group to begin there: all of a low one, two rows of another, some lines of a high row. */
function leastOf({ heights, page }: RowGroup): number {
  if (total(heights) <= page * lowGroup) return total(heights)
  const first = heights[0] ?? 0
  return first > page * lowRow ? page / 10 : first + (heights.length > 2 ? Math.min(heights[1]!, page / 10) : 0)
}

function splitGroup(group: RowGroup, height: number, fresh: boolean): { head: Strip; tail: Strip } | undefined {
  const { heights, page } = group
  let [whole, sum] = [0, 0]
  while (whole < heights.length && sum + heights[whole]! <= height) sum += heights[whole++]!
  if (whole === heights.length) return undefined
  const next = heights[whole]!
  const inside = next > page * lowRow || (fresh && whole === 0)
  const room = height - sum
  if (inside && room > group.padding * 2 + 8) {
    const parts = cutRow(group, whole, sum, room)
    if (parts) return parts
  }
  if (whole === 0) return undefined
  if (!fresh && (total(heights) <= page * lowGroup || (whole === 1 && heights.length > 2))) return undefined
  // No row of a group stands alone at the top of the next page.
  if (whole > 2 && whole === heights.length - 1) whole--
  const tops = topsOf(heights)
  return cutAt(group, whole, (cell) => tops[whole]! - tops[cell.row]! - 2 * group.padding, 0)
}

/** Cuts inside a row that is too high: each of its cells keeps what fits. */
function cutRow(group: RowGroup, row: number, above: number, room: number): { head: Strip; tail: Strip } | undefined {
  const tops = topsOf(group.heights)
  const parts = cutAt(group, row, (cell) => above + room - tops[cell.row]! - 2 * group.padding, room)
  return parts
}

function topsOf(heights: readonly number[]): number[] {
  const tops = [0]
  for (const height of heights) tops.push(tops.at(-1)! + height)
  return tops
}

/**
 * Cuts before row `row`, or `room` points into it. `roomOf` is what a cell that crosses the cut keeps. Undefined when
 * nothing would stay above the cut.
 */
function cutAt(
  group: RowGroup,
  row: number,
  roomOf: (cell: Cell) => number,
  room: number,
): { head: Strip; tail: Strip } | undefined {
  const headCells: Cell[] = []
  const tailCells: Cell[] = []
  const ended: Cell[] = []
  let kept = row > 0
  for (const cell of group.cells) {
    if (cell.row + cell.rows <= row) {
      headCells.push(cell)
      continue
    }
    const starts = cell.row < row || (room > 0 && cell.row === row)
    if (!starts) {
      tailCells.push({ ...cell, row: cell.row - row })
      continue
    }
    const [now, later] = takeStrips(cell.strips, roomOf(cell))
    if (now.length > 0 && !cell.said) kept = true
    const headRows = (room > 0 ? row + 1 : row) - cell.row
    headCells.push({ ...cell, rows: headRows, strips: now, foot: 0, align: later.length > 0 ? 'top' : cell.align })
    const rest = Math.max(cell.row, row) - row
    const tailCell = {
      ...cell,
      row: rest,
      rows: cell.row + cell.rows - Math.max(cell.row, row),
      strips: later,
      foot: 0,
    }
    tailCells.push(tailCell)
    if (later.length === 0 && now.length > 0) ended.push(tailCell)
  }
  if (!kept) return undefined
  const headHeights = [...group.heights.slice(0, row), ...(room > 0 ? [room] : [])]
  const asked = group.asked.slice(row).map((height, i) => (i === 0 && room > 0 ? Math.max(0, height - room) : height))
  const head: RowGroup = { ...group, cells: headCells, heights: headHeights }
  const heights = rowHeights(tailCells, asked, group.padding)
  for (const cell of ended) sayAgain(cell, heights, group.padding)
  const tail: RowGroup = { ...group, cells: tailCells, asked, heights, rowTags: group.rowTags.slice(row) }
  return { head: groupStrip(head), tail: groupStrip(tail) }
}

/** A cell that goes on without text says what it is, as far as there is room. */
function sayAgain(cell: Cell, heights: readonly number[], padding: number): void {
  const room = heights.slice(cell.row, cell.row + cell.rows).reduce((sum, height) => sum + height, -2 * padding)
  cell.strips = cell.again?.().find((strips) => heightOf(strips) <= room + 0.01) ?? []
  cell.said = true
}

/** The strips that fit into a height, the last of them split when it can be. */
function takeStrips(strips: readonly Strip[], height: number): [now: Strip[], later: Strip[]] {
  const now: Strip[] = []
  let at = 0
  for (let i = 0; i < strips.length; i++) {
    const strip = strips[i]!
    const top = at + blankBetween(strips[i - 1], strip)
    if (top + strip.height > height + 0.01) {
      const parts = strip.split?.(height - top, true)
      if (!parts) return [now, strips.slice(i)]
      return [
        [...now, parts.head],
        [parts.tail, ...strips.slice(i + 1)],
      ]
    }
    now.push(strip)
    at = top + strip.height
  }
  return [now, []]
}
