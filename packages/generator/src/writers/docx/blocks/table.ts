import { type Table, textOf } from '@gongwen/model'
import { columnCount, headRows } from '../../../layout/tables/grid.ts'
import { contentControl } from '../control.ts'
import { inlines } from '../inlines/inlines.ts'
import { heldRow, isLow } from '../low-table.ts'
import { twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { cellMargins, tableStyle } from '../styles/table-styles.ts'
import { pointsOf, type TableSize, tableSize, tableTextStyle, tableTextStyles } from '../styles/table-text-styles.ts'
import { type Grid, gridOf, type Slot } from '../table-grid.ts'
import type { Scope } from '../writing.ts'
import { val } from '../xml.ts'
import { closedBlocks } from './blocks.ts'
import { lockLabels } from './locked-label.ts'

/** A native table: head rows repeat, rows hold together, spans and widths are Word's own. */
export function table(node: Table, scope: Scope): string {
  const caption = node.caption ? paragraph(scope, 'TableCaption', inlines(node.caption, {}, scope)) : ''
  const { flow, styles } = scope.writing
  const start = flow.breakBefore && scope.place === 'page' ? paragraph(scope, 'Carrier', '') : ''
  if (node.rows.length === 0) return caption
  const size = tableSize(columnCount(node))
  if (size) for (const style of tableTextStyles(size)) styles.set(style.id, style)
  const grid = gridOf(node, scope.width, pointsOf(size))
  const held = scope.place !== 'page' ? 0 : isLow(node, grid, size) ? node.rows.length - 1 : headRows(node)
  const rows = node.rows.map((row, index) => {
    const xml = rowXml(node, index, grid, size, scope)
    return { name: row.repeats, xml: index < held ? heldRow(xml) : xml }
  })
  const columns = grid.widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const style = tableStyle(node.borderless === true, size)
  return (
    `${caption}${start}<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${scope.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
    `<w:tblGrid>${columns}</w:tblGrid>${repeating(rows, scope)}</w:tbl>`
  )
}

/** Rows that are not higher than this share of a page stay whole, as on our own pages. */
const lowRow = 0.35
const charactersOfPage = 28 * 22

function rowXml(node: Table, index: number, grid: Grid, size: TableSize, scope: Scope): string {
  const row = node.rows[index]!
  const height =
    row.height !== undefined && row.height > 0 ? `<w:trHeight w:val="${twips(row.height)}" w:hRule="atLeast"/>` : ''
  const whole = textOf(row).length < charactersOfPage * lowRow ? '<w:cantSplit/>' : ''
  const properties = `${whole}${height}${index < headRows(node) ? '<w:tblHeader/>' : ''}`
  const cells = grid.rows[index]!.map((slot) => {
    const width = grid.widths.slice(slot.column, slot.column + slot.columns).reduce((sum, one) => sum + one, 0)
    const head = slot.cell?.head ?? index < node.headRows
    const usual = grid.aligns[slot.column]!
    const align = slot.cell?.align ?? (head ? 'center' : (node.columns[slot.column]?.align ?? usual))
    return cellXml(slot, width - 2 * cellMargins(size).across, width, tableTextStyle(head, align, size), scope)
  })
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`
}

function cellXml(
  { cell, continued, continues, columns }: Slot,
  room: number,
  width: number,
  text: string,
  scope: Scope,
): string {
  const down = continued ? '<w:vMerge/>' : continues ? '<w:vMerge w:val="restart"/>' : ''
  const vertical = { top: 'top', middle: 'center', bottom: 'bottom' }[cell?.verticalAlign ?? 'middle']
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${columns > 1 ? val('w:gridSpan', columns) : ''}${down}<w:vAlign w:val="${vertical}"/></w:tcPr>`
  const place = scope.place === 'page' ? 'cell' : scope.place
  const inside: Scope = { ...scope, place, width: Math.max(200, room), text }
  const content = closedBlocks(cell?.children ?? [], inside)
  return `<w:tc>${properties}${cell ? lockLabels(cell, content, inside) : content}</w:tc>`
}

/** Rows of the same list become a repeating section: Word offers to add another below them. */
function repeating(rows: readonly { name: string | undefined; xml: string }[], scope: Scope): string {
  let xml = ''
  for (let i = 0; i < rows.length; ) {
    const { name, xml: first } = rows[i]!
    if (name === undefined) {
      xml += first
      i += 1
      continue
    }
    let items = ''
    for (; rows[i]?.name === name; i += 1) {
      items += contentControl({ tag: '', label: '', kind: '<w15:repeatingSectionItem/>' }, rows[i]!.xml, scope)
    }
    xml += contentControl({ tag: name, label: '可增加的行', kind: '<w15:repeatingSection/>' }, items, scope)
  }
  return xml
}
