import type { DecisionOutcome, StandingDecision } from '../decisions/decision.ts'
import type { AnalyzedOpinion } from '../records.ts'

/** 合计 of the tables: what was decided on how many opinions. */
export interface Tally {
  received: number
  adopted: number
  partly: number
  declined: number
  explained: number
}

const members: Record<DecisionOutcome, keyof Tally> = {
  采纳: 'adopted',
  部分采纳: 'partly',
  不采纳: 'declined',
  解释说明: 'explained',
}

/** Counts decisions. `received` is what was decided on, so that the parts always add up to it. */
export function tallyOf(opinions: readonly AnalyzedOpinion[], decisions: ReadonlyMap<string, StandingDecision>): Tally {
  const tally: Tally = { received: 0, adopted: 0, partly: 0, declined: 0, explained: 0 }
  for (const { id } of opinions) {
    const outcome = decisions.get(id)?.outcome
    if (!outcome) continue
    tally[members[outcome]] += 1
    tally.received += 1
  }
  return tally
}
