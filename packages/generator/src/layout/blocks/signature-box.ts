import type { Paragraph, SignatureBox, Table, TableCell } from '@gongwen/model'
import type { Context } from '../context.ts'
import type { Flow } from '../strip.ts'
import { setTable } from './table.ts'

/** 签字、盖章 boxes: one cell a party, its words above, room, then who signs and the date line below right. */
export function setSignatureBox(block: SignatureBox, context: Context): Flow[] {
  const cells = block.parties.map(({ title, text, sign }): TableCell => {
    const line = (value: string, align: 'left' | 'right'): Paragraph => ({
      type: 'paragraph',
      children: [{ type: 'text', value }],
      indent: 'none',
      align,
    })
    const date = sign.includes('年') ? [] : [line('年\u3000月\u3000日', 'right')]
    return {
      type: 'tableCell',
      verticalAlign: 'middle',
      children: [
        line(title, 'left'),
        ...(text === undefined ? [] : [line(text, 'left')]),
        ...room(block, text),
        line(sign, 'right'),
        ...date,
      ],
    }
  })
  if (cells.length === 0) return []
  const perRow = Math.min(cells.length, 2)
  const rows: Table['rows'] = []
  for (let i = 0; i < cells.length; i += perRow) {
    const own = cells.slice(i, i + perRow)
    const last = own.at(-1)!
    if (own.length < perRow) last.columnSpan = perRow - own.length + 1
    rows.push({ type: 'tableRow', cells: own, height: block.height })
  }
  const columns = Array.from({ length: perRow }, () => ({ width: 1 }))
  return setTable({ type: 'table', columns, headRows: 0, rows }, context)
}

/** Empty lines that hold the title up and the signature down. */
function room({ height }: SignatureBox, text: string | undefined): Paragraph[] {
  const lines = Math.max(1, Math.floor(height / 7) - 3 - (text === undefined ? 0 : 2))
  return Array.from({ length: Math.min(lines, 40) }, () => ({
    type: 'paragraph',
    children: [{ type: 'text', value: ' ' }],
  }))
}
