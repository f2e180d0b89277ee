import type { Diagnostic } from '@gongwen/model'
import type { Sheet } from '@gongwen/readers'

/** Names of the column that says which project a row is about. */
export const projectTitles: readonly string[] = ['名称', '联合体名称', '项目', '项目名称', '创新联合体']

/** The row of a sheet with the column names. */
export interface TableHead {
  row: number
  /** Without blanks and without full points in brackets: 项目实施（18分） is 项目实施. */
  titles: string[]
}

/** The first row that names every one of the needed columns. */
export function headOf(sheet: Sheet, needed: readonly (readonly string[])[]): TableHead | undefined {
  const row = sheet.rows.findIndex((cells) =>
    needed.every((names) => cells.some(({ text }) => names.includes(text.trim()))),
  )
  return row < 0
    ? undefined
    : {
        row,
        titles: (sheet.rows[row] ?? []).map(({ text }) =>
          text.replace(/\s/g, '').replace(/[（(]\d+(\.\d+)?分?[）)]$/, ''),
        ),
      }
}

/** A table without the columns that make it one. */
export const missingHead = (file: string, titles: string): Diagnostic => ({
  code: 'rows-head-missing',
  severity: 'error',
  message: `没有找到含有${titles}的表头`,
  place: { file },
  remedy: '第一行写列名',
})

/** Where a column stands; -1 when it does not. */
export const columnOf = (titles: readonly string[], names: readonly string[]): number =>
  titles.findIndex((title) => names.includes(title))
