import { wordsOf } from '../language/words.ts'
import type { Proposal } from '../records.ts'
import { type Edit, redline } from './redline.ts'

/** The whole clause as a redline of one proposal; null when the proposal was not found in it. */
export function proposalRedline(clauseText: string, { op, to, at }: Proposal): Edit[] | null {
  if (!at || at.end > clauseText.length) return null
  const edits: Edit[] = []
  const push = (kind: Edit['kind'], text: string) => {
    if (text !== '') edits.push({ kind, text })
  }
  push('keep', clauseText.slice(0, at.start))
  if (op !== 'insert') push('delete', clauseText.slice(at.start, at.end))
  if (op !== 'delete') push('insert', to)
  push('keep', clauseText.slice(at.end))
  return edits
}

/** A redline over words instead of characters, cut by jieba: easier to read where much changes. */
export function wordRedline(from: string, to: string): Edit[] {
  return redline(from, to, wordsOf)
}

/** A clause with wordings taken up, and those that could not be because their words were changed already or never found. */
export interface Revised {
  text: string
  left: Proposal[]
}

/** Takes up several proposals for one clause, in the order given. */
export function applyProposals(clauseText: string, proposals: readonly Proposal[]): Revised {
  const left: Proposal[] = []
  const taken: Proposal[] = []
  for (const proposal of proposals) {
    const { at, op } = proposal
    const clash = taken.some(({ at: other }) => at && other && at.start < other.end && other.start < at.end)
    if (!at || clash || (op !== 'insert' && clauseText.slice(at.start, at.end) !== proposal.from)) left.push(proposal)
    else taken.push(proposal)
  }
  let text = clauseText
  // From the end, so that places further ahead stay true; of insertions at one place the first given comes first.
  const order = taken
    .map((proposal, i) => ({ proposal, i }))
    .sort((a, b) => b.proposal.at!.start - a.proposal.at!.start || b.i - a.i)
  for (const { proposal } of order) {
    const { op, to, at } = proposal
    text = text.slice(0, at!.start) + (op === 'delete' ? '' : to) + text.slice(op === 'insert' ? at!.start : at!.end)
  }
  return { text, left }
}
