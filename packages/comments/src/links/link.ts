import type { Draft, Link, LinkedOpinion, LinkMethod, Mail, Opinion, Part } from '../records.ts'
import { fuse, type Ranked } from './fuse.ts'
import { type Confirmed, type Learned, learnedFrom } from './learned.ts'
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
  peer: 'similarity',
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

/** An answer this sure that rests on a number, a heading or a quotation shows others the way. */
const anchorConfidence = 0.9
const mostAnchors = 20
const anchoring: ReadonlySet<Ground['kind']> = new Set(['reference', 'quotation', 'heading', 'annotated', 'learned'])

interface Answered {
  linked: LinkedOpinion
  anchors: boolean
}

function answer(
  context: SignalContext,
  model: LinkModel,
  opinion: Opinion,
  part: Part | undefined,
  before: number | undefined,
): Answered {
  const signals = readSignals(context, opinion, part, before)
  const linked = linkOne(context, model, opinion, signals)
  const first = linked.clauses[0]
  const anchors =
    first !== undefined &&
    first.confidence >= anchorConfidence &&
    signals.grounds.some(
      ({ kind, node, strength }) =>
        strength >= 0.5 && anchoring.has(kind) && context.index.nodes[node]!.clause.id === first.id,
    )
  return { linked, anchors }
}

/**
 * Links opinions to the clauses they are about: by number, by quoted words, by heading, by likeness, by what people
 * confirmed, and by what other letters say of the same matter with a number; fused into calibrated probabilities.
 * Opinions of one letter must stand in reading order. Deterministic.
 */
export function linkOpinions(
  opinions: readonly Opinion[],
  mails: readonly Mail[],
  draft: Draft,
  options: LinkOptions = {},
): LinkedOpinion[] {
  const model = options.model ?? shippedModel
  const at = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  const nodeOf = (id: string) => at.get(id)
  const learned = learnedFrom(options.confirmed ?? [], nodeOf)
  const context = signalContext(draft, learned)
  const alone = run(context, model, opinions, mails)
  const peers = learnedFrom(anchorsOf(alone), nodeOf)
  if (!peers) return alone.map(({ linked }) => linked)
  return run(signalContext(draft, learned, peers), model, opinions, mails, alone).map(({ linked }) => linked)
}

function run(
  context: SignalContext,
  model: LinkModel,
  opinions: readonly Opinion[],
  mails: readonly Mail[],
  done?: readonly Answered[],
): Answered[] {
  const parts = new Map(mails.map((mail) => [mail.id, new Map(mail.parts.map((part) => [part.id, part]))]))
  const at = new Map(context.index.nodes.map(({ clause, index }) => [clause.id, index]))
  let letter = ''
  let before: number | undefined
  return opinions.map((opinion, index) => {
    if (opinion.mail !== letter) before = undefined
    letter = opinion.mail
    const ready = done?.[index]
    const given = ready?.anchors
      ? ready
      : answer(context, model, opinion, parts.get(opinion.mail)?.get(opinion.part), before)
    const first = given.linked.clauses[0]
    if (first) before = at.get(first.id)
    return given
  })
}

/** What the opinions that name their clause teach about the others. */
export function peersOf(
  opinions: readonly Opinion[],
  mails: readonly Mail[],
  draft: Draft,
  model: LinkModel,
): Learned | undefined {
  const context = signalContext(draft)
  const at = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  return learnedFrom(anchorsOf(run(context, model, opinions, mails)), (id) => at.get(id))
}

/** Each anchor's words once, and of each clause only so many: the first. */
function anchorsOf(answered: readonly Answered[]): Confirmed[] {
  const seen = new Set<string>()
  const count = new Map<string, number>()
  const anchors: Confirmed[] = []
  for (const { linked, anchors: shows } of answered) {
    const clause = linked.clauses[0]?.id
    if (!shows || clause === undefined) continue
    const words = linked.text.slice(linked.mark ?? 0)
    const ofClause = count.get(clause) ?? 0
    if (seen.has(words) || ofClause >= mostAnchors) continue
    seen.add(words)
    count.set(clause, ofClause + 1)
    anchors.push({ opinion: linked, clauses: [clause] })
  }
  return anchors
}
