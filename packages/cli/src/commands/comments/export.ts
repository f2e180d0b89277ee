import { join } from 'node:path'
import {
  type Analysis,
  analysisJson,
  analyze,
  channelsOf,
  consultationOf,
  loadAnalysis,
  parseDraft,
  problemsOf,
  standingDecisions,
  summaryData,
  workbookOf,
} from '@gongwen/comments'
import { writeXlsx } from '@gongwen/generator'
import { hasErrors } from '@gongwen/model'
import { fill, loadTemplate } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, type OutputFile, writeOutputs } from '../../files.ts'
import { type Outcome, Unusable } from '../../outcome.ts'
import { produce, readFormats } from '../../produce.ts'
import { isoAt } from '../../time.ts'
import { withDocket } from './docket.ts'

interface ExportOptions {
  to: string
  output: string
  organ: string
  fonts: 'office' | 'oss' | 'own'
  force?: boolean
}

const known = ['json', 'xlsx', 'docx', 'pdf'] as const

/** 导出: the analysis as JSON, the summary as documents. Works after `open` alone, too. */
export function exportDocket(context: Context, folder: string, options: ExportOptions): Promise<Outcome> {
  const wanted = readFormats(options.to, known)
  return withDocket(context, folder, async (docket): Promise<Outcome> => {
    const consultation = consultationOf(docket)
    const analysis: Analysis = loadAnalysis(docket) ?? analyze(parseDraft(consultation.draft).value, [])
    const output = at(context, options.output)
    const files: OutputFile[] = []
    if (wanted.includes('json')) {
      files.push({
        path: join(output, 'analysis.json'),
        bytes: Buffer.from(`${JSON.stringify(analysisJson(analysis), undefined, 2)}\n`),
      })
    }
    if (wanted.includes('xlsx')) {
      const channels = channelsOf(docket)
      const workbook = workbookOf({
        analysis,
        decisions: standingDecisions(docket),
        problems: problemsOf(docket),
        channels: ({ id }) => channels.get(id) ?? '电子邮件',
      })
      files.push({ path: join(output, '意见汇总.xlsx'), bytes: await writeXlsx(workbook) })
    }
    const documents = wanted.filter((format) => format === 'docx' || format === 'pdf')
    if (documents.length === 0)
      return { status: 0, diagnostics: [], files: writeOutputs(context, files, options.force) }
    const asOf = lastDay(analysis, consultation.closes) ?? isoAt(context.now()).slice(0, 10)
    const template = loadTemplate('opinion-summary')
    const filled =
      template.value && fill(template.value, summaryData(analysis, { consultation, asOf, organ: options.organ }))
    if (!filled?.value) throw new Unusable(...template.diagnostics, ...(filled?.diagnostics ?? []))
    const made = await produce(context, filled.value, {
      folder: output,
      name: '意见汇总表',
      formats: documents,
      fonts: options.fonts,
      pictures: [],
    })
    const diagnostics = [...filled.diagnostics, ...made.diagnostics]
    return {
      status: hasErrors(diagnostics) ? 1 : 0,
      diagnostics,
      files: writeOutputs(context, [...files, ...made.files], options.force),
    }
  })
}

/** Day of the newest letter, or the closing day when that is later: the summary's date, so that the same docket gives the same bytes. */
function lastDay({ mails }: Analysis, closes: string): string | undefined {
  const days = mails
    .map(({ receivedAt, date }) => (receivedAt ?? date ?? '').slice(0, 10))
    .filter((day) => /^\d{4}-\d\d-\d\d$/.test(day))
  return [...days, closes].sort().at(-1)
}
