import { quantitiesOf } from '../language/quantities.ts'
import type { LinkedOpinion, Proposal } from '../records.ts'
import { likeness } from './align.ts'

type Proposing = Pick<LinkedOpinion, 'id' | 'text' | 'clauses'> & { proposal: Proposal | null }

/**
 * Several letters ask to add the same figure to the same clause, one of them in quotation marks: what it spells out
 * (“建设期一般为3年”) stands for those who only name it (明确建设期为3年), so that one addition is wanted and not several.
 * Wording that a letter quotes itself is never touched; nor are replacements and deletions.
 */
export function withCommonWording<Opinion extends Proposing>(opinions: readonly Opinion[]): Opinion[] {
  const spelled = new Map<string, string[]>()
  for (const { proposal, text, clauses } of opinions) {
    const key = keyOf(proposal, clauses)
    if (proposal && key !== undefined && quotes(text, proposal.to)) {
      const list = spelled.get(key) ?? []
      if (list.length < mostSpelled && !list.includes(proposal.to)) list.push(proposal.to)
      spelled.set(key, list)
    }
  }
  return opinions.map((opinion) => {
    const { proposal, text, clauses } = opinion
    const key = keyOf(proposal, clauses)
    if (!proposal || key === undefined || quotes(text, proposal.to)) return opinion
    const [best, second] = (spelled.get(key) ?? []).filter((to) => likeness(to, proposal.to) >= alike)
    return best === undefined || second !== undefined ? opinion : { ...opinion, proposal: { ...proposal, to: best } }
  })
}

const alike = 0.75
/** Wordings of one addition that are compared. */
const mostSpelled = 20

/** The clause and the figures of an addition; undefined for other edits and for additions without figures. */
function keyOf(proposal: Proposal | null, clauses: Proposing['clauses']): string | undefined {
  if (proposal?.op !== 'insert') return undefined
  const figures = quantitiesOf(proposal.to).map(({ kind, value, bound }) => `${kind}${bound}${value}`)
  const clause = proposal.at?.clause ?? clauses[0]?.id
  return clause === undefined || figures.length === 0 ? undefined : `${clause} ${figures.join(' ')}`
}

function quotes(text: string, wording: string): boolean {
  const at = text.indexOf(wording)
  return at > 0 && /[“"「『‘]/.test(text[at - 1] ?? '')
}
