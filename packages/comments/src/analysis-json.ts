import { submittersOf } from './clusters/submitters.ts'
import type { Analysis, Stance } from './records.ts'

/** The analysis as `comments export --to json` writes it; its shape is a contract. */
export interface AnalysisJson {
  draft: {
    title: string
    preamble: string
    clauses: { id: string; parent: string | null; marker: string; heading: string; text: string }[]
  }
  mails: {
    id: string
    messageId: string | null
    source: string
    subject: string
    from: { name: string; address: string }
    date: string | null
    receivedAt: string | null
    kind: string
    submitter: { name: string; type: string }
  }[]
  opinions: {
    id: string
    mail: string
    part: string
    start: number
    end: number
    text: string
    reason: string
    band: 'auto' | 'confirm' | 'general'
    clauses: { id: string; method: string; confidence: number }[]
    candidates: { id: string; confidence: number }[]
    stance: Stance
    proposal: { op: string; from: string; to: string } | null
    cluster: string
    campaign: string | null
  }[]
  clusters: {
    id: string
    clause: string | null
    stance: Stance
    label: string
    keywords: string[]
    opinions: string[]
    submitters: number
    mails: number
  }[]
  campaigns: { id: string; reference: string; mails: string[]; additions: { mail: string; text: string }[] }[]
  counts: {
    mails: number
    submitters: number
    opinions: number
    uniqueTexts: number
    clusters: number
    campaigns: number
  }
}

/** An analysis as the plain object of the command line's contract; right with no mails at all, too. */
export function analysisJson({ draft, mails, opinions, clusters, campaigns }: Analysis): AnalysisJson {
  const speaking = new Set(opinions.map(({ mail }) => mail))
  const people = submittersOf(mails)
  const submitters = new Set([...speaking].map((mail) => people.get(mail) ?? mail))
  const texts = new Set(opinions.map(({ text, mark }) => text.slice(mark ?? 0).replace(/\s/g, '')))
  return {
    draft: {
      title: draft.title,
      preamble: draft.preamble,
      clauses: draft.clauses.map(({ id, parent, marker, heading, text }) => ({ id, parent, marker, heading, text })),
    },
    mails: mails.map(({ id, messageId, source, subject, from, date, receivedAt, kind, submitter }) => ({
      id,
      messageId: messageId ?? null,
      source,
      subject,
      from: { name: from.name, address: from.address },
      date: date ?? null,
      receivedAt: receivedAt ?? null,
      kind,
      submitter: { name: submitter.name, type: submitter.type },
    })),
    opinions: opinions.map((opinion) => ({
      id: opinion.id,
      mail: opinion.mail,
      part: opinion.part,
      start: opinion.start,
      end: opinion.end,
      text: opinion.text,
      reason: opinion.reason,
      band: opinion.band,
      clauses: opinion.clauses.map(({ id, method, confidence }) => ({ id, method, confidence })),
      candidates: opinion.candidates.map(({ id, confidence }) => ({ id, confidence })),
      stance: opinion.stance,
      proposal: opinion.proposal && { op: opinion.proposal.op, from: opinion.proposal.from, to: opinion.proposal.to },
      cluster: opinion.cluster,
      campaign: opinion.campaign,
    })),
    clusters: clusters.map(
      ({ id, clause, stance, label, keywords, opinions: members, submitters: people, mails: letters }) => ({
        id,
        clause,
        stance,
        label,
        keywords: [...keywords],
        opinions: [...members],
        submitters: people,
        mails: letters,
      }),
    ),
    campaigns: campaigns.map(({ id, reference, mails: letters, additions }) => ({
      id,
      reference,
      mails: [...letters],
      additions: additions.map(({ mail, text }) => ({ mail, text })),
    })),
    counts: {
      mails: mails.length,
      submitters: submitters.size,
      opinions: opinions.length,
      uniqueTexts: texts.size,
      clusters: clusters.length,
      campaigns: campaigns.length,
    },
  }
}
