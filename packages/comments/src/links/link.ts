import type { Draft, LinkedOpinion, Mail, Opinion } from '../records.ts'
import { type Answered, answer, type Setting } from './answer.ts'
import { type Confirmed, type Learned, learnedFrom } from './learned.ts'
import type { LinkModel } from './model.ts'
import { signalContext } from './signals/context.ts'
import { shippedModel } from './weights.ts'

/** What linking may use besides the letters and the draft. */
export interface LinkOptions {
  /** Opinions whose clauses people have confirmed or given. */
  confirmed?: readonly Confirmed[]
  /** Weights other than the shipped ones, such as those of `refitModel`. */
  model?: LinkModel
  /** How many candidates to keep beside the answer; 3 are shown. */
  candidates?: number
}

const shownCandidates = 3
/** Anchors of one clause: enough to learn from, few enough to stay linear. */
const mostAnchors = 20

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
  const at = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  const nodeOf = (id: string) => at.get(id)
  const learned = learnedFrom(options.confirmed ?? [], nodeOf)
  const setting: Setting = {
    context: signalContext(draft, learned),
    model: options.model ?? shippedModel,
    candidates: options.candidates ?? shownCandidates,
  }
  const alone = run(setting, opinions, mails)
  const peers = learnedFrom(anchorsOf(alone), nodeOf)
  if (!peers) return alone.map(({ linked }) => linked)
  const together = { ...setting, context: signalContext(draft, learned, peers) }
  return run(together, opinions, mails, alone).map(({ linked }) => linked)
}

function run(
  setting: Setting,
  opinions: readonly Opinion[],
  mails: readonly Mail[],
  done?: readonly Answered[],
): Answered[] {
  const parts = new Map(mails.map((mail) => [mail.id, new Map(mail.parts.map((part) => [part.id, part]))]))
  const at = new Map(setting.context.index.nodes.map(({ clause, index }) => [clause.id, index]))
  let letter = ''
  let before: number | undefined
  return opinions.map((opinion, index) => {
    if (opinion.mail !== letter) before = undefined
    letter = opinion.mail
    const ready = done?.[index]
    const given = ready?.anchors ? ready : answer(setting, opinion, parts.get(opinion.mail)?.get(opinion.part), before)
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
  const at = new Map(draft.clauses.map(({ id }, index) => [id, index]))
  const alone = run({ context: signalContext(draft), model, candidates: 0 }, opinions, mails)
  return learnedFrom(anchorsOf(alone), (id) => at.get(id))
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
