import type { ReadLimits } from '../limits.ts'
import type { Sheet } from '../sheet/cell.ts'
import { openArchive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'

/** Remarks on cells of an OpenDocument spreadsheet, which the spreadsheet library leaves out; a list for each sheet. */
export async function odsNotes(bytes: Uint8Array, limits: ReadLimits): Promise<NonNullable<Sheet['notes']>[]> {
  const archive = await openArchive(bytes, limits)
  const sheets: NonNullable<Sheet['notes']>[] = []
  let row = 0
  let column = 0
  let repeated = { rows: 1, columns: 1 }
  let remark: string[] | undefined
  let inWords = false
  const many = (value: string | undefined): number => Math.max(1, Number(value ?? 1) || 1)
  await parseXml(
    await archive.stream('content.xml'),
    {
      open(name, at) {
        if (name === 'table:table') {
          sheets.push([])
          row = 0
        } else if (name === 'table:table-row') {
          column = 0
          repeated = { rows: many(at['table:number-rows-repeated']), columns: 1 }
        } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
          repeated.columns = many(at['table:number-columns-repeated'])
        } else if (name === 'office:annotation') remark = []
        else if (remark && name === 'text:p') {
          remark.push('')
          inWords = true
        }
      },
      close(name) {
        if (name === 'table:table-row') row += repeated.rows
        else if (name === 'table:table-cell' || name === 'table:covered-table-cell') column += repeated.columns
        else if (name === 'text:p') inWords = false
        else if (name === 'office:annotation') {
          const text = remark?.join('\n').trim() ?? ''
          if (text !== '') sheets.at(-1)?.push({ row, column, text })
          remark = undefined
        }
      },
      text(text) {
        const last = (remark?.length ?? 0) - 1
        if (inWords && remark && last >= 0) remark[last] += text
      },
    },
    limits,
  )
  return sheets
}
