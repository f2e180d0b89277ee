import type { Clause, Draft, LinkedOpinion, Stance } from '../records.ts'
import type { StanceModel } from '../stance/learned.ts'
import { readStance } from '../stance/stance.ts'
import { readProposal } from '../wording/proposal.ts'
import type { JudgedOpinion } from './blocks.ts'

/** What people have said about stances. */
export interface StanceKnowledge {
  stances?: ReadonlyMap<string, Stance>
  model?: StanceModel
}

/** Stance and proposed wording of each opinion. The same words about the same clauses are read once. */
export function judgeOpinions(
  opinions: readonly LinkedOpinion[],
  draft: Draft,
  { stances, model }: StanceKnowledge = {},
): JudgedOpinion[] {
  const clauses = new Map(draft.clauses.map((clause) => [clause.id, clause]))
  const known = new Map<string, Pick<JudgedOpinion, 'stance' | 'stanceReason' | 'proposal'>>()
  return opinions.map((opinion) => {
    const ids = [...opinion.clauses, ...opinion.candidates].map(({ id }) => id)
    const key = `${ids.join('\u0000')}\u0001${opinion.text}`
    let read = known.get(key)
    if (!read) {
      const linked = opinion.clauses.map(({ id }) => clauses.get(id)).filter((one): one is Clause => one !== undefined)
      const near = opinion.candidates.map(({ id }) => clauses.get(id)).filter((one): one is Clause => one !== undefined)
      const proposal = readProposal(opinion.text, linked, near, draft.clauses)
      const { stance, reason } = readStance(opinion.text, proposal, linked, model)
      read = { stance, stanceReason: reason, proposal }
      known.set(key, read)
    }
    const set = stances?.get(opinion.id)
    return {
      ...opinion,
      ...read,
      ...(set && set !== read.stance ? { stance: set, stanceReason: `人工认定；程序判为${read.stance}` } : {}),
    }
  })
}
