import { join } from 'node:path'
import { parseSeries, safeFileName } from '@gongwen/certificates'
import { type Analysis, type Reply, repliesOf, replyMail } from '@gongwen/comments'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, writeOutputs } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { produce, readFormats } from '../../produce.ts'
import { startProgress } from '../../progress.ts'
import { staleness, withDocket } from './docket.ts'
import { fillTemplate } from './exports/documents.ts'
import { inFile } from './exports/glyph-source.ts'
import { gather } from './exports/material.ts'

interface ReplyOptions {
  to: string
  output: string
  organ: string
  date?: string
  number?: string
  fonts: 'office' | 'oss' | 'own'
  force?: boolean
}

/** 答复: one answer per submitter whose opinions are all decided on. Run again, it writes the same files. */
export function reply(context: Context, folder: string, options: ReplyOptions): Promise<Outcome> {
  const wanted = readFormats(options.to, ['docx', 'pdf', 'eml'])
  const series = options.number === undefined ? undefined : parseSeries(options.number)
  if (series && !series.value) throw new Unusable(...series.diagnostics)
  return withDocket(
    context,
    folder,
    async (docket): Promise<Outcome> => {
      const { analysis, decisions, terms } = gather(context, docket, options)
      const { replies, open } = repliesOf(analysis, decisions, terms)
      const diagnostics: Diagnostic[] = staleness(docket)
      if (open > 0) {
        diagnostics.push({
          ...problem('replies-waiting', `有 ${open} 位提出者的意见还没有全部决定，没有生成答复`, {
            remedy: '填写采纳情况后再运行一次',
          }),
          severity: 'warning',
        })
      }
      const progress = startProgress(context, '生成答复')
      const files: string[] = []
      const names = new Map<string, number>()
      for (const [index, one] of replies.entries()) {
        if (context.signal.aborted) return { status: 130, diagnostics, files }
        const number = series?.value?.spell(index + 1)
        const document = fillTemplate('reply-letter', { ...one.data, ...(number && { number }) }, diagnostics)
        const count = (names.get(one.recipient) ?? 0) + 1
        names.set(one.recipient, count)
        const name = safeFileName(`答复-${one.recipient}${count > 1 ? `（${count}）` : ''}`)
        const papers = wanted.filter((format) => format !== 'eml')
        const needed = wanted.includes('eml') && one.address !== '' ? [...new Set([...papers, 'pdf'])] : papers
        const made = await produce(context, document, {
          folder: at(context, options.output),
          name,
          formats: needed,
          fonts: options.fonts,
          pictures: [],
        })
        diagnostics.push(...made.diagnostics.map((found) => inFile(found, name, answered(analysis, one))))
        const out = made.files.filter(({ path }) => papers.some((format) => path.endsWith(`.${format}`)))
        if (wanted.includes('eml')) {
          const pdf = made.files.find(({ path }) => path.endsWith('.pdf'))
          if (one.address === '') diagnostics.push(noAddress(one.recipient))
          else
            out.push({
              path: join(at(context, options.output), `${name}.eml`),
              bytes: replyMail(one, pdf ? [{ name: `${name}.pdf`, type: 'application/pdf', bytes: pdf.bytes }] : []),
            })
        }
        try {
          files.push(...writeOutputs(context, out, options.force))
        } catch (error) {
          // Someone may have worked on an answer: it stays, and is named; the others are written.
          if (!(error instanceof Unusable) || error.diagnostics.some(({ code }) => code !== 'file-exists')) throw error
          diagnostics.push(...error.diagnostics)
        }
        progress.step(index + 1, replies.length)
      }
      progress.end()
      const lines = [`答复 ${replies.length} 份${open > 0 ? `，等待决定 ${open} 份` : ''}`]
      return {
        status: hasErrors(diagnostics) ? 1 : 0,
        diagnostics,
        files,
        lines,
        data: { replies: replies.length, waiting: open },
      }
    },
    { reading: true },
  )
}

/** What one answer is about. */
function answered({ opinions }: Analysis, { mails }: Reply): Pick<Analysis, 'mails' | 'opinions'> {
  const ids = new Set(mails.map(({ id }) => id))
  return { mails, opinions: opinions.filter(({ mail }) => ids.has(mail)) }
}

function noAddress(recipient: string): Diagnostic {
  return {
    ...problem('reply-without-address', `“${recipient}”没有邮箱，没有生成邮件草稿`, {
      remedy: '打印答复函寄送或电话答复',
    }),
    severity: 'warning',
  }
}
