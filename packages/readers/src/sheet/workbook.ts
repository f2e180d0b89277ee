import {
  type CellValue,
  formatValue,
  type Cell as HucreCell,
  type Sheet as HucreSheet,
  serialToDate,
  type Workbook,
} from 'hucre'
import { type Cell, emptyCell, type Sheet, textCell } from './cell.ts'
import { notesOn } from './notes.ts'

/** Takes over what the spreadsheet library read: every cell typed, trailing empty rows and columns left out. */
export function sheetsOf(workbook: Workbook, formatOf: FormatLookup = () => undefined): Sheet[] {
  const late = workbook.dateSystem === '1904'
  return workbook.sheets.map((sheet, index) => {
    // The library leaves holes for rows and cells that the file does not mention.
    const rows = Array.from(sheet.rows, (row: CellValue[] | undefined, r) =>
      Array.from(row ?? [], (value: CellValue | undefined, c) =>
        cellOf(value ?? null, sheet.cells?.get(`${r},${c}`), formatOf(index, r, c), late),
      ),
    )
    const notes = notesOn(sheet)
    return {
      name: sheet.name,
      hidden: sheet.hidden === true || sheet.veryHidden === true,
      rows: trimmed(rows),
      merges: mergesOf(sheet),
      ...(notes.length > 0 ? { notes } : {}),
    }
  })
}

/** Number format of a cell where the library does not know it (old XLS). */
export type FormatLookup = (sheet: number, row: number, column: number) => string | undefined

function mergesOf(sheet: HucreSheet): Sheet['merges'] {
  return (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    row: startRow,
    column: startCol,
    rowSpan: endRow - startRow + 1,
    columnSpan: endCol - startCol + 1,
  }))
}

function cellOf(raw: CellValue, detail: HucreCell | undefined, known: string | undefined, late: boolean): Cell {
  const cell = typed(raw, detail, detail?.style?.numFmt ?? known, late)
  if (detail?.formula !== undefined) cell.formula = detail.formula
  return cell
}

function typed(value: CellValue, detail: HucreCell | undefined, format: string | undefined, late: boolean): Cell {
  if (value === null || value === '') return emptyCell()
  if (detail?.type === 'error') return { kind: 'error', value: String(value), text: String(value) }
  if (typeof value === 'boolean') return { kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dated(value, format)
  if (typeof value === 'string') return textCell(value)
  return format && isDateFormat(format) ? dated(serialToDate(value, late), format) : counted(value, format)
}

function counted(value: number, format: string | undefined): Cell {
  const general = format === undefined || format === 'General' || format === '@'
  const cell: Cell = { kind: 'number', value, text: general ? plain(value) : shown(value, format) || plain(value) }
  if (!general) cell.format = format
  if (!general && isPercent(format)) cell.percent = true
  return cell
}

/** Fifteen significant digits, as spreadsheet programs keep and show. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)))
}

function isPercent(format: string): boolean {
  return bare(format).includes('%')
}

/** `h"时"mm"分"` too, which the library takes for a number. */
function isDateFormat(format: string): boolean {
  return /[ymdhs]/i.test(bare(format)) && !/[#?]|0\.?0*E/i.test(bare(format))
}

/** A format without quoted words, escapes and bracketed colours. */
function bare(format: string): string {
  return format.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, '')
}

const day = 86_400_000
/** Spreadsheets count days from here; a date before it is a time of day. */
const firstDay = Date.UTC(1900, 0, 1)

function dated(date: Date, format: string | undefined): Cell {
  if (Number.isNaN(date.getTime())) return { kind: 'error', value: '#VALUE!', text: '#VALUE!' }
  // A serial number is a binary fraction of a day: round to the second it stands for.
  const time = new Date(Math.round(date.getTime() / 1000) * 1000)
  const iso = time.toISOString().slice(0, 19)
  const kind = time.getTime() < firstDay ? 'time' : time.getTime() % day === 0 ? 'date' : 'datetime'
  const value = kind === 'time' ? iso.slice(11) : kind === 'date' ? iso.slice(0, 10) : iso
  const cell: Cell = { kind, value, text: (format && shown(time, format)) || value.replace('T', ' ') }
  if (format) cell.format = format
  return cell
}

/** The library's rendering; nothing where it leaves the codes of a Chinese time format standing. */
function shown(value: number | Date, format: string): string {
  if (format.includes('上午') || (/h"?时/.test(format) && value instanceof Date)) return ''
  try {
    return formatValue(value, format)
  } catch {
    return ''
  }
}

function trimmed(rows: Cell[][]): Cell[][] {
  const used = rows.map((row) => row.findLastIndex(({ kind }) => kind !== 'empty') + 1)
  const width = used.reduce((most, length) => Math.max(most, length), 0)
  const height = used.findLastIndex((length) => length > 0) + 1
  return rows.slice(0, height).map((row) => Array.from({ length: width }, (_, column) => row[column] ?? emptyCell()))
}
