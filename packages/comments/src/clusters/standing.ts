import type { AnalyzedOpinion, Mail, Stance } from '../records.ts'
import { submittersOf } from './submitters.ts'

/** How many stand where: opinions, the letters they are in, and the submitters behind these. */
export interface Count {
  opinions: number
  mails: number
  submitters: number
}

/** What is said of a clause (null: of the draft as a whole), support and opposition side by side. */
export interface ClauseStanding {
  clause: string | null
  all: Count
  stances: Record<Stance, Count>
}

const stances: readonly Stance[] = ['支持', '反对', '修改', '补充', '疑问']

/** Standings of every clause that has an opinion, the draft as a whole first, then by clause id. An opinion on two clauses counts for both. */
export function standingsOf(opinions: readonly AnalyzedOpinion[], mails: readonly Mail[]): ClauseStanding[] {
  const people = submittersOf(mails)
  const byClause = new Map<string | null, AnalyzedOpinion[]>()
  for (const opinion of opinions) {
    const clauses = opinion.clauses.length > 0 ? opinion.clauses.map(({ id }) => id) : [null]
    for (const clause of new Set(clauses)) {
      const list = byClause.get(clause)
      if (list) list.push(opinion)
      else byClause.set(clause, [opinion])
    }
  }
  const count = (list: readonly AnalyzedOpinion[]): Count => {
    const letters = new Set(list.map(({ mail }) => mail))
    return {
      opinions: list.length,
      mails: letters.size,
      submitters: new Set([...letters].map((mail) => people.get(mail) ?? mail)).size,
    }
  }
  return [...byClause]
    .sort(([a], [b]) => (a === null ? -1 : b === null ? 1 : a < b ? -1 : 1))
    .map(([clause, list]) => ({
      clause,
      all: count(list),
      stances: Object.fromEntries(
        stances.map((stance) => [stance, count(list.filter((opinion) => opinion.stance === stance))]),
      ) as Record<Stance, Count>,
    }))
}
