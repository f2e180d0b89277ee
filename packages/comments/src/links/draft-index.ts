import type { Draft } from '../records.ts'
import { fold, squeeze } from './fold.ts'
import { referencesOf, type ScanOptions } from './references.ts'
import { resolve } from './resolve.ts'
import { buildIndex, type Entry, type SimilarityIndex, scoreAll, selfScore } from './similarity.ts'
import { type Terms, termsOf } from './terms.ts'
import { type ClauseNode, nodesOf } from './tree.ts'

/** A draft made searchable; built once for each draft. */
export interface DraftIndex {
  nodes: ClauseNode[]
  similarity: SimilarityIndex
  /** Heading and own text of each node, squeezed. */
  squeezed: string[]
  headings: string[]
  /** Title without 征求意见稿 and the like, squeezed. */
  title: string
  /** Everything the draft says, squeezed. */
  whole: string
  grams: Map<string, number[]>
  /** For each printed page the node of each of its lines, −1 before the first. */
  pages: Map<number, number[]>
}

/** Length of the runs of characters by which wording of the draft is recognised. */
export const gramLength = 4

function lengthOf(terms: Terms): number {
  let length = 0
  for (const count of terms.values()) length += count
  return Math.max(1, length)
}

/** 违反本规定第十条: a number inside a clause points elsewhere and is no word of its own. */
export function withoutReferences(folded: string): string {
  let text = folded
  for (const { start, end, weak } of referencesOf(folded)) {
    if (!weak) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
  }
  return text
}

function field(text: string, weight: number): Entry['fields'][number] {
  const terms = termsOf(withoutReferences(fold(text)))
  return { terms, weight, length: lengthOf(terms) }
}

function entriesOf(nodes: readonly ClauseNode[]): Entry[] {
  return nodes.map((node) => {
    const above = node.above.map((index) => nodes[index]!.clause.heading).join(' ')
    const below = node.children
      .map((index) => nodes[index]!.clause.heading || nodes[index]!.clause.text.slice(0, 60))
      .join(' ')
    const parent = node.above.at(-1)
    const siblings = parent === undefined ? [] : nodes[parent]!.children
    const at = siblings.indexOf(node.index)
    const beside = [siblings[at - 1], siblings[at + 1]]
      .filter((index) => index !== undefined && at >= 0)
      .map((index) => nodes[index!]!.clause.text)
      .join(' ')
    return {
      fields: [
        field(node.clause.text, 1),
        field(node.clause.heading, 1.2),
        field(above, 0.4),
        field(below, node.clause.text.length < 20 ? 0.4 : 0.15),
        field(beside, 0.1),
        field(parent === undefined ? '' : nodes[parent]!.clause.text, 0.15),
      ],
    }
  })
}

function gramsOf(texts: readonly string[]): Map<string, number[]> {
  const grams = new Map<string, number[]>()
  texts.forEach((text, node) => {
    for (let at = 0; at + gramLength <= text.length; at++) {
      const gram = text.slice(at, at + gramLength)
      const nodes = grams.get(gram)
      if (!nodes) grams.set(gram, [node])
      else if (nodes.at(-1) !== node) nodes.push(node)
    }
  })
  return grams
}

function linesOf({ clauses, pages = [] }: Draft): Map<number, number[]> {
  const at = new Map(clauses.map(({ id }, index) => [id, index]))
  return new Map(
    pages.map(({ number, clauses: lines }) => [number, lines.map((id) => (id === null ? -1 : (at.get(id) ?? -1)))]),
  )
}

const known = new WeakMap<Draft, DraftIndex>()

