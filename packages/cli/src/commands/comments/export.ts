import { join } from 'node:path'
import { csvOf, docketPage, readinessOf, shortIds, workbookOf } from '@gongwen/comments'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, hasErrors, type Workbook } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, type OutputFile, writeOutputs } from '../../files.ts'
import type { Outcome } from '../../outcome.ts'
import { produce, readFormats } from '../../produce.ts'
import { isoAt } from '../../time.ts'
import { staleness, withDocket } from './docket.ts'
import { documentsOf } from './exports/documents.ts'
import { inFile } from './exports/glyph-source.ts'
import { jsonOf } from './exports/json.ts'
import { readLeastPeriod } from './exports/least-period.ts'
import { maskList } from './exports/mask-list.ts'
import { gather, type Material } from './exports/material.ts'
import { publicBook } from './exports/public-book.ts'

interface ExportOptions {
  to: string
  output: string
  organ: string
  date?: string
  public?: boolean
  least?: string
  fonts: 'office' | 'oss' | 'own'
  force?: boolean
}

export const exportFormats = ['json', 'xlsx', 'docx', 'pdf', 'csv', 'html'] as const

/** 导出: everything the docket is ready for, in the wanted formats. Works after `open` alone, too. */
export function exportDocket(context: Context, folder: string, options: ExportOptions): Promise<Outcome> {
  const wanted = readFormats(options.to, exportFormats)
  const rules = readLeastPeriod(options.least ?? '')
  return withDocket(
    context,
    folder,
    async (docket): Promise<Outcome> => {
      const material = gather(context, docket, options)
      const output = at(context, options.output)
      const diagnostics: Diagnostic[] = staleness(docket)
      const files: OutputFile[] = []
      const add = (name: string, bytes: Uint8Array): void => void files.push({ path: join(output, name), bytes })
      const mark = options.public ? '（公开）' : ''
      if (wanted.includes('json'))
        add(
          options.public ? 'analysis-公开.json' : 'analysis.json',
          Buffer.from(`${JSON.stringify(jsonOf(material), undefined, 2)}\n`),
        )
      const book = bookOf(material)
      if (wanted.includes('xlsx')) add(`意见汇总${mark}.xlsx`, await writeXlsx(book))
      const [table] = book.sheets
      if (wanted.includes('csv') && table) add(`意见汇总${mark}.csv`, Buffer.from(csvOf(table)))
      if (wanted.includes('html'))
        add(
          `卷宗${mark}.html`,
          Buffer.from(docketPage(material.analysis, material.decisions, material.words, material.isPublic)),
        )
      const formats = wanted.filter((format) => format === 'docx' || format === 'pdf')
      if (formats.length > 0) {
        for (const { name, document } of documentsOf(material, diagnostics)) {
          const made = await produce(context, document, {
            folder: output,
            name: `${name}${mark}`,
            formats,
            fonts: options.fonts,
            pictures: [],
          })
          diagnostics.push(...made.diagnostics.map((found) => inFile(found, `${name}${mark}`, material.analysis)))
          files.push(...made.files)
        }
      }
      if (options.public) {
        add(
          '遮盖核对清单（内部）.xlsx',
          await writeXlsx(maskList(material.words.notes, shortIds(material.analysis.mails))),
        )
        diagnostics.push(...readinessOf({ ...material, rules, today: isoAt(context.now()).slice(0, 10) }).map(asAdvice))
      }
      const written = writeOutputs(context, files, options.force)
      return { status: hasErrors(diagnostics) ? 1 : 0, diagnostics, files: written }
    },
    { reading: true },
  )
}

/** What stands before publication does not spoil the export: it is told, and a person decides. */
function asAdvice(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic
}

function bookOf(material: Material): Workbook {
  if (material.isPublic) return publicBook(material)
  const { analysis, decisions, problems, channels } = material
  return workbookOf({ analysis, decisions, problems, channels: ({ id }) => channels.get(id) ?? '电子邮件' })
}
