import { fold } from '../language/fold.ts'
import type { AnalyzedOpinion, Proposal } from '../records.ts'

/** A wording proposed for some words of a clause, and who proposes it. */
export interface Rival {
  proposal: Proposal
  opinions: string[]
  mails: number
}

/** Different wordings proposed for the same words of a clause: they cannot all be taken up. */
export interface Conflict {
  clause: string
  /** The stretch of the clause's text that the proposals touch. */
  start: number
  end: number
  rivals: Rival[]
}

/** Conflicts between proposals, in order of clause id and place; the most wanted wording first. */
export function conflictsOf(opinions: readonly AnalyzedOpinion[]): Conflict[] {
  const placed = opinions.filter(({ proposal }) => proposal?.at && proposal.op !== 'insert')
  const byClause = Map.groupBy(placed, ({ proposal }) => proposal?.at?.clause ?? '')
  const conflicts: Conflict[] = []
  for (const [clause, list] of [...byClause].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rivals = rivalsOf(list).sort((a, b) => place(a).start - place(b).start || place(a).end - place(b).end)
    let group: Rival[] = []
    let end = -1
    const flush = () => {
      const first = group[0]
      if (group.length > 1 && first) {
        const ranked = group.sort((a, b) => b.mails - a.mails || (a.proposal.to < b.proposal.to ? -1 : 1))
        conflicts.push({ clause, start: Math.min(...ranked.map((rival) => place(rival).start)), end, rivals: ranked })
      }
      group = []
    }
    for (const rival of rivals) {
      if (place(rival).start >= end) flush()
      group.push(rival)
      end = group.length === 1 ? place(rival).end : Math.max(end, place(rival).end)
    }
    flush()
  }
  return conflicts
}

function place({ proposal }: Rival): { start: number; end: number } {
  return proposal.at ?? { start: 0, end: 0 }
}

/** Proposals that come to the same edit are one rival. */
function rivalsOf(opinions: readonly AnalyzedOpinion[]): Rival[] {
  const same = Map.groupBy(opinions, ({ proposal }) =>
    proposal ? `${proposal.op}|${proposal.at?.start}|${proposal.at?.end}|${fold(proposal.to, 'words').text}` : '',
  )
  return [...same.values()].map((list) => ({
    proposal: list[0]?.proposal as Proposal,
    opinions: list.map(({ id }) => id).sort(),
    mails: new Set(list.map(({ mail }) => mail)).size,
  }))
}
