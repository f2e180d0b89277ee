import type { Run } from './lines.ts'

/** A straight rule of a page, in points from the lower left. */
export interface Rule {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A table found by its rules: cells row by row from the top, each with the runs that stand in it. */
export interface RuledTable {
  rows: RuledCell[][]
}

export interface RuledCell {
  runs: Run[]
  column: number
  span: number
  merged: boolean
}

/** Rules nearer than this are one. */
const near = 3
/** A grid finer than this is a drawing. */
const mostLines = 200

/**
 * Finds the tables of a page: rules that touch make a grid; where a rule is missing between two cells they are one. What stands in no
 * grid is text.
 */
export function ruledTables(rules: readonly Rule[], runs: readonly Run[]): Map<Run, RuledTable> {
  const found = new Map<Run, RuledTable>()
  for (const group of touching(rules)) {
    const across = group.filter(({ x0, x1 }) => x1 - x0 > near)
    const down = group.filter(({ y0, y1 }) => y1 - y0 > near)
    const xs = positions(down.map(({ x0 }) => x0))
    const ys = positions(across.map(({ y0 }) => y0)).reverse()
    if (xs.length < 3 || ys.length < 3 || xs.length > mostLines || ys.length > mostLines) continue
    const table = gridOf(xs, ys, across, down)
    for (const run of runs) {
      const cell = cellAt(table, xs, ys, run)
      if (!cell) continue
      cell.runs.push(run)
      found.set(run, table)
    }
  }
  return found
}

/** Groups of rules that touch each other. */
function touching(rules: readonly Rule[]): Rule[][] {
  const groups: { box: Rule; rules: Rule[] }[] = []
  for (const rule of rules.slice(0, 4000)) {
    const met = groups.filter(
      ({ box }) =>
        rule.x0 <= box.x1 + near && rule.x1 >= box.x0 - near && rule.y0 <= box.y1 + near && rule.y1 >= box.y0 - near,
    )
    const joined = { box: { ...rule }, rules: [rule] }
    for (const group of met) {
      joined.rules.push(...group.rules)
      joined.box = {
        x0: Math.min(joined.box.x0, group.box.x0),
        y0: Math.min(joined.box.y0, group.box.y0),
        x1: Math.max(joined.box.x1, group.box.x1),
        y1: Math.max(joined.box.y1, group.box.y1),
      }
      groups.splice(groups.indexOf(group), 1)
    }
    groups.push(joined)
  }
  return groups.map((group) => group.rules)
}

/** Distinct positions, ascending. */
function positions(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > near)
}

function gridOf(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly Rule[],
  down: readonly Rule[],
): RuledTable {
  const rows: RuledCell[][] = []
  for (let row = 0; row + 1 < ys.length; row++) {
    const middle = ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2
    const cells: RuledCell[] = []
    for (let column = 0; column + 1 < xs.length; column++) {
      const x = xs[column] ?? 0
      const centre = (x + (xs[column + 1] ?? 0)) / 2
      const edge =
        column === 0 || down.some((rule) => Math.abs(rule.x0 - x) <= near && rule.y0 <= middle && rule.y1 >= middle)
      const last = cells.at(-1)
      if (!edge && last) {
        last.span++
        continue
      }
      const top = ys[row] ?? 0
      const merged =
        row > 0 && !across.some((rule) => Math.abs(rule.y0 - top) <= near && rule.x0 <= centre && rule.x1 >= centre)
      cells.push({ runs: [], column, span: 1, merged })
    }
    rows.push(cells)
  }
  return { rows }
}

/** The cell a run stands in; of merged cells the uppermost. */
function cellAt({ rows }: RuledTable, xs: readonly number[], ys: readonly number[], run: Run): RuledCell | undefined {
  const x = run.x + Math.min(run.width, run.size) / 2
  const y = run.y + run.size * 0.3
  const column = xs.findLastIndex((edge) => edge <= x + 1)
  let row = ys.findLastIndex((edge) => edge >= y)
  if (column < 0 || row < 0 || column >= xs.length - 1 || row >= ys.length - 1) return undefined
  const at = (index: number): RuledCell | undefined =>
    rows[index]?.find((cell) => column >= cell.column && column < cell.column + cell.span)
  while (row > 0 && at(row)?.merged) row--
  return at(row)
}
