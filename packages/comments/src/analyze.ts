import { type LinkOptions, linkOpinions } from './links/link.ts'
import { splitOpinions } from './opinions/split.ts'
import type { Analysis, AnalyzedOpinion, Cluster, Draft, LinkedOpinion, Mail, Remainder } from './records.ts'

/** What an analysis may use besides the draft and the letters. */
export interface AnalyzeOptions {
  links?: LinkOptions
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
  const { opinions, clusters } = groupSameWords(linked, mails)
  return { draft, mails: [...mails], opinions, remainders, clusters, campaigns: [] }
}

/** Same clause and same words: one cluster. */
function groupSameWords(
  linked: readonly LinkedOpinion[],
  mails: readonly Mail[],
): { opinions: AnalyzedOpinion[]; clusters: Cluster[] } {
  const submitters = new Map(mails.map((mail) => [mail.id, mail.from.address || mail.submitter.name]))
  const groups = new Map<string, LinkedOpinion[]>()
  for (const opinion of linked) {
    const words = opinion.text.slice(opinion.mark ?? 0).replace(/\s/g, '')
    const key = `${opinion.clauses[0]?.id ?? ''}\n${words}`
    groups.set(key, [...(groups.get(key) ?? []), opinion])
  }
  const opinions: AnalyzedOpinion[] = []
  const clusters = [...groups.values()].map((members, at): Cluster => {
    const id = `c${at + 1}`
    for (const member of members) {
      opinions.push({ ...member, stance: '修改', stanceReason: '', proposal: null, cluster: id, campaign: null })
    }
    const ids = [...new Set(members.map(({ mail }) => mail))]
    return {
      id,
      clause: members[0]!.clauses[0]?.id ?? null,
      stance: '修改',
      label: members[0]!.text,
      keywords: [],
      opinions: members.map((member) => member.id),
      submitters: new Set(ids.map((mail) => submitters.get(mail))).size,
      mails: ids.length,
      uniqueTexts: 1,
      campaigns: 0,
    }
  })
  const order = new Map(linked.map(({ id }, at) => [id, at]))
  opinions.sort((a, b) => order.get(a.id)! - order.get(b.id)!)
  return { opinions, clusters }
}
