import type { Workbook, WorkbookColumn, WorkbookSheet } from '@gongwen/model'
import { shortHash } from '../language/hash.ts'
import type { AnalyzedOpinion, Cluster, Mail } from '../records.ts'
import { clauseText } from '../reports/clause-label.ts'
import { withdrawnMails } from '../reports/counted.ts'
import { shownText } from '../reports/shown-text.ts'
import { shortIds } from '../short-id.ts'
import { clauseCell } from './clause-column.ts'
import { outcomes, type StandingDecision } from './decision.ts'
import { kindTitles } from './kind-titles.ts'
import { orderedOpinions } from './ordered.ts'
import { campaignSheet, confirmSheet, problemSheet, statisticsSheet, type WorkbookInput } from './other-sheets.ts'

/** Column titles that are read back. */
export const titles = {
  opinion: '意见编号',
  mail: '来信编号',
  kind: '来信类型',
  clauses: '对应条款',
  text: '意见内容',
  cluster: '归并组',
  outcome: '采纳情况',
  reason: '理由',
  wording: '修改后表述',
  seal: '校验',
} as const

/** Names of the sheets that are read back. */
export const sheetNames = { opinions: '意见汇总', mails: '来信登记' } as const

/** Cells of an opinion's row that a person may change. */
export interface OpinionCells {
  clauses: string
  text: string
  cluster: string
  outcome: string
  reason: string
  wording: string
}

/** Fingerprint of each cell as it was handed out, so that only what was really changed is read back. */
export function sealOf(cells: OpinionCells): string {
  return [cells.clauses, cells.text, cells.cluster, cells.outcome, cells.reason, cells.wording]
    .map((cell) => shortHash(cellKey(cell)).slice(0, 6))
    .join('.')
}

/** A cell's text without what spreadsheet programs change on their own: line ends and spaces at the ends. */
export function cellKey(cell: string): string {
  return cell.replace(/\r\n?/g, '\n').trim()
}

/** What stands in the cells of an opinion now. */
export function cellsOf(
  opinion: AnalyzedOpinion,
  cluster: Cluster | undefined,
  decision: StandingDecision | undefined,
): OpinionCells {
  return {
    clauses: clauseCell(opinion.clauses.map(({ id }) => id)),
    text: shownText(opinion),
    cluster: cluster?.label ?? opinion.cluster,
    outcome: decision?.outcome ?? '',
    reason: decision?.reason ?? '',
    wording: decision?.wording ?? '',
  }
}

/** The workbook that staff fill in; `readWorkbook` reads it back. */
export function workbookOf(input: WorkbookInput): Workbook {
  return {
    title: `《${input.analysis.draft.title.replace(/^《|》$/g, '')}》意见汇总`,
    sheets: [
      opinionSheet(input),
      mailSheet(input),
      campaignSheet(input),
      confirmSheet(input),
      problemSheet(input),
      statisticsSheet(input),
    ],
  }
}

function opinionSheet({ analysis, decisions, channels }: WorkbookInput): WorkbookSheet {
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const short = shortIds(analysis.mails)
  const rows = orderedOpinions(analysis).map(
    ({ opinion, cluster, clause, apart, number, leads }): (string | number)[] => {
      const mail = mails.get(opinion.mail)
      const cells = cellsOf(opinion, cluster, decisions.get(opinion.id))
      return [
        apart ? number : Number(number),
        short(opinion.id),
        short(opinion.mail),
        mail ? sourceOf(mail) : '',
        mail ? channels(mail) : '',
        mail ? (mail.receivedAt ?? mail.date ?? '').slice(0, 10) : '',
        apart ?? (mail ? kindTitles[mail.kind] : ''),
        cells.clauses,
        clause && leads ? clauseText(clause) : '',
        cells.text,
        opinion.reason,
        opinion.stance,
        cells.cluster,
        cells.outcome,
        cells.reason,
        cells.wording,
        sealOf(cells),
      ]
    },
  )
  const columns: WorkbookColumn[] = [
    { title: '序号', width: 6.5, align: 'center', format: 'number', locked: true },
    { title: titles.opinion, width: 11, locked: true },
    { title: titles.mail, width: 8 },
    { title: '意见来源', width: 14, locked: true },
    { title: '渠道', width: 8, locked: true },
    { title: '日期', width: 10.5, locked: true },
    { title: '类别', width: 8.5, locked: true },
    { title: titles.clauses, width: 11 },
    { title: '原文', width: 24, locked: true },
    { title: titles.text, width: 32 },
    { title: '来信理由', width: 18, locked: true },
    { title: '态度', width: 6, align: 'center', locked: true },
    { title: titles.cluster, width: 18 },
    { title: titles.outcome, width: 9, align: 'center', choices: [...outcomes] },
    { title: titles.reason, width: 20 },
    { title: titles.wording, width: 20 },
    { title: titles.seal, width: 10, hidden: true, locked: true },
  ]
  const heading = `${analysis.draft.title}\u3000意见汇总（灰底各列不要改动；要改条款、归并、意见内容，直接在格里改）`
  return { name: sheetNames.opinions, heading, landscape: true, locked: true, columns, rows }
}

function mailSheet({ analysis, channels }: WorkbookInput): WorkbookSheet {
  const gone = withdrawnMails(analysis.mails)
  const short = shortIds(analysis.mails)
  const counts = new Map<string, number>()
  for (const { mail } of analysis.opinions) counts.set(mail, (counts.get(mail) ?? 0) + 1)
  return {
    name: sheetNames.mails,
    landscape: true,
    locked: true,
    columns: [
      { title: titles.mail, width: 9, locked: true },
      { title: titles.kind, width: 12, choices: Object.values(kindTitles) },
      { title: '判定理由', width: 36, locked: true },
      { title: '提出者', width: 24, locked: true },
      { title: '提出者类型', width: 12, locked: true },
      { title: '邮箱', width: 26, locked: true },
      { title: '电话', width: 16, locked: true },
      { title: '渠道', width: 8, locked: true },
      { title: '收到时间', width: 20, locked: true },
      { title: '标题', width: 40, locked: true },
      { title: '意见条数', width: 9, align: 'center', format: 'number', locked: true },
      { title: '附件', width: 30, locked: true },
      { title: '来源', width: 20, locked: true },
      { title: titles.seal, width: 10, hidden: true, locked: true },
    ],
    rows: analysis.mails.map((mail) => [
      short(mail.id),
      kindTitles[mail.kind],
      gone.has(mail.id) ? `${mail.kindReason}；已由来信人撤回，意见不计入统计` : mail.kindReason,
      sourceOf(mail),
      mail.submitter.type,
      mail.from.address,
      mail.submitter.phone ?? '',
      channels(mail),
      (mail.receivedAt ?? mail.date ?? '').slice(0, 19).replace('T', ' '),
      mail.subject,
      counts.get(mail.id) ?? 0,
      mail.parts.flatMap(({ name }) => name ?? []).join('、'),
      mail.source,
      shortHash(kindTitles[mail.kind]).slice(0, 6),
    ]),
  }
}

function sourceOf({ submitter, from }: Mail): string {
  return submitter.name || from.name || from.address
}
