import type { Analysis, AnalyzedOpinion, Clause, Cluster } from '../records.ts'
import { type Apart, apartOf } from '../reports/counted.ts'

/** An opinion at its place in every table of a docket. */
export interface OrderedOpinion {
  opinion: AnalyzedOpinion
  cluster: Cluster | undefined
  /** The clause that it stands under; undefined for the draft as a whole. */
  clause: Clause | undefined
  /** Why it is not in the public count. */
  apart: Apart | undefined
  /** 序号, the same in every table: 1, 2, 3 … for those that count, `逾期1` … for the others. */
  number: string
  /** First of its clause in its section: where the words of the draft are shown. */
  leads: boolean
}

const sections: readonly (Apart | undefined)[] = [undefined, '逾期', '撤回', '标题不符']

/**
 * Opinions in the order of the tables: by clause as in the draft, the whole draft last, cluster by cluster, the weightiest first.
 * Late, withdrawn and off-subject ones follow in sections of their own.
 */
export function orderedOpinions(analysis: Analysis): OrderedOpinion[] {
  const { draft, opinions, clusters } = analysis
  const places = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  const byId = new Map(clusters.map((cluster, index) => [cluster.id, { cluster, index }]))
  const clauses = new Map(draft.clauses.map((clause) => [clause.id, clause]))
  const aparts = apartOf(analysis)
  const rows = opinions.map((opinion, index) => {
    const known = byId.get(opinion.cluster)
    const id = known ? known.cluster.clause : opinion.clauses[0]?.id
    const clause = clauses.get(id ?? '')
    const apart = aparts.get(opinion.id)
    const last = Number.MAX_SAFE_INTEGER
    const key = [sections.indexOf(apart), clause ? (places.get(clause.id) ?? last) : last, known?.index ?? last, index]
    return { opinion, cluster: known?.cluster, clause, apart, key }
  })
  rows.sort((one, other) => {
    const at = one.key.findIndex((place, index) => place !== other.key[index])
    return at < 0 ? 0 : (one.key[at] as number) - (other.key[at] as number)
  })
  const counts = new Map<Apart | undefined, number>()
  return rows.map(({ key: _, ...row }, index) => {
    const count = (counts.get(row.apart) ?? 0) + 1
    counts.set(row.apart, count)
    const before = rows[index - 1]
    const leads = !before || before.apart !== row.apart || before.clause !== row.clause
    return { ...row, number: `${row.apart ?? ''}${count}`, leads }
  })
}
