import type { Diagnostic, Place } from '@gongwen/model'
import type { Sheet } from '@gongwen/readers'
import { cellKey } from './workbook.ts'

/** A row of a filled sheet, its cells by the titles of the head. */
export interface FilledRow {
  place: Place
  /** Text of the cell under a title; empty when there is no such column. */
  cell(title: string): string
}

/** Rows below the head of a sheet: found by its name, else by its head. The head is the row that has all `needed` titles. */
export function readFilledRows(
  sheets: readonly Sheet[],
  file: string,
  name: string,
  needed: readonly string[],
  diagnostics: Diagnostic[],
  required = true,
): FilledRow[] {
  const named = sheets.filter((sheet) => sheet.name.trim() === name)
  for (const sheet of [...named, ...sheets.filter((other) => !named.includes(other))]) {
    const texts = sheet.rows.map((row) => row.map(({ text }) => text.trim()))
    const head = texts.findIndex((row) => needed.every((title) => row.includes(title)))
    if (head < 0) continue
    const columns = new Map((texts[head] ?? []).map((title, index) => [title, index]))
    return sheet.rows.flatMap((row, index) => {
      if (index <= head || row.every(({ kind }) => kind === 'empty')) return []
      const cell = (title: string): string => cellKey(row[columns.get(title) ?? -1]?.text ?? '')
      return [{ place: { file, sheet: sheet.name, row: index + 1 }, cell }]
    })
  }
  if (required) {
    diagnostics.push({
      code: 'decision-sheet-missing',
      severity: 'error',
      message: `没有找到“${name}”表，或表头被改动`,
      place: { file },
      remedy: `使用 comments export --to xlsx 导出的表格，表头应有 ${needed.join('、')}`,
    })
  }
  return []
}
