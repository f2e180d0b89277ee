import type { FormCell, FormPage } from './form-page.ts'
import { answerIn, type FormLeaf, type FormList, type FormPlaces, labelKey } from './form-places.ts'
import type { ControlValue, FormValue } from './form-values.ts'

/** What a form's tables hold, and what of it could not be placed. */
export interface TableValues {
  singles: FormValue[]
  entries: FormValue[]
  /** Lists whose table was found. */
  lists: Set<string>
  /** Controls that the entries took in. */
  used: Set<ControlValue>
  /** Cells with words that no label of the form claims: `手机：13800001234`. */
  unknown: string[]
  /** Rows that cannot be told apart into columns: `成员单位第3行`. */
  misaligned: string[]
}

/** Reads single values beside their labels and entries below their heads. Cells that hold a control say what the control says. */
export function tableValues(
  { tables, words }: FormPage,
  places: FormPlaces,
  controls: readonly ControlValue[],
  headings: readonly { heading: string; start: number }[],
): TableValues {
  const read: TableValues = {
    singles: [],
    entries: [],
    lists: new Set(),
    used: new Set(),
    unknown: [],
    misaligned: [],
  }
  const counts = new Map<string, number>()
  const heads = new Map<FormList, { head: readonly FormCell[]; end: number }>()
  for (const { rows, start, end } of tables) {
    const list = places.lists.find((one) => headOf(rows, one) >= 0)
    const section = headings.findLast((one) => one.start < start)?.heading
    const due = places.lists.find(({ title }) => section !== undefined && labelKey(title) === labelKey(section))
    const above = due && heads.get(due)
    if (list) {
      const at = headOf(rows, list)
      heads.set(list, { head: rows[at] ?? [], end })
      readEntries(rows.slice(at + 1), rows[at] ?? [], list, controls, read, counts)
    } else if (due && above && words(above.end, start) === '' && widthOf(rows[0] ?? []) === widthOf(above.head)) {
      // A table that someone split goes on below without its head.
      heads.set(due, { head: above.head, end })
      readEntries(rows, above.head, due, controls, read, counts)
    } else if (due) {
      const first = (rows[0] ?? []).map(({ text }) => text).filter(Boolean)
      const held = rows.flat().some((cell) => inside(cell, controls).length > 0)
      if (first.length > 0 && !held) read.unknown.push(`“${due.title}”一节的表格（${shortened(first.join('、'))}）`)
    } else readPairs(rows, places.leaves, controls, read)
  }
  return read
}

/** The row of a table that names at least half of a list's columns. */
function headOf(rows: readonly FormCell[][], { columns }: FormList): number {
  return rows.findIndex((row) => {
    const labels = new Set(row.map(({ text }) => labelKey(text)))
    return columns.filter(({ label }) => labels.has(label)).length >= Math.max(2, Math.ceil(columns.length / 2))
  })
}

const inside = (cell: FormCell, controls: readonly ControlValue[]): ControlValue[] =>
  controls.filter(({ start, end }) => end > start && start >= cell.start && end <= cell.end)

function readEntries(
  rows: readonly FormCell[][],
  head: readonly FormCell[],
  list: FormList,
  controls: readonly ControlValue[],
  read: TableValues,
  counts: Map<string, number>,
): void {
  const width = widthOf(head)
  const ours = controls.filter(({ path }) => path[0] === list.key && typeof path[1] === 'number')
  const unclaimed = new Set<FormCell>()
  read.lists.add(list.key)
  for (const row of rows) {
    const labels = row.map(({ text }) => labelKey(text))
    // Sums below a list, and heads that stand again on the next page, are no entries of it.
    if (labels.some((label) => /^(?:合计|小计|总计)$/.test(label))) continue
    if (labels.join('\t') === head.map(({ text }) => labelKey(text)).join('\t')) continue
    const columns = list.columns.map((column) => {
      const over = head.find(({ text }) => labelKey(text) === column.label)
      const cell = over && row.find((one) => one.column <= over.column && over.column < one.column + one.span)
      const control = cell && inside(cell, ours).find(({ path }) => path.at(-1) === column.key)
      if (control) read.used.add(control)
      const value = control?.value.trim() ? control.value : answerIn(cell?.text ?? '', column.prompts)
      return { ...column, cell, over, value }
    })
    const filled = columns.filter(({ value }) => !['', 'false', '否'].includes(value.trim()))
    if (filled.length === 0) continue
    const item = counts.get(list.key) ?? 0
    counts.set(list.key, item + 1)
    const cells = columns.map(({ cell }) => cell).filter((cell) => cell !== undefined)
    const aligned = columns.every(
      ({ cell, over }) => !over || (cell?.column === over.column && cell.span === over.span),
    )
    if (widthOf(row) !== width || !aligned || row.some(({ merged }) => merged)) {
      read.misaligned.push(`${list.title}第${item + 1}行`)
      continue
    }
    for (const { key, title, value } of columns)
      read.entries.push({ path: [list.key, item, key], value, place: `${list.title}第${item + 1}行${title}` })
    for (const cell of row) {
      const above = head.find((one) => one.column === cell.column)
      if (above && cell.text !== '' && !cells.includes(cell) && !/^(?:序号|编号)?$/.test(labelKey(above.text)))
        unclaimed.add(above)
    }
  }
  for (const { text } of unclaimed) read.unknown.push(`${list.title}的“${shortened(text)}”一列`)
}

const widthOf = (row: readonly FormCell[]): number => {
  const last = row.at(-1)
  return last ? last.column + last.span : 0
}

function readPairs(
  rows: readonly FormCell[][],
  leaves: readonly FormLeaf[],
  controls: readonly ControlValue[],
  read: TableValues,
): void {
  const leafOf = ({ text }: FormCell): FormLeaf | undefined =>
    text === '' ? undefined : leaves.find(({ labels }) => labels.includes(labelKey(text)))
  const claimed = new Set<FormCell>()
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      const leaf = leafOf(cell)
      const beside = row[index + 1]
      if (!leaf || !beside || leafOf(beside)) continue
      claimed.add(cell)
      claimed.add(beside)
      read.singles.push({ path: leaf.path, value: answerIn(beside.text, leaf.prompts), place: leaf.title })
    }
  }
  if (claimed.size === 0) return
  for (const row of rows) {
    const loose = row.filter((cell, index) => {
      // A renamed label beside a control loses nothing: the control has its own name.
      const held = [cell, row[index + 1]].some(
        (one) => one && inside(one, controls).some(({ value }) => value.trim() !== ''),
      )
      return cell.text !== '' && !claimed.has(cell) && !leafOf(cell) && !held
    })
    if (loose.length > 0) read.unknown.push(`“${loose.map(({ text }) => shortened(text)).join('：')}”`)
  }
}

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 30 ? `${line.slice(0, 30)}……` : line
}
