import { type Table, type TableCell, textOf } from '@gongwen/model'
import { mm } from '../../standard/measure.ts'
import type { Context } from '../context.ts'
import { setBlocks } from '../set-blocks.ts'
import { type Flow, type Strip, shifted, stripsOf } from '../strip.ts'
import { columnWidths } from '../tables/column-widths.ts'
import { asArtefact, continued } from '../tables/continued.ts'
import { columnCount, headRows, type Place, placeCells } from '../tables/grid.ts'
import { type Cell, groupStrip, type RowGroup, rowHeights } from '../tables/rows.ts'
import type { TagNode } from '../tags.ts'
import { setCaption } from './figure.ts'

/** Smallest type in a table, points: beyond, columns are reported as too many. */
const smallestSize = 4

/**
 * A table as wide as the text: heads repeat on each page, rows that spans tie together stay together while they can. `footOf`
 * says how many of a cell's last blocks stand at its foot.
 */
export function setTable(block: Table, context: Context, footOf: (cell: TableCell) => number = () => 0): Flow[] {
  const tag: TagNode = { role: 'Table', parent: context.tag }
  const captions = setCaption(block.caption, { ...context, tag })
  for (const strip of captions) strip.keep = true
  const count = columnCount(block)
  const places = placeCells(block, count)
  if (places.length === 0) return captions
  const room = Math.max(context.width - context.left, count)
  const size = sizeFor(count, room, context)
  const widths = columnWidths(block, places, count, room, size)
  const lefts = [0]
  for (const width of widths) lefts.push(lefts.at(-1)! + width)
  const padding = { across: Math.min(size * 0.35, room / count / 8), down: size * 0.25 }
  const usual = usualAligns(places, count, headRows(block))

  const rowTags = block.rows.map((): TagNode => ({ role: 'TR', parent: tag }))
  const entries = entryPaths(block, context.entry ?? '')
  const cells = places.map((place): Cell => {
    const head = place.cell.head === true || place.row < block.headRows
    const left = lefts[place.column]! + context.left
    const width = lefts[place.column + place.columns]! - lefts[place.column]!
    const cellTag = cellNode(place, head, place.row < block.headRows, rowTags[place.row]!)
    const align = place.cell.align ?? (head ? 'center' : (block.columns[place.column]?.align ?? usual[place.column]!))
    const inner = cellContext(context, {
      head,
      size,
      align,
      width,
      padding,
      framed: !block.borderless,
      tag: cellTag,
    })
    const entry = entries[place.row]
    const here = entry === undefined ? inner : { ...inner, entry }
    const foot = footOf(place.cell)
    const { children } = place.cell
    const above = stripsOf(setBlocks(foot === 0 ? children : children.slice(0, -foot), here))
    const own = foot === 0 ? above : [...above, ...stripsOf(setBlocks(children.slice(-foot), here))]
    const moved = (strips: readonly Strip[]): Strip[] => strips.map((strip) => shifted(strip, padding.across))
    return {
      row: place.row,
      rows: place.rows,
      x: left,
      width,
      strips: moved(own),
      align: place.cell.verticalAlign ?? 'middle',
      foot: own.length - above.length,
      tag: cellTag,
      again: () => continued(place.cell, own, inner).map(moved),
    }
  })
  const asked = block.rows.map(({ height }) => Math.max(size * 1.4 + 2 * padding.down, mm(height ?? 0)))
  const base = { padding: padding.down, ruled: !block.borderless, page: context.area.bottom - context.area.top }
  const strips = groupsOf(cells, asked, rowTags, headRows(block), base)
  if (!context.inside) keepRows(strips, base.page)
  if (strips[0] && !context.inside && captions.length === 0) strips[0].above = context.leading / 4
  return [...captions, ...strips]
}

/** Points of the type: the more columns the smaller; in cells of cells as around them. */
function sizeFor(count: number, room: number, context: Context): number {
  const usual = context.inside ? context.body.size : count <= 5 ? 14 : count <= 8 ? 12 : 10.5
  const size = Math.max(smallestSize, Math.min(usual, context.body.size, (room / count) * 0.8))
  if ((room / count) * 0.8 < 5 && !context.inside)
    context.shared.diagnostics.push({
      code: 'table-too-wide',
      severity: 'warning',
      message: `表格有${count}列，每列只有${(room / count / 2.835).toFixed(1)}毫米，难以辨认`,
      remedy: '改用横向页面，或拆成几张表',
      ...(context.place ? { place: context.place } : {}),
    })
  return size
}

/** Each row's path in the data, `members.0.`, where the row shows an entry of a list. */
function entryPaths(block: Table, outer: string): (string | undefined)[] {
  const counts = new Map<string, number>()
  return block.rows.map(({ repeats }) => {
    if (repeats === undefined) return undefined
    const index = counts.get(repeats) ?? 0
    counts.set(repeats, index + 1)
    return `${outer}${repeats}.${index}.`
  })
}

