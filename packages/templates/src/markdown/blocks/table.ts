import type { Block, Table as TableBlock, TableCell, TableRow } from '@gongwen/model'
import type { Table } from 'mdast'
import { plainText, trimInlines } from '../inline-text.ts'
import { joinLines } from '../join-lines.ts'
import { at, report, type State } from '../state.ts'

/** A GFM table: its first row is the head. */
export function table(node: Table, state: State): Block[] {
  const grid = gridOf(node, state)
  const merged = grid.rows.some(({ cells }, row) => row > 0 && cells.some(isAbove))
  if (merged) {
    report(state, node, {
      code: 'table-mark',
      severity: 'warning',
      message: '单元格里的 ^ 按文字印出，没有并入上格',
      remedy: '要合并的，把表写在 :::表格 与 ::: 之间',
    })
  }
  return [grid]
}

function isAbove({ children: [only, ...others] }: TableCell): boolean {
  return only?.type === 'paragraph' && others.length === 0 && plainText(only.children) === '^'
}

/** The full grid of a GFM table, every cell present. Rows that a Markdown author left short are filled up. */
export function gridOf(node: Table, state: State): TableBlock {
  const align = node.align ?? []
  const width = Math.max(align.length, ...node.children.map((row) => row.children.length))
  const rows = node.children.map((row, index): TableRow => {
    const cells = row.children.map((cell, column): TableCell => {
      const children = trimInlines(joinLines(state.inlines(cell.children)))
      const side = align[column]
      return {
        type: 'tableCell',
        children: children.length === 0 ? [] : [{ type: 'paragraph', indent: 'none', children }],
        ...(index === 0 ? { head: true } : {}),
        ...(side ? { align: side } : {}),
      }
    })
    while (cells.length < width) cells.push({ type: 'tableCell', children: [], ...(index === 0 ? { head: true } : {}) })
    const list = listOf(cells, state)
    return { type: 'tableRow', cells, ...(list === undefined ? {} : { repeats: list }), ...at(row, state) }
  })
  const columns = Array.from({ length: width }, (_, column) => {
    const side = align[column]
    return side ? { align: side } : {}
  })
  return { type: 'table', columns, headRows: 1, rows, ...at(node, state) }
}

/** The list that a row of a form shows one entry of. */
function listOf(cells: readonly TableCell[], state: State): string | undefined {
  for (const block of cells.flatMap((cell) => cell.children)) {
    if (block.type !== 'paragraph') continue
    for (const inline of block.children) if (inline.type === 'field') return state.lists.get(inline)
  }
  return undefined
}
