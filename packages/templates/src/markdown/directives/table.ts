import type { Block, Table, TableCell, TableRow } from '@gongwen/model'
import { gridOf } from '../blocks/table.ts'
import { plainText } from '../inline-text.ts'
import { report } from '../state.ts'
import { type BlockDirective, positioned, type Reading } from './directive.ts'

/** `:::表格`: widths, a caption and merged cells for the GFM table inside. */
export const tableDirective: BlockDirective = {
  name: '表格',
  forms: ['container'],
  about: '给其中的表加列宽、表题、合并：单元格只写 `<` 并入左格，只写 `^` 并入上格',
  attributes: {
    列宽: '各列宽度之比，如 列宽="1,2,3"',
    表题: '表格上方的标题',
    表头行: '重复的表头行数，默认 1，写 0 没有表头',
    行高: '最小行高，毫米',
    无框线: '不画线，用来并排放内容',
  },
  run: (reading) =>
    reading.content.flatMap((node): Block[] => {
      if (node.type !== 'table') return reading.state.blocks([node])
      const table = gridOf(node, reading.state)
      return [finish(mergeCells(table, reading), reading)]
    }),
}

function finish(table: Table, reading: Reading): Table {
  const widths = (reading.get('列宽') ?? '').split(/[,，]/).map(Number)
  const caption = reading.get('表题')
  const headRows = reading.number('表头行') ?? 1
  const height = reading.number('行高')
  return {
    ...table,
    ...(caption ? { caption: [{ type: 'text', value: caption }] } : {}),
    columns: table.columns.map((column, index) => {
      const width = widths[index]
      return width && width > 0 ? { ...column, width } : column
    }),
    headRows,
    rows: rowsShown(table, headRows).map((row, index) => ({
      ...row,
      ...(height ? { height } : {}),
      cells: row.cells.map(({ head: _, ...cell }): TableCell => (index < headRows ? { ...cell, head: true } : cell)),
    })),
    ...(reading.flag('无框线') ? { borderless: true } : {}),
    ...positioned(reading),
  }
}

/** Turns cells of `<` and `^` into spans. A run that makes no rectangle is said, and its marks stay as text. */
function mergeCells(table: Table, reading: Reading): Table {
  const marks = table.rows.map((row) => row.cells.map(markOf))
  const owner = new Map<string, string>()
  const ownerOf = (row: number, column: number): string => {
    const mark = marks[row]?.[column]
    if (mark === '<' && column > 0) return owner.get(`${row},${column - 1}`) ?? ''
    if (mark === '^' && row > 0) return owner.get(`${row - 1},${column}`) ?? ''
    return `${row},${column}`
  }
  const covered = new Map<string, [number, number][]>()
  marks.forEach((cells, row) => {
    cells.forEach((_, column) => {
      const key = ownerOf(row, column)
      owner.set(`${row},${column}`, key)
      covered.set(key, [...(covered.get(key) ?? []), [row, column]])
    })
  })
  const rows = table.rows.map((row, rowIndex): TableRow => {
    const cells = row.cells.flatMap((cell, column): TableCell[] => {
      const own = covered.get(`${rowIndex},${column}`)
      if (!own) return []
      const columnSpan = Math.max(...own.map(([, c]) => c)) - column + 1
      const rowSpan = Math.max(...own.map(([r]) => r)) - rowIndex + 1
      if (columnSpan * rowSpan !== own.length) return [cell]
      return [{ ...cell, ...(columnSpan > 1 ? { columnSpan } : {}), ...(rowSpan > 1 ? { rowSpan } : {}) }]
    })
    return { ...row, cells }
  })
  const uneven = [...covered.values()].some((own) => {
    const height = new Set(own.map(([row]) => row)).size
    const width = new Set(own.map(([, column]) => column)).size
    return height * width !== own.length
  })
  if (!uneven) return { ...table, rows }
  report(reading.state, reading.node, {
    code: 'table-span',
    severity: 'error',
    message: '合并的单元格不成矩形，没有合并',
    remedy: '检查 < 与 ^：合并区域的每一格都要写',
  })
  return table
}

function markOf(cell: TableCell): '<' | '^' | undefined {
  const [only, ...others] = cell.children
  if (only?.type !== 'paragraph' || others.length > 0) return undefined
  const text = plainText(only.children)
  return text === '<' || text === '^' ? text : undefined
}

/** GFM asks for a head; a table without one leaves it empty. */
function rowsShown(table: Table, headRows: number): TableRow[] {
  const empty = headRows === 0 && table.rows[0]?.cells.every((cell) => cell.children.length === 0)
  return empty ? table.rows.slice(1) : table.rows
}
