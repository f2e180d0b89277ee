import { type Table, textOf } from '@gongwen/model'
import { cellsOf, line, twips } from './measures.ts'
import { cellMargins } from './styles/table-styles.ts'
import { pointsOf, type TableSize } from './styles/table-text-styles.ts'
import type { Grid } from './table-grid.ts'

/** Tables that are not higher than this share of a page stay whole, as on our own pages. */
const share = 0.2
const page = 22 * line

/** Whether a table is low enough to stand on one page, as far as the characters of its cells tell. */
export function isLow(table: Table, grid: Grid, size: TableSize): boolean {
  const em = pointsOf(size) * 20
  const { across, down } = cellMargins(size)
  let height = 0
  for (const [index, slots] of grid.rows.entries()) {
    let lines = 1
    for (const { cell, column, columns } of slots) {
      const width = grid.widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
      const perLine = Math.max(1, Math.floor((width - 2 * across) / em))
      const own = (cell?.children ?? []).map((block) => Math.max(1, Math.ceil(cellsOf(textOf(block)) / perLine)))
      lines = Math.max(lines, own.reduce((sum, one) => sum + one, 0) / Math.max(1, cell?.rowSpan ?? 1))
    }
    height += Math.max(lines * em * 1.4 + 2 * down, twips(table.rows[index]?.height ?? 0))
    if (height > page * share) return false
  }
  return true
}

/** A row that holds to the one below it. */
export function heldRow(xml: string): string {
  return xml.replaceAll(/(<w:p><w:pPr><w:pStyle w:val="\w+"\/>)(?!<w:keepNext)/g, '$1<w:keepNext/>')
}
