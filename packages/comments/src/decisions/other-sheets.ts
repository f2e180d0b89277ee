import type { Diagnostic, WorkbookSheet } from '@gongwen/model'
import { formatDiagnostic } from '@gongwen/model'
import type { Analysis, AnalyzedOpinion, Mail, Stance } from '../records.ts'
import { clauseLabel } from '../reports/clause-label.ts'
import { countedOpinions } from '../reports/counted.ts'
import { shownText } from '../reports/shown-text.ts'
import { shortIds } from '../short-id.ts'
import { clauseCell } from './clause-column.ts'
import { outcomes, type StandingDecision } from './decision.ts'
import { kindTitles } from './kind-titles.ts'

/** What the workbook is made of. */
export interface WorkbookInput {
  analysis: Analysis
  decisions: ReadonlyMap<string, StandingDecision>
  /** What could not be read. */
  problems: readonly Diagnostic[]
  /** 渠道 of a letter. */
  channels(mail: Mail): string
}

/** 重复联署: each family of form letters, its reference copy and what single senders added. */
export function campaignSheet({ analysis }: WorkbookInput): WorkbookSheet {
  const opinions = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const names = new Map(
    analysis.mails.map(({ id, submitter, from }) => [id, submitter.name || from.name || from.address]),
  )
  const short = shortIds(analysis.mails)
  return {
    name: '重复联署',
    landscape: true,
    columns: [
      { title: '组号', width: 8, align: 'center', format: 'number' },
      { title: '来信数', width: 8, align: 'center', format: 'number' },
      { title: '样本内容', width: 60 },
      { title: '来信', width: 40 },
      { title: '各自增加或改动的内容', width: 60 },
    ],
    rows: analysis.campaigns.map(({ reference, mails, additions }, index) => [
      index + 1,
      mails.length,
      opinions.has(reference) ? shownText(opinions.get(reference) as AnalyzedOpinion) : '',
      mails.map((mail) => `${short(mail)} ${names.get(mail) ?? ''}`).join('\n'),
      additions.map(({ mail, text }) => `${short(mail)} ${names.get(mail) ?? ''}：${text}`).join('\n'),
    ]),
  }
}

/** 待确认: opinions whose clause a person should look at, with the candidates. */
export function confirmSheet({ analysis }: WorkbookInput): WorkbookSheet {
  const short = shortIds(analysis.mails)
  return {
    name: '待确认',
    landscape: true,
    columns: [
      { title: '意见编号', width: 11 },
      { title: '意见内容', width: 60 },
      { title: '程序所对应', width: 16 },
      { title: '把握', width: 8, format: 'percent' },
      { title: '其他可能', width: 40 },
      { title: '依据', width: 40 },
    ],
    rows: analysis.opinions
      .filter(({ band }) => band === 'confirm')
      .map((opinion) => ({ ...opinion, text: shownText(opinion) }))
      .map(({ id, text, clauses, candidates }) => [
        short(id),
        text,
        clauseCell(clauses.map((link) => link.id)),
        clauses[0]?.confidence ?? null,
        candidates
          .filter(({ confidence }) => confidence >= 0.01)
          .map((candidate) => `${clauseLabel(candidate.id)}（${Math.round(candidate.confidence * 100)}%）`)
          .join('；'),
        clauses.flatMap(({ evidence }) => evidence.map((one) => one.text)).join('；'),
      ]),
  }
}

/** 需人工查看: letters and attachments that could not be read. */
export function problemSheet({ analysis, problems }: WorkbookInput): WorkbookSheet {
  const short = shortIds(analysis.mails)
  const mails = new Map(analysis.mails.map((mail) => [mail.source, mail]))
  return {
    name: '需人工查看',
    landscape: true,
    columns: [
      { title: '来信编号', width: 9 },
      { title: '提出者', width: 24 },
      { title: '文件', width: 40 },
      { title: '情况', width: 50 },
      { title: '怎么办', width: 60 },
    ],
    rows: problems.map(({ place, message, remedy, ...rest }) => {
      const mail = mails.get(place?.file ?? '')
      return [
        mail ? short(mail.id) : '',
        mail ? mail.submitter.name || mail.from.name || mail.from.address : '',
        [place?.file ?? '', (place?.part ?? '').replace(/^attachment:\d+:/, '附件 ')].filter(Boolean).join('：'),
        message || formatDiagnostic({ ...rest, message }),
        remedy ?? '',
      ]
    }),
  }
}

const stances: readonly Stance[] = ['支持', '反对', '修改', '补充', '疑问']

/** 统计: letters, opinions and decisions counted, each kind apart. */
export function statisticsSheet({ analysis, decisions }: WorkbookInput): WorkbookSheet {
  const { counted, late, withdrawn, offSubject } = countedOpinions(analysis)
  const rows: [string, string, number][] = [
    ...Object.entries(kindTitles).map(([kind, title]): [string, string, number] => [
      '来信',
      title,
      analysis.mails.filter((mail) => mail.kind === kind).length,
    ]),
    ['来信', '合计', analysis.mails.length],
    ['意见', '计入统计', counted.length],
    ['意见', '逾期', late.length],
    ['意见', '撤回', withdrawn.length],
    ['意见', '标题不符', offSubject.length],
    ['意见', '合计', analysis.opinions.length],
    ...stances.map((stance): [string, string, number] => [
      '态度（计入统计）',
      stance,
      counted.filter((opinion) => opinion.stance === stance).length,
    ]),
    ...outcomes.map((outcome): [string, string, number] => [
      '采纳情况（计入统计）',
      outcome,
      counted.filter(({ id }) => decisions.get(id)?.outcome === outcome).length,
    ]),
    ['采纳情况（计入统计）', '尚未决定', counted.filter(({ id }) => !decisions.has(id)).length],
    ['归并', '组数', analysis.clusters.length],
    ['重复联署', '组数', analysis.campaigns.length],
  ]
  return {
    name: '统计',
    columns: [
      { title: '项目', width: 22 },
      { title: '分项', width: 16 },
      { title: '数量', width: 10, align: 'right', format: 'number' },
    ],
    rows,
  }
}
