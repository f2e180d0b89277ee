import { type AnalysisResult, analyze, createDocket, parseDraft, saveAnalysis } from '@gongwen/comments'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { decodeText, type ReadText, readDocument } from '@gongwen/readers'
import type { Context } from '../../context.ts'
import { at, readInput, shown } from '../../files.ts'
import { type Outcome, Unusable } from '../../outcome.ts'
import { sweep } from '../../unfinished.ts'

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
  sweep(context, at(context, folder))
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
  return paged(value)
}

/** Characters of a line (GB/T 9704-2012, 5.2.3). */
const lineLength = 28

/** A PDF with its page numbers and page ends, since letters name pages of it; any other text as it is. */
function paged({ format, text, pages = [] }: ReadText): string {
  if (format !== 'pdf' || pages.length < 2) return text
  let start = 0
  return pages
    .map(({ name, end }, page) => {
      const until = page === pages.length - 1 ? text.length : Math.max(start, wholeParagraph(text, end))
      const words = text.slice(start, until).trimEnd()
      start = until
      return `${words}\n${name === undefined ? '' : `${name}\n`}`
    })
    .join('\f')
}

/** A page end, or the end of the paragraph that it cuts when only a line of it stands on the next page. */
function wholeParagraph(text: string, end: number): number {
  if (end === 0 || text[end - 1] === '\n') return end
  const next = text.indexOf('\n', end)
  return next >= 0 && next - end <= lineLength ? next + 1 : end
}
