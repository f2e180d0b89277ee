import type { Diagnostic } from '@gongwen/model'
import type { StandingDecision } from '../decisions/decision.ts'
import type { Consultation } from '../docket/docket.ts'
import { measurePeriod, type PeriodRule, shortfall } from '../publish/calendar.ts'
import type { Analysis } from '../records.ts'
import { countedOpinions } from './counted.ts'

/** What is looked at before a result is published. */
export interface ReadinessInput {
  analysis: Analysis
  decisions: ReadonlyMap<string, StandingDecision>
  consultation: Pick<Consultation, 'opens' | 'closes'>
  problems: readonly Diagnostic[]
  /** What the office's own rules ask of the period. */
  rules?: readonly PeriodRule[]
  /** ISO day on which it is asked. */
  today: string
}

/** What still stands between the docket and publication: a list, worst first. */
export function readinessOf({
  analysis,
  decisions,
  consultation,
  problems,
  rules = [],
  today,
}: ReadinessInput): Diagnostic[] {
  const { opens, closes } = consultation
  const { counted, late } = countedOpinions(analysis)
  const found: Diagnostic[] = []
  const add = (severity: Diagnostic['severity'], code: string, message: string, remedy: string): void =>
    void found.push({ code, severity, message, remedy })
  const open = counted.filter(({ id }) => !decisions.has(id)).length
  if (open > 0)
    add(
      'error',
      'opinions-undecided',
      `还有 ${open} 条意见没有决定`,
      '在意见汇总表中填写采纳情况后运行 comments decide',
    )
  if (today <= closes) add('error', 'consultation-open', `征求意见到 ${closes} 才截止`, '截止之后再公布')
  const bare = counted.filter(
    ({ id }) => decisions.has(id) && decisions.get(id)?.outcome !== '采纳' && decisions.get(id)?.reason === '',
  ).length
  if (bare > 0)
    add(
      'error',
      'decision-reason-missing',
      `有 ${bare} 条意见没有全部采纳，也没有写理由`,
      '补上理由后运行 comments decide',
    )
  for (const rule of rules) {
    for (const missing of shortfall(opens, closes, rule))
      add('error', 'period-short', `征求意见期限 ${missing}（${rule.name}）`, '延长期限，或在公告中说明缩短的理由')
  }
  const { calendarDays, workingDays, unknownYears } = measurePeriod(opens, closes)
  for (const year of unknownYears)
    add('warning', 'holidays-unknown', `没有 ${year} 年的放假安排，工作日按周末推算`, '人工核对工作日')
  const unconfirmed = counted.filter(({ band }) => band === 'confirm').length
  if (unconfirmed > 0)
    add(
      'warning',
      'links-unconfirmed',
      `有 ${unconfirmed} 条意见的对应条款待确认`,
      '见汇总表的“待确认”，在“对应条款”一列改正',
    )
  const unread = problems.filter(({ code }) => code.startsWith('file-')).length
  if (unread > 0)
    add(
      'warning',
      'attachments-unread',
      `有 ${unread} 个附件没有读出文字`,
      '见汇总表的“需人工查看”，打开原件登记其中的意见',
    )
  if (late.length > 0) add('info', 'opinions-late', `有逾期意见 ${late.length} 条，不计入公开统计`, '公告会写明条数')
  add('info', 'period-length', `征求意见期限 ${calendarDays} 日（${workingDays} 个工作日）`, '公告会写明起止日期')
  return found
}
