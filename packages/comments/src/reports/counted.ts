import type { Analysis, AnalyzedOpinion, Mail } from '../records.ts'

/** Opinions by whether they count in public. */
export interface Counted {
  /** In the count. */
  counted: AnalyzedOpinion[]
  late: AnalyzedOpinion[]
  withdrawn: AnalyzedOpinion[]
  offSubject: AnalyzedOpinion[]
}

/** Letters whose sender took them back. */
export function withdrawnMails(mails: readonly Mail[]): ReadonlySet<string> {
  return new Set(mails.flatMap(({ kind, relatesTo }) => (kind === 'withdrawal' && relatesTo ? [relatesTo] : [])))
}

/** Splits the opinions of an analysis: each stands in exactly one list. */
export function countedOpinions({ mails, opinions }: Pick<Analysis, 'mails' | 'opinions'>): Counted {
  const kinds = new Map(mails.map(({ id, kind }) => [id, kind]))
  const gone = withdrawnMails(mails)
  const counted: Counted = { counted: [], late: [], withdrawn: [], offSubject: [] }
  for (const opinion of opinions) {
    const kind = kinds.get(opinion.mail) ?? 'submission'
    if (gone.has(opinion.mail) || kind === 'withdrawal') counted.withdrawn.push(opinion)
    else if (kind === 'late') counted.late.push(opinion)
    else if (kind === 'off-subject') counted.offSubject.push(opinion)
    else counted.counted.push(opinion)
  }
  return counted
}
