import { type GroupingInput, groupOpinions } from './clusters/group.ts'
import { type LinkOptions, linkOpinions } from './links/link.ts'
import { splitOpinions } from './opinions/split.ts'
import type { Analysis, Draft, Mail, Remainder } from './records.ts'

/** What an analysis may use besides the draft and the letters. */
export interface AnalyzeOptions {
  links?: LinkOptions
  /** What is known from before and from people: earlier clusters, stances set, clusters edited. */
  grouping?: Omit<GroupingInput, 'draft' | 'mails' | 'opinions'>
}

/** Everything the program thinks of the letters on a draft: split, link, group. Pure: same input, same answer. */
export function analyze(draft: Draft, mails: readonly Mail[], options: AnalyzeOptions = {}): Analysis {
  const remainders: Remainder[] = []
  const split = mails.flatMap((mail) => {
    const { opinions, remainders: rest } = splitOpinions(mail, draft)
    remainders.push(...rest)
    return opinions
  })
  const linked = linkOpinions(split, mails, draft, options.links)
  const { opinions, clusters, campaigns } = groupOpinions({ draft, mails, opinions: linked, ...options.grouping })
  return { draft, mails: [...mails], opinions, remainders, clusters, campaigns }
}