/** The index of a draft; the same object for the same draft. */
export function draftIndexOf(draft: Draft): DraftIndex {
  const ready = known.get(draft)
  if (ready) return ready
  const nodes = nodesOf(draft)
  const squeezed = nodes.map(({ clause }) => squeeze(clause.heading + withoutReferences(fold(clause.text))).text)
  const index: DraftIndex = {
    nodes,
    similarity: buildIndex(entriesOf(nodes)),
    squeezed,
    headings: nodes.map(({ clause }) => squeeze(clause.heading).text),
    title: squeeze(draft.title).text.replace(/征求意见稿|草案|送审稿|试行|征求意见/g, ''),
    whole: [
      squeeze(draft.title + draft.preamble).text,
      ...nodes.map(({ clause }) => squeeze(clause.marker + clause.heading + clause.text).text),
    ].join(''),
    grams: gramsOf(squeezed),
    pages: linesOf(draft),
  }
  known.set(draft, index)
  return index
}

/** Whether a folded text starts with a chain of numbers that is a path of the draft of two or more steps. */
export function startsWithPath({ nodes, title }: DraftIndex, folded: string): boolean {
  const first = referencesOf(folded, { title })[0]
  if (!first || first.start > 0 || first.steps.length < 2 || first.steps.some(({ unit }) => unit !== '')) return false
  return (resolve(nodes, first)[0]?.score ?? 0) >= 0.9
}

/** Whether a text names clauses by number. */
export function pointsAtClause({ nodes, title }: DraftIndex, text: string, options: ScanOptions = {}): boolean {
  return referencesOf(fold(text), { ...options, title }).some(
    (reference) => !reference.weak && (resolve(nodes, reference)[0]?.score ?? 0) > 0.3,
  )
}

/** Said of a clause that another is held against: 与第三条重复, 参照第五条. */
const heldAgainst = /(?:与|和|跟|同|及|参照|按照?|根据|依据|见|对照|依照|比照|以及|或者?|、)\s?$/
/** How early a text says which clause it turns to. */
const turnsWithin = 24

/** Whether a text begins by naming a clause by number, when another, and not this one, was named before. */
export function turnsToClause(index: DraftIndex, before: string, text: string): boolean {
  const named = (folded: string) =>
    referencesOf(folded, { title: index.title }).flatMap((reference) => {
      const best = resolve(index.nodes, reference)[0]
      return reference.weak || (best?.score ?? 0) <= 0.3 ? [] : [{ start: reference.start, node: best!.node }]
    })
  const folded = fold(text.slice(0, 80))
  const [next] = named(folded)
  const known = named(fold(before))
  if (!next || known.length === 0 || next.start > turnsWithin || heldAgainst.test(folded.slice(0, next.start)))
    return false
  const { above } = index.nodes[next.node]!
  return known.every(
    ({ node }) => node !== next.node && !above.includes(node) && !index.nodes[node]!.above.includes(next.node),
  )
}

/** Whether a text is nothing but words of the draft, four characters or more. */
export function isDraftText({ whole, title }: DraftIndex, text: string): boolean {
  const { text: words } = squeeze(text)
  return words.length >= 4 && (whole.includes(words) || words.replace(/征求意见稿|草案/g, '') === title)
}

/** How like each node a text is. */
export function likenessOf(index: DraftIndex, text: string): Float64Array {
  return scoreAll(index.similarity, termsOf(withoutReferences(fold(text)), true))
}

/** Least share of a text's own weight that its best clause must cover, and how far the clauses must be apart. */
const distinct = { cover: 0.15, ratio: 1.6 }

/** Whether two texts are about different clauses: each far better with its own than with the other's. */
export function areDistinct(index: DraftIndex, one: string, other: string): boolean {
  const sides = [one, other].map((text) => {
    const terms = termsOf(withoutReferences(fold(text)), true)
    const scores = scoreAll(index.similarity, terms)
    let top = 0
    scores.forEach((score, node) => {
      if (score > scores[top]!) top = node
    })
    return { scores, top, cover: (scores[top] ?? 0) / Math.max(selfScore(index.similarity, terms), 1e-9) }
  }) as [Side, Side]
  const [a, b] = sides
  if (a.top === b.top || a.cover < distinct.cover || b.cover < distinct.cover) return false
  return a.scores[a.top]! >= distinct.ratio * a.scores[b.top]! && b.scores[b.top]! >= distinct.ratio * b.scores[a.top]!
}

interface Side {
  scores: Float64Array
  top: number
  cover: number
}
