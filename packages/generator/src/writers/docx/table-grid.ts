import type { Table, TableCell } from '@gongwen/model'
import { usualAligns } from '../../layout/blocks/table.ts'
import { columnWidths } from '../../layout/tables/column-widths.ts'
import { columnCount, headRows, placeCells } from '../../layout/tables/grid.ts'

/** A place in a row: a cell that starts here, one that a cell above covers, or nothing (the author left it out). */
export interface Slot {
  cell: TableCell | undefined
  /** Covered by the cell that starts in a row above. */
  continued: boolean
  /** Goes on below. */
  continues: boolean
  column: number
  columns: number
}

/** A table as Word wants it: each row whole, the widths of the columns in twips. */
export interface Grid {
  rows: Slot[][]
  widths: number[]
  /** How each column is set where the author says nothing. */
  aligns: ('left' | 'center' | 'right')[]
}

/** Columns that Word can have. */
const mostColumns = 63

/** The grid of a table in so many twips, laid out as our own pages have it. `size` is that of the text, points. */
export function gridOf(given: Table, room: number, size: number): Grid {
  const table = narrowed(given)
  const count = Math.min(mostColumns, columnCount(table))
  const places = placeCells(table, count)
  const rows = table.rows.map((_, row) => {
    const slots = places
      .filter((place) => place.row <= row && row < place.row + place.rows)
      .map(({ cell, column, columns, row: first, rows }): Slot => {
        const continued = first < row
        return { cell: continued ? undefined : cell, continued, continues: first === row && rows > 1, column, columns }
      })
      .sort((a, b) => a.column - b.column)
    return filled(slots, count)
  })
  const widths = columnWidths(table, places, count, room / 20, size).map((width) => Math.max(1, Math.round(width * 20)))
  return { rows, widths, aligns: usualAligns(places, count, headRows(table)) }
}

/** Places that no cell takes are empty cells. */
function filled(slots: readonly Slot[], count: number): Slot[] {
  const row: Slot[] = []
  let column = 0
  for (const slot of [...slots, undefined]) {
    for (; column < (slot?.column ?? count); column += 1) {
      row.push({ cell: undefined, continued: false, continues: false, column, columns: 1 })
    }
    if (slot) row.push(slot)
    column += slot?.columns ?? 0
  }
  return row
}

/** A row wider than Word can have keeps what is too much in its last cell. */
function narrowed(table: Table): Table {
  if (columnCount(table) <= mostColumns) return table
  const rows = table.rows.map((row) => {
    const cells: TableCell[] = []
    for (const cell of row.cells) {
      const last = cells.at(-1)
      if (cells.length < mostColumns || !last) cells.push({ ...cell, columnSpan: 1, rowSpan: 1 })
      else cells[cells.length - 1] = { ...last, children: [...last.children, ...cell.children] }
    }
    return { ...row, cells }
  })
  return { ...table, columns: table.columns.slice(0, mostColumns), rows }
}
