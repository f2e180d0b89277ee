import { type AnalysisResult, analyze, createDocket, parseDraft, saveAnalysis } from '@gongwen/comments'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { decodeText, readDocument } from '@gongwen/readers'
import type { Context } from '../../context.ts'
import { at, readInput, shown } from '../../files.ts'
import { type Outcome, Unusable } from '../../outcome.ts'

interface OpenOptions {
  draft: string
  announcement?: string
  subject: string
  opens: string
  closes: string
}

/** 新建卷宗: the draft is read at once, so that its clauses can be looked over before letters come. */
export async function open(context: Context, folder: string, options: OpenOptions): Promise<Outcome> {
  const draft = await readText(context, options.draft)
  const announcement = options.announcement === undefined ? '' : await readText(context, options.announcement)
  const parsed = parseDraft(draft, { file: options.draft })
  if (hasErrors(parsed.diagnostics)) throw new Unusable(...parsed.diagnostics)
  const { subject, opens, closes } = options
  const made = createDocket(at(context, folder), { draft, announcement, subject, opens, closes }, { now: context.now })
  if (!made.value) throw new Unusable(...made.diagnostics)
  const { mails: _, ...analysis } = analyze(parsed.value, [])
  saveAnalysis(made.value, analysis satisfies AnalysisResult)
  made.value.close()
  const { title, clauses } = parsed.value
  const lines = [
    `已建卷宗 ${shown(context, at(context, folder))}：${title}，${clauses.length} 条款，${opens} 至 ${closes}`,
  ]
  const data = { docket: folder, title, clauses: clauses.length }
  return { status: 0, diagnostics: [...parsed.diagnostics, ...made.diagnostics], lines, data }
}

/** Text of a draft or announcement in any format that the readers know. */
async function readText(context: Context, file: string): Promise<string> {
  const bytes = readInput(context, file)
  if (/\.(md|markdown|txt)$/i.test(file)) return decodeText(bytes).text
  const { value, diagnostics } = await readDocument(bytes, file)
  const errors: Diagnostic[] = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Unusable(...errors)
  return value.text
}
