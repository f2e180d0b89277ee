import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { submittersOf } from '../clusters/submitters.ts'
import { clauseCell } from '../decisions/clause-column.ts'
import type { StandingDecision } from '../decisions/decision.ts'
import { orderedOpinions } from '../decisions/ordered.ts'
import type { Analysis, AnalyzedOpinion, Mail } from '../records.ts'
import { shortIds } from '../short-id.ts'
import { namedClause } from './clause-label.ts'
import { countedOpinions } from './counted.ts'
import { labelAmong } from './label-among.ts'
import type { Words } from './public-words.ts'
import { shownText } from './shown-text.ts'
import { bareTitle, type ReportTerms, sourcesOf } from './summary.ts'
import { tallyOf } from './tally.ts'

/** What the tables of decisions are made of. */
export interface AdoptionInput {
  analysis: Analysis
  decisions: ReadonlyMap<string, StandingDecision>
  words: Words
  terms: ReportTerms
}

/** Data of `adoption-table`: one row an opinion, in the order of the draft and with the number of the workbook. Opinions not decided on are named in a diagnostic. */
export function adoptionData({ analysis, decisions, words, terms }: AdoptionInput): Result<Record<string, unknown>> {
  const { counted } = countedOpinions(analysis)
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  let last: string | undefined
  const rows = orderedOpinions(analysis).flatMap(({ opinion, clause, apart, number }) => {
    const decision = decisions.get(opinion.id)
    const mail = mails.get(opinion.mail)
    if (!decision || !mail || apart) return []
    // The clause's words stand once, above the first opinion on it.
    const original = clause ? namedClause(clause) : '对文稿总体的意见'
    const leads = original !== last
    last = original
    return [
      {
        number,
        source: words.source(mail),
        clause: clauseCell(opinion.clauses.map(({ id }) => id)),
        ...(leads && { original }),
        opinion: words.text(shownText(opinion), opinion.id),
        decision: decision.outcome,
        ...reasonOf(decision, words, opinion.id),
      },
    ]
  })
  const data = {
    draftTitle: bareTitle(analysis.draft.title),
    organ: terms.organ,
    date: terms.asOf,
    total: tallyOf(counted, decisions),
    rows,
  }
  return result(data, undecided(counted, analysis, decisions, 'warning'))
}

/** Terms of a feedback notice. */
export interface FeedbackTerms extends ReportTerms {
  /** 电子邮件、信函 … */
  channels: string[]
}

/**
 * Data of `feedback-notice`: opinions of one group with one answer are one row, which says how many they are. Undefined while any
 * counted opinion is undecided: a notice whose numbers do not add up does not go out.
 */
export function feedbackData({
  analysis,
  decisions,
  words,
  terms,
}: AdoptionInput & { terms: FeedbackTerms }): Result<Record<string, unknown> | undefined> {
  const { counted, late, withdrawn, offSubject } = countedOpinions(analysis)
  const open = [...undecided(counted, analysis, decisions, 'error'), ...withoutReason(counted, analysis, decisions)]
  if (open.length > 0) return result(undefined, open)
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const groups = new Map<string, AnalyzedOpinion[]>()
  for (const { opinion, apart } of orderedOpinions(analysis)) {
    const decision = decisions.get(opinion.id)
    if (!decision || apart) continue
    const key = JSON.stringify([opinion.cluster, decision.outcome, decision.reason, decision.wording])
    groups.set(key, [...(groups.get(key) ?? []), opinion])
  }
  const all = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const rows = [...groups.values()].map((members) => rowOf(members, analysis, all, decisions, mails, words))
  const senders = submittersOf(analysis.mails)
  const data = {
    organ: terms.organ,
    draftTitle: bareTitle(analysis.draft.title),
    opens: terms.consultation.opens,
    closes: terms.consultation.closes,
    channels: terms.channels,
    submitters: new Set(counted.map(({ mail }) => senders.get(mail) ?? mail)).size,
    total: tallyOf(counted, decisions),
    late: late.length,
    withdrawn: withdrawn.length,
    offSubject: offSubject.length,
    ...(rows.length > 0 && { rows }),
    signedBy: terms.organ,
    date: terms.asOf,
  }
  return result(data)
}

function rowOf(
  members: readonly AnalyzedOpinion[],
  { clusters }: Analysis,
  all: ReadonlyMap<string, AnalyzedOpinion>,
  decisions: ReadonlyMap<string, StandingDecision>,
  mails: ReadonlyMap<string, Mail>,
  words: Words,
): Record<string, unknown> {
  const [first] = members as [AnalyzedOpinion]
  const decision = decisions.get(first.id) as StandingDecision
  const mail = mails.get(first.mail)
  const cluster = clusters.find(({ id }) => id === first.cluster)
  const label = cluster ? labelAmong(cluster, members, all) : shownText(first)
  const many = members.length > 1
  return {
    source: many ? sourcesOf(members, mails) : mail ? words.source(mail) : '',
    clause: clauseCell(first.clauses.map(({ id }) => id)),
    opinion: many
      ? `${words.text(label, first.id)}（同类意见${members.length}条）`
      : words.text(shownText(first), first.id),
    decision: decision.outcome,
    ...reasonOf(decision, words, first.id),
  }
}

function reasonOf({ reason, wording }: StandingDecision, words: Words, record: string): Record<string, string> {
  return {
    ...(reason && { reason: words.text(reason, record) }),
    ...(wording && { revised: words.text(wording, record) }),
  }
}

/** Who is not followed is told why: a notice without reasons does not go out. */
function withoutReason(
  counted: readonly AnalyzedOpinion[],
  { mails }: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
): Diagnostic[] {
  const bare = counted.filter(
    ({ id }) => decisions.has(id) && decisions.get(id)?.outcome !== '采纳' && decisions.get(id)?.reason.trim() === '',
  )
  if (bare.length === 0) return []
  const short = shortIds(mails)
  const message = `有 ${bare.length} 条意见没有全部采纳，也没有写理由，没有生成反馈公告：${bare
    .slice(0, 10)
    .map(({ id }) => short(id))
    .join('、')}${bare.length > 10 ? '……' : ''}`
  return [{ code: 'decision-reason-missing', severity: 'error', message, remedy: '补上理由后运行 comments decide' }]
}

function undecided(
  counted: readonly AnalyzedOpinion[],
  { mails }: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  severity: Diagnostic['severity'],
): Diagnostic[] {
  const open = counted.filter(({ id }) => !decisions.has(id))
  if (open.length === 0) return []
  const short = shortIds(mails)
  const shown = open
    .slice(0, 10)
    .map(({ id }) => short(id))
    .join('、')
  const message = `还有 ${open.length} 条意见没有决定：${shown}${open.length > 10 ? '……' : ''}`
  return [{ code: 'opinions-undecided', severity, message, remedy: '在意见汇总表中填写采纳情况后运行 comments decide' }]
}
