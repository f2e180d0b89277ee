import type { Analysis, AnalyzedOpinion, Mail } from '../records.ts'

/** Opinions by whether they count in public. */
export interface Counted {
  /** In the count. */
  counted: AnalyzedOpinion[]
  late: AnalyzedOpinion[]
  withdrawn: AnalyzedOpinion[]
  offSubject: AnalyzedOpinion[]
}

/** What an opinion that is not in the public count is, in the clerk's words. */
export type Apart = '逾期' | '撤回' | '标题不符'

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

/** Why opinions are not in the public count, by opinion id; missing for those that are. */
export function apartOf(analysis: Pick<Analysis, 'mails' | 'opinions'>): Map<string, Apart> {
  const { late, withdrawn, offSubject } = countedOpinions(analysis)
  const named = (why: Apart, opinions: readonly AnalyzedOpinion[]): [string, Apart][] =>
    opinions.map(({ id }) => [id, why])
  return new Map([...named('逾期', late), ...named('撤回', withdrawn), ...named('标题不符', offSubject)])
}
