import type { Workbook, WorkbookColumn, WorkbookSheet } from '@gongwen/model'
import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx'
import { colToLetter, writeXlsx as writeBook } from 'hucre/xlsx'

const thin = { style: 'thin', color: { rgb: '808080' } } as const
const border = { top: thin, right: thin, bottom: thin, left: thin }
// `#,##0.##` would show 1 as “1.”.
const formats = { number: 'General', percent: '0.00%', score: '0.00' } as const

/** XML 1.0 has no place for these; a spreadsheet program would call the file damaged. */
const unwritable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g
const longest = 32_767

/** A cell's text: never a formula (text format keeps `=1+1` a string even when it is edited), never unwritable. */
function cellText(value: string): string {
  const text = value.replace(unwritable, '\uFFFD')
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function bodyStyle({ align = 'left', format, locked = false }: WorkbookColumn, group: boolean): CellStyle {
  return {
    font: { name: '宋体', size: 10.5, bold: group },
    border,
    alignment: { horizontal: align, vertical: 'top', wrapText: true },
    numFmt: format ? formats[format] : '@',
    protection: { locked },
    ...(group && { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEDED' } } }),
  }
}

const headStyle: CellStyle = {
  font: { name: '黑体', size: 10.5, bold: true },
  border,
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'D9E2EC' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  numFmt: '@',
}
const headingStyle: CellStyle = {
  font: { name: '黑体', size: 14 },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** Columns of half-width characters that a text takes. */
const spread = (text: string): number => [...text].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)

/** Height in points for a row of wrapped text: programs that read the file do not work it out by themselves. */
function heightOf(row: readonly (string | number | null)[], columns: readonly WorkbookColumn[]): number {
  const lines = columns.map(({ width, hidden }, index) => {
    const value = row[index]
    if (hidden || typeof value !== 'string') return 1
    return value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(spread(line) / Math.max(1, width - 1.5))), 0)
  })
  return Math.min(409, Math.max(...lines, 1) * 14 + 4)
}

function sheetOf(sheet: WorkbookSheet): WriteSheet {
  const { columns, rows, heading, groups = [] } = sheet
  const cells = new Map<string, Partial<Cell>>()
  const first = heading === undefined ? 0 : 1
  const put = (row: number, column: number, value: string | number | null, style: CellStyle): void => {
    const type = typeof value === 'number' ? 'number' : value === null ? 'empty' : 'string'
    cells.set(`${row},${column}`, { value: typeof value === 'string' ? cellText(value) : value, type, style })
  }
  if (heading !== undefined) put(0, 0, heading, headingStyle)
  for (const [column, { title }] of columns.entries()) put(first, column, title, headStyle)
  const styles = columns.map((column) => [bodyStyle(column, false), bodyStyle(column, true)] as const)
  for (const [index, row] of rows.entries()) {
    const group = groups.includes(index)
    for (const [column, [plain, tinted]] of styles.entries())
      put(first + 1 + index, column, row[column] ?? null, group ? tinted : plain)
  }
  const last = first + rows.length + 1
  const choices = columns.flatMap((column, index) => {
    const letter = colToLetter(index)
    return column.choices
      ? [
          {
            type: 'list' as const,
            values: column.choices,
            allowBlank: true,
            showErrorMessage: true,
            errorTitle: '取值不对',
            errorMessage: `请从下拉列表中选取：${column.choices.join('、')}`,
            range: `${letter}${first + 2}:${letter}${Math.max(last, first + 2) + 200}`,
          },
        ]
      : []
  })
  return {
    name: sheet.name.replace(/[[\]:*?/\\]/g, '·').slice(0, 31),
    // A row added below is typed into the column's own style: unlocked where the column is.
    columns: columns.map((column) => ({
      width: column.width,
      hidden: column.hidden ?? false,
      style: { numFmt: '@', protection: { locked: column.locked ?? false } },
    })),
    rows: [
      ...(heading === undefined ? [] : [[heading]]),
      columns.map(({ title }) => title),
      ...rows.map((row) => row.map((value) => (typeof value === 'string' ? cellText(value) : value))),
    ],
    cells,
    rowDefs: new Map([
      ...(heading === undefined ? [] : [[0, { height: 28 }] as const]),
      ...rows.map((row, index) => [first + 1 + index, { height: heightOf(row, columns) }] as const),
    ]),
    ...(heading !== undefined &&
      columns.length > 1 && { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: columns.length - 1 }] }),
    dataValidations: choices,
    freezePane: { rows: first + 1 },
    ...(rows.length > 0 && { autoFilter: { range: `A${first + 1}:${colToLetter(columns.length - 1)}${last}` } }),
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { top: 0.75, bottom: 0.75, left: 0.6, right: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${first + 1}:$${first + 1}`,
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    ...(sheet.locked && {
      protection: {
        sheet: true,
        formatCells: false,
        formatColumns: false,
        formatRows: false,
        insertRows: false,
        deleteRows: false,
        sort: false,
        autoFilter: false,
      },
    }),
  }
}

/** Writes a workbook as XLSX: heads frozen, text wrapped, A4 print setup, drop-downs. The same workbook gives the same bytes. */
export async function writeXlsx(workbook: Workbook): Promise<Uint8Array> {
  const made = new Date(workbook.created ?? '2000-01-01T00:00:00Z')
  return writeBook({
    sheets: workbook.sheets.map(sheetOf),
    properties: { title: workbook.title, created: made, modified: made },
    defaultFont: { name: '宋体', size: 10.5 },
  })
}
