import { submittersOf } from '../clusters/submitters.ts'
import type { StandingDecision } from '../decisions/decision.ts'
import type { Analysis, AnalyzedOpinion, Stance } from '../records.ts'
import { type Conflict, conflictsOf } from '../wording/conflicts.ts'
import { charactersAndFigures, redline } from '../wording/redline.ts'
import { clauseLabel } from './clause-label.ts'
import { countedOpinions } from './counted.ts'
import { labelAmong } from './label-among.ts'
import type { Words } from './public-words.ts'
import { bareTitle, type ReportTerms } from './summary.ts'

const stances: readonly Stance[] = ['支持', '反对', '修改', '补充', '疑问']
/** How much fits on two pages. */
const most = { clauses: 6, clusters: 10, conflicts: 3, wordings: 3, rivals: 3, label: 36 }

/** Data of the briefing (简报): the numbers, what weighs most, what contradicts, and the wording proposed. Counted opinions only. */
export function briefingData(
  analysis: Analysis,
  decisions: ReadonlyMap<string, StandingDecision>,
  terms: ReportTerms,
  words: Words,
): Record<string, unknown> {
  const { counted, late, withdrawn, offSubject } = countedOpinions(analysis)
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  const senders = submittersOf(analysis.mails)
  const people = (opinions: readonly AnalyzedOpinion[]): number =>
    new Set(opinions.map(({ mail }) => senders.get(mail) ?? mail)).size
  const tally = (keys: Iterable<string>): { name: string; count: number }[] => {
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return [...counts].map(([name, count]) => ({ name, count }))
  }
  const clauses = Map.groupBy(counted, (opinion) => opinion.clauses[0]?.id ?? '')
  const byClause = [...clauses]
    .map(([id, opinions]) => ({
      name: id === '' ? '总体' : clauseLabel(id),
      ...Object.fromEntries(
        stances.map((stance) => [stance, opinions.filter((opinion) => opinion.stance === stance).length]),
      ),
      count: opinions.length,
    }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, most.clauses)
    .map((row) => ({
      name: row.name,
      support: number(row, '支持'),
      oppose: number(row, '反对'),
      other: row.count - number(row, '支持') - number(row, '反对'),
      count: row.count,
    }))
  const days = tally(
    counted
      .map(({ mail }) => (mails.get(mail)?.receivedAt ?? mails.get(mail)?.date ?? '').slice(0, 10))
      .filter(Boolean),
  ).sort((one, other) => (one.name < other.name ? -1 : 1))
  const types = tally([
    ...new Map(
      counted.map(({ mail }) => [senders.get(mail) ?? mail, mails.get(mail)?.submitter.type ?? '未知']),
    ).values(),
  ]).sort((one, other) => other.count - one.count)
  return {
    draftTitle: bareTitle(analysis.draft.title),
    opens: terms.consultation.opens,
    closes: terms.consultation.closes,
    asOf: terms.asOf,
    organ: terms.organ,
    counts: {
      mails: new Set(counted.map(({ mail }) => mail)).size,
      submitters: people(counted),
      opinions: counted.length,
      clusters: new Set(counted.map(({ cluster }) => cluster)).size,
      campaigns: analysis.campaigns.length,
      late: late.length,
      withdrawn: withdrawn.length,
      offSubject: offSubject.length,
      decided: counted.filter(({ id }) => decisions.has(id)).length,
    },
    stances: stances.map((stance) => ({
      name: stance,
      count: counted.filter((opinion) => opinion.stance === stance).length,
    })),
    clauses: byClause,
    types,
    days: days.map(({ name, count }) => ({ name: `${Number(name.slice(5, 7))}月${Number(name.slice(8))}日`, count })),
    clusters: heaviest(analysis, counted, people, words),
    conflicts: conflictsOf(counted)
      .slice(0, most.conflicts)
      .map((conflict) => conflictRow(conflict, words)),
    wordings: wordingsOf(analysis, counted, words),
  }
}

/** A label of at most so many characters: the full words are in the table. */
const short = (text: string): string =>
  [...text].length > most.label ? `${[...text].slice(0, most.label - 2).join('')}……` : text

const number = (row: Record<string, unknown>, key: string): number => Number(row[key] ?? 0)

function heaviest(
  { clusters, opinions }: Analysis,
  counted: readonly AnalyzedOpinion[],
  people: (opinions: readonly AnalyzedOpinion[]) => number,
  words: Words,
): Record<string, unknown>[] {
  const members = Map.groupBy(counted, ({ cluster }) => cluster)
  const all = new Map(opinions.map((opinion) => [opinion.id, opinion]))
  return clusters
    .flatMap((cluster) => {
      const own = members.get(cluster.id)
      return own
        ? [
            {
              clause: cluster.clause === null ? '总体' : clauseLabel(cluster.clause),
              stance: cluster.stance,
              label: short(words.text(labelAmong(cluster, own, all), own[0]?.id ?? cluster.id)),
              submitters: people(own),
              opinions: own.length,
            },
          ]
        : []
    })
    .sort(
      (one, other) =>
        other.submitters - one.submitters || other.opinions - one.opinions || (one.label < other.label ? -1 : 1),
    )
    .slice(0, most.clusters)
}

function conflictRow({ clause, rivals }: Conflict, words: Words): Record<string, unknown> {
  return {
    clause: clauseLabel(clause),
    from: rivals[0]?.proposal.from ?? '',
    rivals: rivals
      .slice(0, most.rivals)
      .map(
        ({ proposal, mails }) =>
          `${proposal.op === 'delete' ? '（删去）' : words.text(proposal.to, clause)}（${mails}件）`,
      )
      .join('；'),
  }
}

/** The wording that most letters propose, clause by clause, as a redline. */
function wordingsOf({ draft }: Analysis, counted: readonly AnalyzedOpinion[], words: Words): Record<string, unknown>[] {
  const texts = new Map(draft.clauses.map(({ id, text }) => [id, text]))
  const proposed = counted.flatMap(({ proposal, mail }) => (proposal?.at ? [{ proposal, mail, at: proposal.at }] : []))
  const groups = Map.groupBy(proposed, ({ proposal, at }) => JSON.stringify([at.clause, at.start, at.end, proposal.to]))
  return [...groups.values()]
    .map((group) => ({ first: group[0]!, mails: new Set(group.map(({ mail }) => mail)).size }))
    .sort((one, other) => other.mails - one.mails || (one.first.at.clause < other.first.at.clause ? -1 : 1))
    .slice(0, most.wordings)
    .map(({ first: { proposal, at }, mails }) => {
      const text = texts.get(at.clause) ?? ''
      const [start, end] = proposal.op === 'insert' ? [at.end, at.end] : [at.start, at.end]
      const edits = redline(
        text.slice(start, end),
        proposal.op === 'delete' ? '' : words.text(proposal.to, at.clause),
        charactersAndFigures,
      )
      const around = 10
      return {
        clause: clauseLabel(at.clause),
        mails,
        pieces: [
          { keep: `${start > around ? '……' : ''}${text.slice(Math.max(0, start - around), start)}` },
          ...edits.map(({ kind, text: piece }) => ({ [kind]: piece })),
          { keep: `${text.slice(end, end + around)}${end + around < text.length ? '……' : ''}` },
        ],
      }
    })
}
