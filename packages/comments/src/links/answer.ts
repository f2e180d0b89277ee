import type { Link, LinkedOpinion, LinkMethod, Opinion, Part } from '../records.ts'
import { fuse, type Ranked } from './fuse.ts'
import type { LinkModel } from './model.ts'
import type { SignalContext } from './signals/context.ts'
import { type OpinionSignals, readSignals } from './signals/read.ts'
import type { Ground } from './signals/sheet.ts'

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

/** What every opinion is linked with. */
export interface Setting {
  context: SignalContext
  model: LinkModel
  /** How many to keep beside the answer. */
  candidates: number
}

/** The nodes an opinion is about: the best, and the others it names by number. */
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
  // Several that were named stand as they were named.
  if (chosen.length > 1) chosen.sort((a, b) => signals.named.indexOf(a.node!) - signals.named.indexOf(b.node!))
  return chosen.slice(0, mostClauses)
}

function linkOne(
  { context, model, candidates: most }: Setting,
  opinion: Opinion,
  signals: OpinionSignals,
): LinkedOpinion {
  const ranked = fuse(model, signals)
  const first = ranked[0]
  if (!first || first.node === null) {
    const candidates = ranked.filter(({ node }) => node !== null).slice(0, most)
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
  const candidates = ranked.filter((candidate) => candidate.node !== null && !chosen.includes(candidate)).slice(0, most)
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
const anchoring: ReadonlySet<Ground['kind']> = new Set(['reference', 'quotation', 'heading', 'annotated', 'learned'])

/** An opinion linked, and whether its answer may show others the way. */
export interface Answered {
  linked: LinkedOpinion
  anchors: boolean
}

/** Links one opinion. `before` is the node of the opinion before it in the letter. */
export function answer(
  setting: Setting,
  opinion: Opinion,
  part: Part | undefined,
  before: number | undefined,
): Answered {
  const { context } = setting
  const signals = readSignals(context, opinion, part, before)
  const linked = linkOne(setting, opinion, signals)
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
