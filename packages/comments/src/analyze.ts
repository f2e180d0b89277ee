import type { Diagnostic } from '@gongwen/model'
import { type Grouping, type GroupingInput, groupOpinions } from './clusters/group.ts'
import { type LinkOptions, linkOpinions } from './links/link.ts'
import { applyCorrections, type Correction, correctKinds, correctLinks } from './opinions/corrections.ts'
import { splitOpinions } from './opinions/split.ts'
import type { Analysis, Draft, Mail, Remainder } from './records.ts'

/** What an analysis may use besides the draft and the letters. */
export interface AnalyzeOptions {
  /** What people corrected, oldest first: it is obeyed and learnt from. */
  corrections?: readonly Correction[]
  links?: LinkOptions
  /** What is known from before and from people: earlier clusters, clusters edited. */
  grouping?: Omit<GroupingInput, 'draft' | 'mails' | 'opinions'>
}

/** An analysis and what was noticed while making it. */
export interface Analyzed extends Analysis, Pick<Grouping, 'bursts' | 'conflicts' | 'changes'> {
  diagnostics: Diagnostic[]
}

/**
 * Everything the program thinks of the letters on a draft: split, link, read stance and wording, find campaigns, group.
 * Pure: the same letters, corrections and options give the same answer. Opinions come in the order of the letters.
 */
export function analyze(draft: Draft, mails: readonly Mail[], options: AnalyzeOptions = {}): Analyzed {
  const corrections = options.corrections ?? []
  const letters = correctKinds(mails, corrections)
  const remainders: Remainder[] = []
  const found = letters.flatMap((mail) => {
    const split = splitOpinions(mail, draft)
    remainders.push(...split.remainders)
    return split.opinions
  })
  const corrected = applyCorrections(found, corrections, letters)
  const linked = linkOpinions(corrected.opinions, letters, draft, {
    ...options.links,
    confirmed: [...(options.links?.confirmed ?? []), ...corrected.confirmed],
  })
  const grouping = groupOpinions({
    ...options.grouping,
    draft,
    mails: letters,
    opinions: correctLinks(linked, corrected.clauses),
    stances: new Map([...(options.grouping?.stances ?? []), ...corrected.stances]),
  })
  const order = new Map(linked.map(({ id }, at) => [id, at]))
  return {
    draft,
    mails: letters,
    opinions: grouping.opinions.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)),
    remainders,
    clusters: grouping.clusters,
    campaigns: grouping.campaigns,
    bursts: grouping.bursts,
    conflicts: grouping.conflicts,
    changes: grouping.changes,
    diagnostics: [...corrected.diagnostics, ...grouping.diagnostics],
  }
}
