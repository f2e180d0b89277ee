import type { CertificateRow } from '@gongwen/certificates'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { readTables } from '@gongwen/readers'
import type { Context } from '../../context.ts'
import { readInput } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'

/** Columns of the clerk's list. 名称 and 编号 are the register's own; 备注 is not printed. */
const printed = ['牵头单位', '成员单位', '建设期'] as const
const known = ['名称', '编号', '备注', '序号', ...printed]

/** Reads the list: the first sheet whose head has 名称. Blank rows are skipped; a column that is not known is told. */
export async function readRows(
  context: Context,
  file: string,
): Promise<{ rows: CertificateRow[]; diagnostics: Diagnostic[] }> {
  const bytes = readInput(context, file)
  if (/\.json$/i.test(file)) return rowsOfJson(new TextDecoder().decode(bytes), file)
  const { value: sheets, diagnostics } = await readTables(bytes, file)
  if (hasErrors(diagnostics)) throw new Unusable(...diagnostics)
  for (const { name: sheet, rows } of sheets) {
    const head = rows.findIndex((row) => row.some(({ text }) => text.trim() === '名称'))
    if (head < 0) continue
    const titles = (rows[head] ?? []).map(({ text }) => text.replace(/\s/g, ''))
    const found: CertificateRow[] = []
    for (const [index, row] of rows.entries()) {
      if (index <= head || row.every(({ text }) => text.trim() === '')) continue
      const cell = (title: string): string => (row[titles.indexOf(title)]?.text ?? '').trim()
      found.push(rowOf(cell, { file, sheet, row: index + 1 }))
    }
    return { rows: found, diagnostics: [...diagnostics, ...unknownColumns(titles, file, sheet)] }
  }
  throw new Unusable(
    problem('rows-head-missing', '没有找到含有“名称”一列的表头', {
      place: { file },
      remedy: `第一行写列名：${known.join('、')}`,
    }),
  )
}

function rowOf(cell: (title: string) => string, place: CertificateRow['place']): CertificateRow {
  const fields = Object.fromEntries(printed.flatMap((title) => (cell(title) === '' ? [] : [[title, cell(title)]])))
  const number = cell('编号')
  return { name: cell('名称'), ...(number !== '' && { number }), fields, place }
}

function rowsOfJson(text: string, file: string): { rows: CertificateRow[]; diagnostics: Diagnostic[] } {
  let entries: unknown
  try {
    entries = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Unusable(problem('data-json', '不是正确的 JSON', { place: { file }, remedy: '检查逗号、引号和括号' }))
  }
  if (!Array.isArray(entries))
    throw new Unusable(problem('data-json', '应当是一个列表', { place: { file }, remedy: '写成 [{"名称": "…"}, …]' }))
  const rows = entries.map((entry: unknown, index) => {
    const record = new Map(Object.entries((entry ?? {}) as Record<string, unknown>))
    const cell = (title: string): string => {
      const value = record.get(title)
      return (Array.isArray(value) ? value.join('、') : String(value ?? '')).trim()
    }
    return rowOf(cell, { file, row: index + 1 })
  })
  return { rows, diagnostics: [] }
}

function unknownColumns(titles: readonly string[], file: string, sheet: string): Diagnostic[] {
  const strange = titles.filter((title) => title !== '' && !known.includes(title))
  return strange.map((title) => ({
    code: 'rows-column-unknown',
    severity: 'warning',
    message: `“${title}”一列不会印在证书上`,
    place: { file, sheet, row: 1 },
    remedy: `可用的列名：${known.join('、')}`,
  }))
}
