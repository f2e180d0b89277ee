import type { Table, TableCell, TableRow } from '@gongwen/model'

/** A place in a row: a cell that starts here, one that a cell above covers, or nothing (the author left it out). */
export interface Slot {
  cell: TableCell | undefined
  /** Covered by the cell that starts in a row above. */
  continued: boolean
  columns: number
}

export interface GridRow {
  row: TableRow
  slots: Slot[]
}

/** Rows as full grids: spans kept inside the table, holes filled. `columns` is how many there are in the end. */
export function gridOf(table: Table): { rows: GridRow[]; columns: number } {
  const open: { left: number; columns: number }[] = []
  const placed = table.rows.map((row, r) => placeRow(row, table.rows.length - r, open))
  const columns = Math.max(
    1,
    table.columns.length,
    ...placed.map((slots) => slots.reduce((sum, slot) => sum + slot.columns, 0)),
  )
  const rows = placed.map((slots, r) => {
    const used = slots.reduce((sum, slot) => sum + slot.columns, 0)
    const rest = Array.from({ length: columns - used }, (): Slot => ({ cell: undefined, continued: false, columns: 1 }))
    return { row: table.rows[r]!, slots: [...slots, ...rest] }
  })
  return { rows, columns }
}

/** `open` holds, by first column, the cells of rows above that still reach down: how many rows, how many columns. */
function placeRow(row: TableRow, rowsLeft: number, open: { left: number; columns: number }[]): Slot[] {
  const slots: Slot[] = []
  const cells = [...row.cells]
  let column = 0
  const covered = (): boolean => (open[column]?.left ?? 0) > 0
  while (cells.length > 0 || open.some(({ left }, at) => at >= column && left > 0)) {
    const above = open[column]
    if (above && covered()) {
      above.left -= 1
      slots.push({ cell: undefined, continued: true, columns: above.columns })
      column += above.columns
      continue
    }
    const cell = cells.shift()
    let columns = 1
    const wanted = cell ? whole(cell.columnSpan) : 1
    while (columns < wanted && !((open[column + columns]?.left ?? 0) > 0)) columns += 1
    for (let i = 0; i < columns; i += 1) open[column + i] ??= { left: 0, columns: 1 }
    open[column] = { left: cell ? Math.min(whole(cell.rowSpan), rowsLeft) - 1 : 0, columns }
    slots.push({ cell, continued: false, columns })
    column += columns
  }
  return slots
}

function whole(span: number | undefined): number {
  return Math.max(1, Math.trunc(span ?? 1))
}
