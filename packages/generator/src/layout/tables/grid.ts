import type { Table, TableCell } from '@gongwen/model'

/** A cell with the part of the grid it covers. */
export interface Place {
  cell: TableCell
  row: number
  column: number
  rows: number
  columns: number
}

/** Most columns a table is given: wider spans are cut. */
const mostColumns = 400

/** Number of columns: those declared, or more when a row needs them. */
export function columnCount(table: Table): number {
  return Math.max(
    1,
    table.columns.length,
    ...placeCells(table, mostColumns).map(({ column, columns }) => column + columns),
  )
}

/** Where each cell stands. Spans end at the table's edges and at the end of its head; what they cover is skipped. */
export function placeCells(table: Table, width: number): Place[] {
  const taken = new Set<number>()
  const places: Place[] = []
  const head = headRows(table)
  table.rows.forEach(({ cells }, row) => {
    let column = 0
    for (const cell of cells) {
      while (taken.has(row * mostColumns + column)) column++
      if (column >= width) break
      const columns = Math.max(1, Math.min(cell.columnSpan ?? 1, width - column))
      const end = row < head ? head : table.rows.length
      const rows = Math.max(1, Math.min(cell.rowSpan ?? 1, end - row))
      for (let r = row; r < row + rows; r++)
        for (let c = column; c < column + columns; c++) taken.add(r * mostColumns + c)
      places.push({ cell, row, column, rows, columns })
      column += columns
    }
  })
  return places
}

/** Rows that repeat; a table of nothing but heads repeats none. */
export function headRows({ headRows: count, rows }: Table): number {
  return count > 0 && count < rows.length ? count : 0
}