function cellNode({ cell, rows, columns }: Place, head: boolean, column: boolean, parent: TagNode): TagNode {
  return {
    role: head ? 'TH' : 'TD',
    parent,
    ...(head ? { scope: column ? ('Column' as const) : ('Row' as const) } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
    ...(columns > 1 ? { columnSpan: columns } : {}),
    ...(cell.position?.part ? { id: cell.position.part } : {}),
  }
}

function cellContext(
  context: Context,
  cell: {
    head: boolean
    size: number
    align: 'left' | 'center' | 'right'
    width: number
    padding: { across: number }
    framed: boolean
    tag: TagNode
  },
): Context {
  const { cell: _, ...body } = context.body
  return {
    ...context,
    body: { ...body, size: cell.size, ...(cell.head ? { face: 'heiti' as const } : {}) },
    width: Math.max(cell.width - 2 * cell.padding.across, 1),
    left: 0,
    leading: cell.size * 1.4,
    grid: false,
    indent: 0,
    align: cell.align,
    tag: cell.tag,
    inside: true,
    framed: cell.framed,
    depth: context.depth + 1,
  }
}

const number = /^[+\-−]?[\d,，]+(\.\d+)?\s*([%％‰]|万元|亿元|元|万|亿)?$/

const ordinal = /^(?:序\s*号|编\s*号|行\s*次|排\s*名|名\s*次|年\s*[度份])$/

/**
 * How columns are set of which the author says nothing. Where all cells below the head are numbers, to the right, so that the
 * digits stand below each other; numbers that count rows or years (序号, 年度) in the middle; words to the left.
 */
export function usualAligns(places: readonly Place[], count: number, head: number): ('left' | 'center' | 'right')[] {
  const counting = new Set<number>()
  const numbers = new Array<number>(count).fill(0)
  const others = new Array<number>(count).fill(0)
  for (const { cell, row, column, columns } of places) {
    if (columns > 1) continue
    const text = cell.children
      .map((block) => textOf(block))
      .join('')
      .trim()
    if (row < head) {
      if (ordinal.test(text)) counting.add(column)
      continue
    }
    if (text === '') continue
    if (number.test(text)) numbers[column]!++
    else others[column]!++
  }
  return numbers.map((found, i) => (found === 0 || others[i]! > 0 ? 'left' : counting.has(i) ? 'center' : 'right'))
}

/** Groups of rows that spans tie together, the head first. */
function groupsOf(
  cells: readonly Cell[],
  asked: readonly number[],
  rowTags: readonly TagNode[],
  head: number,
  base: Pick<RowGroup, 'padding' | 'ruled' | 'page'>,
): Strip[] {
  const byRow: Cell[][] = asked.map(() => [])
  for (const cell of cells) byRow[cell.row]!.push(cell)
  const groupFrom = (start: number, end: number, repeat: Strip | undefined): Strip => {
    const own = byRow
      .slice(start, end)
      .flat()
      .map((cell) => ({ ...cell, row: cell.row - start }))
    const heights = asked.slice(start, end)
    const group: RowGroup = {
      ...base,
      cells: own,
      asked: heights,
      heights: rowHeights(own, heights, base.padding),
      rowTags: rowTags.slice(start, end),
      ...(repeat ? { repeat } : {}),
    }
    return groupStrip(group)
  }
  const strips: Strip[] = []
  let repeat: Strip | undefined
  if (head > 0) {
    const first = groupFrom(0, head, undefined)
    strips.push({ ...first, keep: true })
    if (first.height < base.page * 0.4) repeat = asArtefact(first)
  }
  for (let row = head; row < asked.length; ) {
    let end = row + 1
    for (let r = row; r < end; r++) for (const cell of byRow[r]!) end = Math.max(end, r + cell.rows)
    strips.push(groupFrom(row, end, repeat))
    row = end
  }
  return strips
}

/** A table lower than this share of a page stands on one page; rows lower than the other one are single rows. */
const smallTable = 0.3
const singleRow = 0.1

/** A small table is not torn; of a larger one no row stands alone on a page, at its beginning or at its end. */
function keepRows(strips: Strip[], page: number): void {
  const height = strips.reduce((sum, strip) => sum + strip.height, 0)
  const head = strips.findIndex(({ keep }) => !keep)
  const small = height <= page * smallTable
  for (const [i, strip] of strips.slice(0, -1).entries()) {
    const alone = i === head ? strip : i === strips.length - 2 ? strips[i + 1] : undefined
    if (small || (alone && alone.height <= page * singleRow)) strip.keep = true
  }
}
