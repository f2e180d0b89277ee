import { join } from 'node:path'
import {
  clauseLabel,
  idFinder,
  kindTitles,
  listMails,
  loadAnalysis,
  mailIds,
  opinionIds,
  opinionsOf,
  problemsOf,
  readClauseCell,
  type ShortId,
  shortIds,
  showMail,
  shownText,
} from '@gongwen/comments'
import type { Context } from '../../context.ts'
import { at, writeOutputs } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { withDocket } from './docket.ts'

/** 列出来信, or the opinions on a clause. */
export function list(
  context: Context,
  folder: string,
  { kind, clause }: { kind?: string; clause?: string },
): Promise<Outcome> {
  return withDocket(
    context,
    folder,
    (docket): Outcome => {
      if (clause !== undefined) {
        const wanted = readClauseCell(clause, loadAnalysis(docket)?.draft.clauses ?? []).ids[0] ?? clause
        const opinions = opinionsOf(docket, { clause: wanted })
        if (opinions.length === 0 && !loadAnalysis(docket)?.draft.clauses.some(({ id }) => id === wanted)) {
          throw new Unusable(
            problem('clause-unknown', `征求意见稿中没有条款“${clause}”`, { remedy: '条款写成 二（一）1② 的样子' }),
          )
        }
        const short = shortIds(mailIds(docket))
        const lines = opinions.map(
          (opinion) => `${short(opinion.id)}  ${opinion.stance}  ${shownText(opinion).replace(/\s+/g, ' ')}`,
        )
        return { status: 0, diagnostics: [], lines: [...lines, `共 ${opinions.length} 条`], data: { opinions } }
      }
      const wanted = kind === undefined ? undefined : kindNamed(kind)
      const all = listMails(docket, { parts: false })
      const short = shortIds(all)
      const mails = all.filter((mail) => wanted === undefined || mail.kind === wanted)
      const lines = mails.map(
        ({ id, kind: own, from, submitter, subject }) =>
          `${short(id)}  ${kindTitles[own]}  ${submitter.name || from.name || from.address}  ${subject}`,
      )
      return {
        status: 0,
        diagnostics: [],
        lines: [...lines, `共 ${mails.length} 件`],
        data: { mails: mails.map(({ parts: _, ...mail }) => mail), problems: problemsOf(docket) },
      }
    },
    { reading: true },
  )
}

function kindNamed(given: string): keyof typeof kindTitles {
  const found = Object.entries(kindTitles).find(([id, name]) => id === given || name === given)
  if (found) return found[0] as keyof typeof kindTitles
  throw new Unusable(
    problem('usage', `没有这种来信类型：${given}`, {
      remedy: `可选：${Object.entries(kindTitles)
        .map(([id, name]) => `${id}（${name}）`)
        .join('、')}`,
    }),
  )
}

/** 查看一封来信, or one opinion with its passage marked; with a folder, the letter as it came is written there. */
export function show(
  context: Context,
  folder: string,
  typed: string,
  { output, force = false }: { output?: string; force?: boolean } = {},
): Promise<Outcome> {
  return withDocket(
    context,
    folder,
    (docket): Outcome => {
      const mails = mailIds(docket)
      const short = shortIds(mails)
      const id = idMeant(typed, [...mails, ...opinionIds(docket)], short)
      const [opinion] = opinionsOf(docket, { id })
      const found = showMail(docket, opinion?.mail ?? id)
      if (!found)
        throw new Unusable(problem('record-unknown', `卷宗中没有 ${typed}`, { remedy: '用 comments list 查看编号' }))
      const { mail, sources, problems, original } = found
      const files = output === undefined ? [] : saved(context, mail.id, original, at(context, output), force)
      const lines = [
        `来信 ${short(mail.id)}（${kindTitles[mail.kind]}：${mail.kindReason}）`,
        `发件人 ${mail.from.name} <${mail.from.address}>，提出者 ${mail.submitter.name}（${mail.submitter.type}）`,
        `标题 ${mail.subject}`,
        `发信 ${mail.date ?? '不详'}，收到 ${mail.receivedAt ?? '不详'}；来源 ${sources.join('、')}`,
        ...(opinion
          ? [
              `意见 ${short(opinion.id)}：${opinion.stance}，对应 ${opinion.clauses.map(({ id: clause, evidence }) => `${clauseLabel(clause)}（${evidence.map(({ text }) => text).join('；')}）`).join('、') || '总体'}`,
            ]
          : []),
        ...mail.parts.flatMap((part) => [
          '',
          `—— ${part.name ?? '正文'} ——`,
          marked(part.text, opinion?.part === part.id ? opinion : undefined),
        ]),
      ]
      return { status: 0, diagnostics: problems, files, lines, data: { mail, sources, ...(opinion && { opinion }) } }
    },
    { reading: true },
  )
}

function saved(
  context: Context,
  id: string,
  { form, bytes }: NonNullable<ReturnType<typeof showMail>>['original'],
  folder: string,
  force: boolean,
): string[] {
  if (bytes) return writeOutputs(context, [{ path: join(folder, `${id}.${form}`), bytes }], force)
  throw new Unusable(
    problem('original-missing', '来信原件缺失', { place: { file: id }, remedy: '重新导入该来信可以补回原件' }),
  )
}

/** The one id that a typed one means; the typed words when there is none, they may name a source. */
function idMeant(typed: string, ids: readonly string[], short: ShortId): string {
  const [id, ...others] = idFinder(ids)(typed)
  if (id === undefined) return typed
  if (others.length === 0) return id
  const named = [id, ...others].slice(0, 10).map(short).join('、')
  throw new Unusable(
    problem('record-ambiguous', `${typed} 有 ${others.length + 1} 个：${named}`, { remedy: '把编号写长一些' }),
  )
}

/** The text with the passage between 【 and 】. */
function marked(text: string, passage: { start: number; end: number } | undefined): string {
  if (!passage) return text
  return `${text.slice(0, passage.start)}【${text.slice(passage.start, passage.end)}】${text.slice(passage.end)}`
}
