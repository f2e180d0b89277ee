import type { Table, TableCell } from '@gongwen/model'
import { columnWidths } from '../column-widths.ts'
import { contentControl } from '../control.ts'
import { inlines } from '../inlines/inlines.ts'
import { twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { type TableSize, tableSize, tableTextStyle, tableTextStyles } from '../styles/table-text-styles.ts'
import { type GridRow, gridOf, type Slot } from '../table-grid.ts'
import type { Scope } from '../writing.ts'
import { val } from '../xml.ts'
import { closedBlocks } from './blocks.ts'
import { lockLabels } from './locked-label.ts'

/** Twips left and right of the text in a cell, both sides together. */
const cellMargins = 170

/** A native table: head rows repeat, rows hold together, spans and widths are Word's own. */
export function table(node: Table, scope: Scope): string {
  const caption = node.caption ? paragraph(scope, 'TableCaption', inlines(node.caption, {}, scope)) : ''
  const { flow } = scope.writing
  const start = flow.breakBefore && scope.place === 'page' ? paragraph(scope, 'Carrier', '') : ''
  const { rows, columns } = gridOf(node)
  if (rows.length === 0) return caption
  for (const style of tableSize(columns) ? tableTextStyles(tableSize(columns)) : [])
    scope.writing.styles.set(style.id, style)
  const widths = columnWidths(node, rows, columns, scope.width)
  const xml = rows.map((row, index) => ({ name: row.row.repeats, xml: rowXml(row, index, node, widths, scope) }))
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const style = node.borderless ? 'PlainTable' : 'OfficialTable'
  return (
    `${caption}${start}<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/><w:tblW w:w="${scope.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${repeating(xml, scope)}</w:tbl>`
  )
}

function rowXml({ row, slots }: GridRow, index: number, node: Table, widths: readonly number[], scope: Scope): string {
  const height =
    row.height !== undefined && row.height > 0 ? `<w:trHeight w:val="${twips(row.height)}" w:hRule="atLeast"/>` : ''
  const properties = `<w:trPr><w:cantSplit/>${height}${index < node.headRows ? '<w:tblHeader/>' : ''}</w:trPr>`
  let column = 0
  let xml = ''
  for (const slot of slots) {
    const width = widths.slice(column, column + slot.columns).reduce((sum, one) => sum + one, 0)
    const align = slot.cell?.align ?? node.columns[column]?.align
    const head = slot.cell?.head ?? index < node.headRows
    xml += cellXml(slot, width, align, head, tableSize(widths.length), scope)
    column += slot.columns
  }
  return `<w:tr>${properties}${xml}</w:tr>`
}

function cellXml(
  slot: Slot,
  width: number,
  align: TableCell['align'],
  head: boolean,
  size: TableSize,
  scope: Scope,
): string {
  const { cell, continued, columns } = slot
  const down = continued ? '<w:vMerge/>' : (cell?.rowSpan ?? 1) > 1 ? '<w:vMerge w:val="restart"/>' : ''
  const vertical = { top: 'top', middle: 'center', bottom: 'bottom' }[cell?.verticalAlign ?? 'middle']
  const properties = `<w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${columns > 1 ? val('w:gridSpan', columns) : ''}${down}<w:vAlign w:val="${vertical}"/></w:tcPr>`
  const inside: Scope = {
    ...scope,
    place: scope.place === 'page' ? 'cell' : scope.place,
    width: Math.max(200, width - cellMargins),
    text: tableTextStyle(head, align ?? (head ? 'center' : 'left'), size),
  }
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
