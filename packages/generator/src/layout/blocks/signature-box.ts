import type { Paragraph, SignatureBox, Table, TableCell } from '@gongwen/model'
import type { Context } from '../context.ts'
import type { Flow } from '../strip.ts'
import { setTable } from './table.ts'

/** 签字、盖章 boxes: one cell a party, its words at the head, who signs and the date line at the foot, right. */
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
      children: [
        line(title, 'left'),
        ...(text === undefined ? [] : [line(text, 'left')]),
        line(' ', 'left'),
        line(' ', 'left'),
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
  const signing = new Map(cells.map((cell, i) => [cell, block.parties[i]!.sign.includes('年') ? 1 : 2]))
  return setTable({ type: 'table', columns, headRows: 0, rows }, context, (cell) => signing.get(cell) ?? 0)
}
