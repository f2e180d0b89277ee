import { type Analysis, type AnalysisJson, analysisJson, countedOpinions, labelAmong } from '@gongwen/comments'
import type { Material } from './material.ts'

/** What counts: who took a letter back, or wrote late, is not published. */
function publicPart(analysis: Analysis): Analysis {
  const { counted } = countedOpinions(analysis)
  const ids = new Set(counted.map(({ id }) => id))
  const letters = new Set(counted.map(({ mail }) => mail))
  const all = new Map(analysis.opinions.map((opinion) => [opinion.id, opinion]))
  const groups = Map.groupBy(counted, ({ cluster }) => cluster)
  const among = (members: readonly string[]): string[] => members.filter((id) => ids.has(id))
  return {
    ...analysis,
    mails: analysis.mails.filter(({ id }) => letters.has(id)),
    opinions: counted,
    clusters: analysis.clusters.flatMap((cluster) => {
      const members = groups.get(cluster.id)
      return members === undefined
        ? []
        : [{ ...cluster, label: labelAmong(cluster, members, all), opinions: among(cluster.opinions) }]
    }),
    campaigns: analysis.campaigns.map((campaign) => ({
      ...campaign,
      mails: campaign.mails.filter((mail) => letters.has(mail)),
      additions: campaign.additions.filter(({ mail }) => letters.has(mail)),
    })),
  }
}

/** `analysis.json`; for the public without names, addresses and the letters' own words beyond the opinions. */
export function jsonOf({ analysis, words, isPublic }: Material): AnalysisJson {
  if (!isPublic) return analysisJson(analysis)
  const json = analysisJson(publicPart(analysis))
  const mails = new Map(analysis.mails.map((mail) => [mail.id, mail]))
  return {
    ...json,
    mails: json.mails.map((mail) => {
      const known = mails.get(mail.id)
      const name = known ? words.source(known) : ''
      return {
        ...mail,
        messageId: null,
        source: '',
        subject: words.text(mail.subject, mail.id),
        from: { name: '', address: '' },
        submitter: { name, type: mail.submitter.type },
      }
    }),
    opinions: json.opinions.map((opinion) => ({
      ...opinion,
      text: words.text(opinion.text, opinion.id),
      reason: words.text(opinion.reason, opinion.id),
      proposal: opinion.proposal && {
        ...opinion.proposal,
        to: words.text(opinion.proposal.to, opinion.id),
        from: words.text(opinion.proposal.from, opinion.id),
      },
    })),
    clusters: json.clusters.map((cluster) => ({
      ...cluster,
      label: words.text(cluster.label, cluster.opinions[0] ?? cluster.id),
      keywords: cluster.keywords.map((keyword) => words.text(keyword, cluster.opinions[0] ?? cluster.id)),
    })),
    campaigns: json.campaigns.map((campaign) => ({
      ...campaign,
      additions: campaign.additions.map(({ mail, text }) => ({ mail, text: words.text(text, mail) })),
    })),
  }
}
