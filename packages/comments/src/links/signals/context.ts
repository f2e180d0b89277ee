import type { Draft } from '../../records.ts'
import { type DraftIndex, draftIndexOf } from '../draft-index.ts'
import { fold } from '../fold.ts'
import { type HeadingName, headingNames } from '../headings.ts'
import type { Learned } from '../learned.ts'
import { quantitiesOf } from '../numerals.ts'

/** What is computed once for a draft and a set of confirmed opinions. */
export interface SignalContext {
  index: DraftIndex
  headings: HeadingName[]
  /** The nodes that hold a quantity. */
  quantities: Map<string, number[]>
  /** Nodes below a node. */
  below: number[][]
  /** What people confirmed. */
  learned: Learned | undefined
  /** What other letters of this docket say with a clause number or a quotation. */
  peers: Learned | undefined
}

const contexts = new WeakMap<Draft, Omit<SignalContext, 'learned' | 'peers'>>()

/** The draft's side of the signals. */
export function signalContext(draft: Draft, learned?: Learned, peers?: Learned): SignalContext {
  let ready = contexts.get(draft)
  if (!ready) {
    const index = draftIndexOf(draft)
    const quantities = new Map<string, number[]>()
    const below: number[][] = index.nodes.map(() => [])
    for (const { clause, index: node, above } of index.nodes) {
      for (const upper of above) below[upper]!.push(node)
      for (const token of new Set(quantitiesOf(fold(clause.text)).map((quantity) => quantity.token))) {
        const nodes = quantities.get(token)
        if (nodes) nodes.push(node)
        else quantities.set(token, [node])
      }
    }
    ready = { index, headings: headingNames(index.nodes), quantities, below }
    contexts.set(draft, ready)
  }
  return { ...ready, learned, peers }
}
