import type { ClusterEdit } from '../clusters/edits.ts'
import { addCorrections, addDecisions, correctionsOf, decisionsOf, type Entry, standing } from '../docket/decisions.ts'
import type { Docket } from '../docket/docket.ts'
import type { Correction } from '../opinions/corrections.ts'

/** What an office may answer (采纳情况). */
export const outcomes = ['采纳', '部分采纳', '不采纳', '解释说明'] as const
export type DecisionOutcome = (typeof outcomes)[number]

/** What was decided on an opinion. */
export interface Decision {
  outcome: DecisionOutcome
  /** 理由. */
  reason: string
  /** 修改后表述. */
  wording: string
}

/** A decision as it stands: who made it and when. */
export interface StandingDecision extends Decision {
  by: string
  /** ISO. */
  at: string
  /** How many entries there were before it: 1 for the first. */
  version: number
}

/** The decisions that hold now, by opinion id. */
export function standingDecisions(docket: Docket): Map<string, StandingDecision> {
  const entries = decisionsOf<Decision>(docket, { target: 'opinion' })
  const versions = new Map<string, number>()
  for (const { id } of entries) versions.set(id, (versions.get(id) ?? 0) + 1)
  return new Map(
    [...standing(entries).values()].map(({ id, record, author, at }) => [
      id,
      { ...record, by: author, at, version: versions.get(id) ?? 1 },
    ]),
  )
}

/** Enters decisions; one that repeats what stands is not entered again. */
export function enterDecisions(
  docket: Docket,
  decisions: readonly (Decision & { opinion: string })[],
  by: string,
): void {
  addDecisions<Decision>(
    docket,
    decisions.map(({ opinion, outcome, reason, wording }) => ({
      target: 'opinion',
      id: opinion,
      record: { outcome, reason, wording },
      author: by,
    })),
  )
}

type Said<C> = C extends unknown ? Omit<C, 'id' | 'by' | 'at'> : never
/** A correction before it is entered: who, when and its number are the docket's. */
export type NewCorrection = Said<Correction>

/** Enters corrections of what the program thinks, in their order. */
export function enterCorrections(docket: Docket, corrections: readonly NewCorrection[], by: string): void {
  addCorrections(
    docket,
    corrections.map(
      (correction): Entry<unknown> => ({ ...subjectOf(correction), record: recordOf(correction), author: by }),
    ),
  )
}

/** Enters what was done to the clusters. */
export function enterClusterEdits(docket: Docket, edits: readonly ClusterEdit[], by: string): void {
  addCorrections(
    docket,
    edits.map((edit) => ({ target: 'cluster-edit', id: edit.cluster, record: edit, author: by })),
  )
}

/** All corrections in the order they were entered. */
export function enteredCorrections(docket: Docket): Correction[] {
  return correctionsOf<NewCorrection & { kind: string }>(docket).flatMap(
    ({ sequence, target, id, record, author, at }): Correction[] => {
      const entered = { id: `c${sequence}`, by: author, at }
      if (target === 'mail-kind')
        return [
          {
            ...entered,
            kind: 'mail-kind',
            mail: id,
            to: (record as unknown as { kind: Extract<Correction, { kind: 'mail-kind' }>['to'] }).kind,
          },
        ]
      return target === 'cluster-edit' ? [] : [{ ...record, ...entered } as Correction]
    },
  )
}

/** All edits of clusters in the order they were entered. */
export function enteredClusterEdits(docket: Docket): ClusterEdit[] {
  return correctionsOf<ClusterEdit>(docket, { target: 'cluster-edit' }).map(({ record }) => record)
}

function subjectOf(correction: NewCorrection): { target: string; id: string } {
  if (correction.kind === 'mail-kind') return { target: 'mail-kind', id: correction.mail }
  if (correction.kind === 'add') return { target: 'opinion-add', id: `${correction.mail} ${correction.text}` }
  const opinion = correction.kind === 'merge' ? correction.opinions[0] : correction.opinion
  return { target: `opinion-${correction.kind}`, id: opinion?.id ?? '' }
}

function recordOf(correction: NewCorrection): unknown {
  return correction.kind === 'mail-kind' ? { kind: correction.to } : correction
}
