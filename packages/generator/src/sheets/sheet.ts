import { mm } from '../standard/measure.ts'

/** How copies stand on a sheet of paper. */
export interface SheetOptions {
  /** Copies on a side. */
  copies: number
  /** Paper in mm, held either way; as large as the copies' own paper when left out. */
  paper?: { width: number; height: number }
  /** Lines at the edges of the paper that show where to cut. */
  cropMarks?: boolean
  /** How the printer turns the sheet over: backs stand in mirrored order. Second pages follow fronts unmirrored when left out. */
  duplex?: 'left-right' | 'top-bottom'
}

/** A sheet, laid out: points from its upper left corner. */
export interface Sheet {
  width: number
  height: number
  columns: number
  rows: number
  scale: number
  /** Size of a copy on the sheet. */
  cell: { width: number; height: number }
  /** Upper left corner of the block of copies, which stands in the middle. */
  left: number
  top: number
}

/** Room for crop marks and for the edge that printers leave white, in mm. */
const MARGIN = 8

/** Finds the rows, columns and turn of the paper in which copies come out largest; never larger than they are. */
export function planSheet(page: { width: number; height: number }, options: SheetOptions): Sheet {
  const { copies, cropMarks = false } = options
  if (!Number.isInteger(copies) || copies < 1 || copies > 100) throw new TypeError('copies must be between 1 and 100')
  const paper = options.paper
    ? { width: mm(options.paper.width), height: mm(options.paper.height) }
    : { width: page.width, height: page.height }
  const margin = cropMarks ? mm(MARGIN) : 0
  let best: Sheet | undefined
  for (const [width, height] of [
    [paper.width, paper.height],
    [paper.height, paper.width],
  ] as const) {
    for (let columns = 1; columns <= copies; columns++) {
      const rows = Math.ceil(copies / columns)
      const scale = Math.min(
        1,
        (width - 2 * margin) / (columns * page.width),
        (height - 2 * margin) / (rows * page.height),
      )
      if (best && scale <= best.scale + 1e-9) continue
      const cell = { width: page.width * scale, height: page.height * scale }
      const [left, top] = [(width - columns * cell.width) / 2, (height - rows * cell.height) / 2]
      best = { width, height, columns, rows, scale, cell, left, top }
    }
  }
  return best!
}

/** Where the copy of this number stands, from 0, by rows; mirrored on backs. */
export function slotOf(sheet: Sheet, index: number, mirrored?: SheetOptions['duplex']): { x: number; y: number } {
  const { columns, rows, cell, left, top } = sheet
  const [column, row] = [index % columns, Math.floor(index / columns)]
  return {
    x: left + (mirrored === 'left-right' ? columns - 1 - column : column) * cell.width,
    y: top + (mirrored === 'top-bottom' ? rows - 1 - row : row) * cell.height,
  }
}

/** Length of a crop mark and its distance from the copies, in mm. */
const MARK = 4
const DISTANCE = 2

/** Path data of the lines that show where to cut, in the margins only. */
export function cropMarks({ columns, rows, cell, left, top }: Sheet): string {
  const [right, bottom] = [left + columns * cell.width, top + rows * cell.height]
  const [near, far] = [mm(DISTANCE), mm(DISTANCE + MARK)]
  const n = (value: number) => String(Math.round(value * 1000) / 1000)
  const line = (x1: number, y1: number, x2: number, y2: number) => `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`
  let d = ''
  for (let column = 0; column <= columns; column++) {
    const x = left + column * cell.width
    d += line(x, top - near, x, top - far) + line(x, bottom + near, x, bottom + far)
  }
  for (let row = 0; row <= rows; row++) {
    const y = top + row * cell.height
    d += line(left - near, y, left - far, y) + line(right + near, y, right + far, y)
  }
  return d
}
