import { type Diagnostic, type Result, result } from '@gongwen/model'
import type { Workbook } from 'hucre'
import { diagnosticOf, ReadFailure } from './failure.ts'
import type { FileFormat } from './format.ts'
import { type ReadLimits, readLimits } from './limits.ts'
import type { Sheet } from './sheet/cell.ts'
import { parseDelimited } from './sheet/csv.ts'
import type { FormatLookup } from './sheet/workbook.ts'
import { sniffFormat } from './sniff.ts'
import { decodeText } from './text/charset.ts'
import { openArchive } from './zip/archive.ts'

/**
 * Reads a spreadsheet (xlsx, xlsb, xls/et, ods, csv) as typed cells. What it is, its bytes say, not its name; `name` stands in the
 * diagnostics. A file that cannot be read gives no sheets and an error.
 */
export async function readTables(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<Sheet[]>> {
  const bounds = readLimits(limits)
  try {
    const sheets = await sheetsFrom(bytes, name, bounds)
    return result(
      sheets,
      sheets.flatMap((sheet) => roundedNumbers(sheet, name)),
    )
  } catch (error) {
    return result([], [diagnosticOf(error, { file: name })])
  }
}

/** The sheets of a file; throws `ReadFailure`. */
export async function sheetsFrom(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<Sheet[]> {
  if (bytes.length > limits.file) throw new ReadFailure('file-too-large', '文件过大，未读取')
  const format = sniffFormat(bytes, name)
  if (format === 'csv' || format === 'txt') {
    return [parseDelimited(decodeText(bytes).text, name.replace(/^.*[\\/]|\.[^.]*$/g, ''), limits)]
  }
  const { sheetsOf } = await import('./sheet/workbook.ts')
  const workbook = await workbookOf(bytes, format, limits)
  const sheets = format === 'xls' ? sheetsOf(workbook, await formatsOf(bytes)) : sheetsOf(workbook)
  ;(await notesOf(bytes, format, limits)).forEach((notes, index) => {
    const sheet = sheets[index]
    if (sheet && notes.length > 0) sheet.notes = notes
  })
  const cells = sheets.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0)
  if (cells > limits.cells) throw new ReadFailure('file-too-large', `单元格超过 ${limits.cells} 个，已停止读取`)
  return sheets
}

/** Without formats a sheet can still be read: a percentage then is its number. */
async function formatsOf(bytes: Uint8Array): Promise<FormatLookup> {
  const { xlsFormats } = await import('./sheet/xls-formats.ts')
  try {
    return xlsFormats(bytes)
  } catch {
    return () => undefined
  }
}

/** Remarks of formats whose library leaves them out; a file without them, or damaged there, can still be read. */
async function notesOf(
  bytes: Uint8Array,
  format: FileFormat,
  limits: ReadLimits,
): Promise<NonNullable<Sheet['notes']>[]> {
  try {
    if (format === 'xls') return (await import('./sheet/xls-notes.ts')).xlsNotes(bytes)
    return format === 'ods' ? await (await import('./odf/sheet-notes.ts')).odsNotes(bytes, limits) : []
  } catch {
    return []
  }
}

async function workbookOf(bytes: Uint8Array, format: FileFormat, limits: ReadLimits): Promise<Workbook> {
  if (format === 'empty') throw new ReadFailure('file-empty', '文件是空的')
  if (format === 'encrypted') throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
  if (['xlsx', 'xlsb', 'ods', 'zip'].includes(format)) await inspect(bytes, limits)
  const { EncryptedFileError, readOds, readXls, readXlsb, readXlsx } = await import('hucre')
  try {
    if (format === 'xlsx') return await readXlsx(bytes, { readStyles: true })
    if (format === 'xlsb') return await readXlsb(bytes, { readStyles: true })
    if (format === 'ods') return await readOds(bytes, { readStyles: true })
    if (format === 'xls') return await readXls(bytes, { readStyles: true })
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
    throw error
  }
  throw new ReadFailure('file-unsupported', '不是可识别的电子表格文件')
}

/** The library unpacks by itself: see that nothing unpacks beyond the limits before it does. */
async function inspect(bytes: Uint8Array, limits: ReadLimits): Promise<void> {
  const archive = await openArchive(bytes, limits)
  for (const name of archive.names) {
    if (archive.encrypted(name)) throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
    if (!/\.(?:xml|rels|bin)$/i.test(name)) continue
    // Read through once: the sizes that a directory states need not be true.
    for await (const piece of await archive.stream(name)) {
      if (Buffer.from(piece).includes('<!DOCTYPE')) {
        throw new ReadFailure('file-unsafe', '文件内部含有 DOCTYPE 声明（可能带外部实体），已拒绝读取')
      }
    }
  }
}

/** Spreadsheet programs keep fifteen digits: an ID or account number typed as a number has lost its end. */
function roundedNumbers(sheet: Sheet, file: string): Diagnostic[] {
  return sheet.rows.flatMap((row, index): Diagnostic[] =>
    row.some(({ kind, value }) => kind === 'number' && Math.abs(Number(value)) >= 1e15)
      ? [
          {
            code: 'sheet-number-precision',
            severity: 'warning',
            message: '有超过15位的数字按数值存储，末尾数字可能已被表格软件改为0',
            place: { file, sheet: sheet.name, row: index + 1 },
            remedy: '请把该列设为文本格式后重新填写',
          },
        ]
      : [],
  )
}
