import type { Analysis, AnalyzedOpinion, Campaign, Cluster, Draft, Remainder } from '../records.ts'
import type { Docket } from './docket.ts'
import { listMails } from './mails.ts'
import { inTransaction } from './transaction.ts'

/** What a run of the analysis gives; the letters themselves are in the docket already. */
export type AnalysisResult = Omit<Analysis, 'mails'>

/** Puts what the program thinks in place of what it thought before. Decisions and corrections are not touched. */
export function saveAnalysis(
  docket: Docket,
  { draft, opinions, remainders, clusters, campaigns }: AnalysisResult,
): void {
  const { sql } = docket
  inTransaction(docket.database, () => {
    docket.database.exec(
      'DELETE FROM links; DELETE FROM opinions; DELETE FROM remainders; DELETE FROM clusters; DELETE FROM campaigns; DELETE FROM analysis',
    )
    sql('INSERT INTO analysis VALUES (?, ?)').run('draft', JSON.stringify(draft))
    sql('INSERT INTO analysis VALUES (?, ?)').run('made', JSON.stringify(docket.now().toISOString()))
    sql('INSERT INTO analysis VALUES (?, ?)').run('letters', JSON.stringify(lettersIn(docket)))
    opinions.forEach((opinion, position) => {
      sql('INSERT INTO opinions VALUES (?, ?, ?, ?, ?, ?)').run(
        opinion.id,
        position,
        opinion.mail,
        opinion.cluster,
        opinion.campaign,
        JSON.stringify(opinion),
      )
      for (const { id, confidence } of opinion.clauses) link(docket, opinion.id, id, 'best', confidence)
      for (const { id, confidence } of opinion.candidates) link(docket, opinion.id, id, 'candidate', confidence)
    })
    remainders.forEach((remainder, position) => {
      sql('INSERT INTO remainders VALUES (?, ?, ?)').run(position, remainder.mail, JSON.stringify(remainder))
    })
    clusters.forEach((cluster, position) => {
      sql('INSERT INTO clusters VALUES (?, ?, ?)').run(cluster.id, position, JSON.stringify(cluster))
    })
    campaigns.forEach((campaign, position) => {
      sql('INSERT INTO campaigns VALUES (?, ?, ?)').run(campaign.id, position, JSON.stringify(campaign))
    })
  })
}

function link({ sql }: Docket, opinion: string, clause: string, role: string, confidence: number): void {
  sql('INSERT INTO links VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(opinion, clause, role, confidence)
}

/** What the program thought last, with the letters; undefined before the first analysis. */
export function loadAnalysis(docket: Docket): Analysis | undefined {
  const draft = docket.sql("SELECT record FROM analysis WHERE name = 'draft'").get()
  if (!draft) return undefined
  const records = <T>(table: string): T[] =>
    docket
      .sql(`SELECT record FROM ${table} ORDER BY position`)
      .all()
      .map(({ record }) => JSON.parse(String(record)) as T)
  return {
    draft: JSON.parse(String(draft['record'])) as Draft,
    mails: listMails(docket),
    opinions: records<AnalyzedOpinion>('opinions'),
    remainders: records<Remainder>('remainders'),
    clusters: records<Cluster>('clusters'),
    campaigns: records<Campaign>('campaigns'),
  }
}

/** How many letters the docket holds. */
function lettersIn({ sql }: Docket): number {
  return Number(sql('SELECT count(*) AS n FROM mails').get()?.['n'] ?? 0)
}

/** How many letters came in since the analysis was made: reports do not know of them. */
export function lettersSince(docket: Docket): number {
  const known = docket.sql("SELECT record FROM analysis WHERE name = 'letters'").get()
  // A docket of before this was noted: nothing can be said.
  return known ? Math.max(0, lettersIn(docket) - Number(JSON.parse(String(known['record'])))) : 0
}

/** Ids of all opinions, in their order. */
export function opinionIds({ sql }: Docket): string[] {
  return sql('SELECT id FROM opinions ORDER BY position')
    .all()
    .map(({ id }) => String(id))
}

/** Opinions by what they are about, in their order, without loading all the rest. */
export function opinionsOf(
  docket: Docket,
  by: { mail: string } | { clause: string } | { cluster: string } | { id: string },
): AnalyzedOpinion[] {
  const [where, value] = Object.entries(by)[0] as ['mail' | 'clause' | 'cluster' | 'id', string]
  const condition =
    where === 'clause' ? "id IN (SELECT opinion FROM links WHERE clause = ? AND role = 'best')" : `${where} = ?`
  return docket
    .sql(`SELECT record FROM opinions WHERE ${condition} ORDER BY position`)
    .all(value)
    .map(({ record }) => JSON.parse(String(record)) as AnalyzedOpinion)
}
