import type { Clause, Draft } from '../records.ts'
import { fold } from './fold.ts'
import { parseOrdinal, signOrdinal } from './numerals.ts'

/** How a clause is numbered, as its id's last segment shows it. */
export type NodeForm =
  | 'chinese'
  | 'chinese-paren'
  | 'arabic'
  | 'arabic-paren'
  | 'circled'
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'subitem'
  | 'annex'
  | 'other'

/** A clause with its place in the tree. */
export interface ClauseNode {
  clause: Clause
  index: number
  form: NodeForm
  ordinal: number
  sub: number
  /** −1 for the last of its kind below its parent, −2 for the one before. */
  fromEnd: number
  /** Indexes from the root down to the parent. */
  above: number[]
  children: number[]
}

const units = new Map<string, NodeForm>([
  ['编', 'part'],
  ['分编', 'part'],
  ['章', 'chapter'],
  ['节', 'section'],
  ['条', 'article'],
  ['款', 'paragraph'],
  ['项', 'item'],
  ['目', 'subitem'],
])

/** Form and number of an id's segment: `第三条之一`, `（二）`, `②`, `3`, `附件1`. */
export function readSegment(segment: string): { form: NodeForm; ordinal: number; sub: number } {
  const text = fold(segment).trim()
  const sign = signOrdinal(text)
  if (sign) return { form: sign.form, ordinal: sign.ordinal, sub: 0 }
  const unit = /^第([^编章节条款项目分]{1,8})(分编|[编章节条款项目])(?:之(.{1,3}))?$/.exec(text)
  if (unit)
    return { form: units.get(unit[2]!)!, ordinal: parseOrdinal(unit[1]!), sub: unit[3] ? parseOrdinal(unit[3]) : 0 }
  const annex = /^附(?:件|表|录)\s?(.{0,3})$/.exec(text)
  if (annex) return { form: 'annex', ordinal: annex[1] ? parseOrdinal(annex[1]) : 1, sub: 0 }
  const bracketed = /^\((.{1,4})\)$/.exec(text)
  if (bracketed) {
    const ordinal = parseOrdinal(bracketed[1]!)
    return { form: /\d/.test(bracketed[1]!) ? 'arabic-paren' : 'chinese-paren', ordinal, sub: 0 }
  }
  const bare = /^([^.、]{1,6})[.、]?$/.exec(text)
  const ordinal = bare ? parseOrdinal(bare[1]!) : Number.NaN
  if (!Number.isNaN(ordinal)) return { form: /\d/.test(text) ? 'arabic' : 'chinese', ordinal, sub: 0 }
  return { form: 'other', ordinal: Number.NaN, sub: 0 }
}

/** The nodes of a draft in document order. */
export function nodesOf(draft: Draft): ClauseNode[] {
  const at = new Map(draft.clauses.map((clause, index) => [clause.id, index]))
  const nodes: ClauseNode[] = draft.clauses.map((clause, index) => ({
    clause,
    index,
    ...readSegment(clause.id.slice(clause.id.lastIndexOf('/') + 1)),
    fromEnd: 0,
    above: [],
    children: [],
  }))
  for (const node of nodes) {
    const parent = node.clause.parent === null ? undefined : at.get(node.clause.parent)
    // A parent stands before its children; anything else is a broken tree and counts as a root.
    if (parent === undefined || parent >= node.index) continue
    node.above = [...nodes[parent]!.above, parent]
    nodes[parent]!.children.push(node.index)
  }
  // （一） under an article is 项, 1. under it is 目: senders call them so.
  for (const node of nodes) {
    const inArticle = node.above.some((index) => nodes[index]!.form === 'article')
    if (inArticle && node.form === 'chinese-paren') node.form = 'item'
    else if (inArticle && node.form === 'arabic') node.form = 'subitem'
  }
  for (const { children } of nodes) {
    const left = new Map<NodeForm, number>()
    for (const child of children.toReversed()) {
      const node = nodes[child]!
      node.fromEnd = (left.get(node.form) ?? 0) - 1
      left.set(node.form, node.fromEnd)
    }
  }
  return nodes
}

/** Whether `below` is `node` or stands under it. */
export function isWithin(nodes: readonly ClauseNode[], below: number, node: number): boolean {
  return below === node || (nodes[below]?.above.includes(node) ?? false)
}
