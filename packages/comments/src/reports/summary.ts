import { submittersOf } from '../clusters/submitters.ts'
import { clauseCell } from '../decisions/clause-column.ts'
import { type OrderedOpinion, orderedOpinions } from '../decisions/ordered.ts'
import type { Consultation } from '../docket/docket.ts'
import type { Analysis, AnalyzedOpinion, Cluster, Mail, Stance, SubmitterType } from '../records.ts'
import { clauseLabel } from './clause-label.ts'
import { countedOpinions } from './counted.ts'
import { labelAmong } from './label-among.ts'
import { plainWords, type Words } from './public-words.ts'
import { shownText } from './shown-text.ts'

/** What a report is made with besides the analysis. */
export interface ReportTerms {
  consultation: Pick<Consultation, 'opens' | 'closes'>
  /** ISO date of the report. */
  asOf: string
  /** 汇总单位. */
  organ: string
}

const stances: readonly Stance[] = ['支持', '反对', '修改', '补充', '疑问']
const personal: readonly SubmitterType[] = ['个人', '未知']

/** A title as it stands between 《》: without the marks around it. */
export function bareTitle(title: string): string {
  return title.replace(/^《|》$/g, '').trim() || '征求意见稿'
}

/** 企业3家、个人2名: who sent the opinions, by type. */
export function sourcesOf(opinions: readonly AnalyzedOpinion[], mails: ReadonlyMap<string, Mail>): string {
  const senders = submittersOf([...mails.values()])
  const submitters = new Map<string, SubmitterType>()
  for (const { mail } of opinions) {
    const found = mails.get(mail)
    if (found) submitters.set(senders.get(mail) ?? mail, found.submitter.type)
  }
  const counts = new Map<SubmitterType, number>()
  for (const type of submitters.values()) counts.set(type, (counts.get(type) ?? 0) + 1)
  return [...counts]
    .map(([type, count]) => `${type === '未知' ? '其他' : type}${count}${personal.includes(type) ? '名' : '家'}`)
    .join('、')
}

/** 12—25: where the members of a group stand in the numbered table; they stand together. */
function numbersOf(members: readonly OrderedOpinion[]): string {
  const [first, last] = [members[0]?.number ?? '', members.at(-1)?.number ?? '']
  return first === last ? first : `${first}—${last}`
}

/**
 * Data of the template `opinion-summary`: by clause and cluster, in the order of the draft, with the numbers that the opinions have
 * in the workbook; late, withdrawn and off-subject ones in lists of their own. Every opinion is in one group or one list; for the public the lists are left out.
 */
export function summaryData(
  analysis: Analysis,
  { consultation, asOf, organ }: ReportTerms,
  words: Words = plainWords(),
  isPublic = false,
): Record<string, unknown> {
  const { draft, clusters, campaigns } = analysis
  const { counted, late, withdrawn, offSubject } = countedOpinions(analysis)
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const ordered = orderedOpinions(analysis)
  const byId = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const byCluster = Map.groupBy(
    ordered.filter(({ apart }) => !apart),
    ({ opinion }) => opinion.cluster,
  )
  const shown = clusters.filter(({ id }) => byCluster.has(id))
  const numbers = new Map(shown.map(({ id }, index) => [id, String(index + 1)]))
  const entry = (cluster: Cluster): Record<string, unknown> => {
    const members = byCluster.get(cluster.id) ?? []
    const opinions = members.map(({ opinion }) => opinion)
    const record = opinions[0]?.id ?? cluster.id
    const reasons = [
      ...new Set(
        opinions
          .map(({ reason }) =>
            reason
              .replace(/^\s*(?:理由|原因|依据)\s*[:：]\s*/, '')
              .replace(/[。；;\s]+$/, '')
              .trim(),
          )
          .filter(Boolean),
      ),
    ]
      .slice(0, 3)
      .join('；')
    const proposal = opinions.find((opinion) => opinion.proposal?.to)?.proposal?.to
    return {
      number: numbers.get(cluster.id),
      stance: cluster.stance,
      label: words.text(labelAmong(cluster, opinions, byId), record),
      numbers: numbersOf(members),
      opinions: opinions.length,
      submitters: submittersIn(opinions, analysis.mails),
      sources: sourcesOf(opinions, mails),
      ...(cluster.clause !== null && {
        mails: new Set(opinions.map(({ mail }) => mail)).size,
        ...(reasons && { reasons: words.text(reasons, record) }),
        ...(proposal && { proposal: words.text(proposal, record) }),
      }),
    }
  }
  const clauses = draft.clauses.flatMap((clause) => {
    const own = shown.filter((cluster) => cluster.clause === clause.id)
    if (own.length === 0) return []
    const heading = clause.heading && { heading: clause.heading }
    return [
      {
        clause: clauseLabel(clause.id),
        ...heading,
        ...(clause.text && { original: clause.text }),
        clusters: own.map(entry),
      },
    ]
  })
  const senders = submittersOf(analysis.mails)
  const types = new Map<string, Set<string>>()
  for (const { mail } of counted) {
    const first = senders.get(mail) ?? mail
    const type = mails.get(first)?.submitter.type ?? '未知'
    types.set(type, (types.get(type) ?? new Set()).add(first))
  }
  return {
    draftTitle: bareTitle(draft.title),
    opens: consultation.opens,
    closes: consultation.closes,
    asOf,
    counts: {
      mails: new Set(counted.map(({ mail }) => mail)).size,
      submitters: submittersIn(counted, analysis.mails),
      opinions: counted.length,
      uniqueTexts: new Set(counted.map(({ text, mark }) => text.slice(mark ?? 0).replace(/\s/g, ''))).size,
      campaigns: campaigns.length,
      late: late.length,
      withdrawn: withdrawn.length,
      offSubject: offSubject.length,
    },
    stances: stances.map((stance) => ({
      stance,
      count: counted.filter((opinion) => opinion.stance === stance).length,
    })),
    submitterTypes: [...types]
      .map(([type, names]) => ({ type, count: names.size }))
      .sort((one, other) => other.count - one.count),
    clauses,
    general: shown.filter(({ clause }) => clause === null).map(entry),
    // What was taken back, or came late, is counted for the public, not printed.
    apart: (isPublic ? [] : (['逾期', '撤回', '标题不符'] as const)).flatMap((why) => {
      const rows = ordered
        .filter(({ apart }) => apart === why)
        .map(({ opinion, number }) => ({
          numbers: number,
          source: words.source(mails.get(opinion.mail) as Mail),
          clause: clauseCell(opinion.clauses.map(({ id }) => id)),
          opinion: words.text(shownText(opinion), opinion.id),
        }))
      return rows.length > 0 ? [{ why, rows }] : []
    }),
    organ,
  }
}

function submittersIn(opinions: readonly AnalyzedOpinion[], mails: readonly Mail[]): number {
  const senders = submittersOf(mails)
  return new Set(opinions.map(({ mail }) => senders.get(mail) ?? mail)).size
}
