import type { Draft, Link, LinkedOpinion, LinkMethod, Mail, Opinion } from '../records.ts'
import { fuse, type Ranked } from './fuse.ts'
import { type Confirmed, learnedFrom } from './learned.ts'
import type { LinkModel } from './model.ts'
import { type SignalContext, signalContext } from './signals/context.ts'
import { type OpinionSignals, readSignals } from './signals/read.ts'
import type { Ground } from './signals/sheet.ts'
import { shippedModel } from './weights.ts'

/** What linking may use besides the letters and the draft. */
export interface LinkOptions {
  /** Opinions whose clauses people have confirmed or given. */
  confirmed?: readonly Confirmed[]
  /** Weights other than the shipped ones, such as those of `refit`. */
  model?: LinkModel
}

const methods: Record<Ground['kind'], LinkMethod> = {
  reference: 'reference',
  heading: 'reference',
  carried: 'reference',
  annotated: 'quotation',
  quotation: 'quotation',
  similarity: 'similarity',
  learned: 'learned',
}

/** A link to a node with the grounds that speak for it, the strongest first; the method is that of the strongest. */
function linkTo(context: SignalContext, node: number, confidence: number, grounds: readonly Ground[]): Link {
  const { nodes } = context.index
  const above = nodes[node]!.above
  const speaking = grounds
    .filter((ground) => ground.node === node || (above.includes(ground.node) && ground.kind !== 'similarity'))
    .sort((a, b) => b.strength * (b.node === node ? 1 : 0.7) - a.strength * (a.node === node ? 1 : 0.7))
    .slice(0, 5)
  const first = speaking[0]
  return {
    id: nodes[node]!.clause.id,
    method: first ? methods[first.kind] : 'similarity',
    confidence: round(confidence),
    evidence: speaking.map(({ text, start, end }) => ({
      text,
      ...(start !== undefined && end !== undefined ? { start, end } : {}),
    })),
  }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

const mostClauses = 40
const shownCandidates = 3

/** The nodes an opinion is about: the best, the others it names by number, and others as likely as a coin toss. */
function chosenNodes(signals: OpinionSignals, ranked: readonly Ranked[]): Ranked[] {
  const first = ranked[0]!
  if (first.node === null) return []
  const chosen = [first]
  if (signals.named.length > 1 && signals.named.includes(first.node)) {
    for (const node of signals.named) {
      const found = ranked.find((candidate) => candidate.node === node)
      if (found && !chosen.includes(found)) chosen.push(found)
    }
  }
  return chosen.slice(0, mostClauses)
}

function linkOne(context: SignalContext, model: LinkModel, opinion: Opinion, signals: OpinionSignals): LinkedOpinion {
  const ranked = fuse(model, signals)
  const first = ranked[0]
  if (!first || first.node === null) {
    const candidates = ranked.filter(({ node }) => node !== null).slice(0, shownCandidates)
    return {
      ...opinion,
      band: 'general',
      clauses: [],
      candidates: candidates.map(({ node, confidence }) => ({
        id: context.index.nodes[node!]!.clause.id,
        confidence: round(confidence),
      })),
    }
  }
  const chosen = chosenNodes(signals, ranked)
  const several = chosen.length > 1
  const candidates = ranked
    .filter((candidate) => candidate.node !== null && !chosen.includes(candidate))
    .slice(0, shownCandidates)
  return {
    ...opinion,
    band: first.confidence >= model.auto ? 'auto' : 'confirm',
    // Several named clauses share the probability mass between them; each is as sure as their sum.
    clauses: chosen.map(({ node, confidence }) =>
      linkTo(context, node!, several ? Math.max(first.confidence, confidence) : confidence, signals.grounds),
    ),
    candidates: candidates.map(({ node, confidence }) => ({
      id: context.index.nodes[node!]!.clause.id,
      confidence: round(confidence),
    })),
  }
}

/**
 * Links opinions to the clauses they are about: by number, by quoted words, by heading, by likeness, by what people
 * confirmed; fused into calibrated probabilities. Opinions of one letter must stand in reading order. Deterministic.
 */
export function linkOpinions(
  opinions: readonly Opinion[],
  mails: readonly Mail[],
  draft: Draft,
  options: LinkOptions = {},
): LinkedOpinion[] {
  const model = options.model ?? shippedModel
  const at = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  const context = signalContext(
    draft,
    learnedFrom(options.confirmed ?? [], (id) => at.get(id)),
  )
  const parts = new Map(mails.map((mail) => [mail.id, new Map(mail.parts.map((part) => [part.id, part]))]))
  let letter = ''
  let before: number | undefined
  return opinions.map((opinion) => {
    if (opinion.mail !== letter) before = undefined
    letter = opinion.mail
    const signals = readSignals(context, opinion, parts.get(opinion.mail)?.get(opinion.part), before)
    const linked = linkOne(context, model, opinion, signals)
    const first = linked.clauses[0]
    if (first) before = at.get(first.id)
    return linked
  })
}
