import type { Draft, Opinion, Part } from '../records.ts'
import { type DraftIndex, draftIndexOf } from './draft-index.ts'
import { fold, squeeze } from './fold.ts'
import { type HeadingName, headingNames, namedHeadings } from './headings.ts'
import type { Learned } from './learned.ts'
import { type GeneralName, generalNames, type SignalName, signalNames } from './model.ts'
import { quantitiesOf } from './numerals.ts'
import { holders, locateQuotations, sharedRuns } from './quotations.ts'
import { type Reference, referencesOf } from './references.ts'
import { type Resolved, resolve } from './resolve.ts'
import { scoreAll, selfScore } from './similarity.ts'
import { termsOf } from './terms.ts'
import { isWithin } from './tree.ts'

const width = signalNames.length
const column = Object.fromEntries(signalNames.map((name, index) => [name, index])) as Record<SignalName, number>

/** What made a node likely: the sender's words with their place, or words about it. */
export interface Ground {
  kind: 'reference' | 'quotation' | 'heading' | 'annotated' | 'carried' | 'similarity' | 'learned'
  node: number
  text: string
  start?: number
  end?: number
  strength: number
}

/** The signals of one opinion for every node and for the draft as a whole. */
export interface OpinionSignals {
  /** Row by node, column by `signalNames`. */
  nodes: Float64Array
  general: Float64Array
  grounds: Ground[]
  /** Nodes named by strong references in the opinion itself, in order: an opinion may name several. */
  named: number[]
}

/** What is computed once for a draft. */
export interface SignalContext {
  index: DraftIndex
  headings: HeadingName[]
  quantities: Map<string, number[]>
  learned: Learned | undefined
}

const contexts = new WeakMap<Draft, Omit<SignalContext, 'learned'>>()

/** The draft's side of the signals. */
export function signalContext(draft: Draft, learned?: Learned): SignalContext {
  let ready = contexts.get(draft)
  if (!ready) {
    const index = draftIndexOf(draft)
    const quantities = new Map<string, number[]>()
    for (const { clause, index: node } of index.nodes) {
      for (const token of new Set(quantitiesOf(fold(clause.text)).map((quantity) => quantity.token))) {
        quantities.set(token, [...(quantities.get(token) ?? []), node])
      }
    }
    ready = { index, headings: headingNames(index.nodes), quantities }
    contexts.set(draft, ready)
  }
  return { ...ready, learned }
}

const anaphora =
  /同(?:一)?(?:条|款|项)(?!件|目)|(?:该|此|上述|前述|这一)(?:条款|条|款|规定|项)(?!件|目)|本(?:条|款)(?!件)|^同上|上(?:一)?(?:条|款)(?!件)/
const wholeWords =
  /全文|通篇|整个(?:文件|意见|办法|方案|政策)|总体(?:上|而言|来看|来说|赞|同|支|认|评|意)|整体(?:上|而言|来看)|(?:文件|意见稿|征求意见稿|办法|方案|政策|规定|稿子|指导意见|条例)(?:很|写得|总体|整体|非常|比较|内容|制定|出台|的出台|本身|太|全文|没有必要|有必要|好)|(?:早日|尽快|尽早|不(?:赞成|同意|宜|应))(?:出台|实施|印发)|收悉|没有必要(?:再)?(?:搞|出台|制定)/
const nothingToSay =
  /(?:无|没有?|暂无)(?:其他|不同|修改|别的|其它|补充|进一步)?(?:的)?(?:修改)?(?:意见|异议|建议)|(?:总体|原则|完全|整体)?(?:上)?(?:赞成|同意|支持|赞同)(?:该|本|此|这个|出台|征求意见|文件|《)|写得(?:很|挺|蛮|非常)?好/

class Sheet {
  readonly values: Float64Array
  constructor(size: number) {
    this.values = new Float64Array(size * width)
  }
}

function raise(sheet: Sheet, node: number, name: SignalName, value: number): void {
  const at = node * width + column[name]
  if (value > sheet.values[at]!) sheet.values[at] = value
}

/** Values below this are not worth a signal. */
const faint = 0.02

interface Pointed {
  reference: Reference
  resolved: Resolved[]
  offset: number
  own: boolean
}

function pointedBy(context: SignalContext, folded: string, cell: boolean, offset: number, own: boolean): Pointed[] {
  const { nodes, title } = context.index
  const headings = namedHeadings(context.headings, folded)
  return referencesOf(folded, { cell, title }).map((reference) => {
    // 牵头单位条件第三点: a heading right before the number says where to count.
    const named = headings.findLast(
      ({ end, node }) =>
        end <= reference.start &&
        reference.start - end <= 10 &&
        !/[。;!?]/.test(folded.slice(end, reference.start)) &&
        nodes[node]!.children.length > 0,
    )
    const inherits = reference.steps.length > 1 && reference.steps[0]!.unit !== '点'
    return { reference, resolved: resolve(nodes, reference, named && !inherits ? named.node : undefined), offset, own }
  })
}

/** Reads an opinion's signals. `before` is the clause of the opinion before it in the letter. */
export function readSignals(
  context: SignalContext,
  opinion: Opinion,
  part: Part | undefined,
  before: number | undefined,
): OpinionSignals {
  const { index } = context
  const { nodes } = index
  const sheet = new Sheet(nodes.length)
  const grounds: Ground[] = []
  const mark = opinion.mark ?? 0
  const words = opinion.text.slice(mark)
  const folded = fold(words)
  const offset = opinion.start + mark
  const place = (start: number, end: number): { start: number; end: number } => ({
    start: offset + start,
    end: offset + end,
  })

  // Numbers.
  const pointed = pointedBy(context, folded, false, offset, true)
  for (const pointer of opinion.pointers ?? []) {
    if (!part || pointer.why === 'quotation' || pointer.why === 'annotated') continue
    const text = fold(part.text.slice(pointer.start, Math.min(pointer.end, pointer.start + 200)))
    pointed.push(
      ...pointedBy(
        context,
        text.replace(/^\s*\d{1,3}\s*$/, ' '),
        pointer.why === 'cell' || text.length <= 20,
        pointer.start,
        false,
      ),
    )
  }
  const named: number[] = []
  const strong = pointed.filter(({ reference, resolved }) => !reference.weak && (resolved[0]?.score ?? 0) >= 0.3)
  const hasOwn = strong.some(({ own }) => own)
  for (const { reference, resolved, offset: from, own } of pointed) {
    const top = resolved[0]?.score ?? 0
    const trust = own || !hasOwn ? 1 : 0.6
    for (const { node, score } of resolved.slice(0, 12)) {
      const value = (score / Math.max(top, 0.5)) * trust * (0.6 + 0.4 * score)
      if (value < faint) continue
      raise(sheet, node, reference.weak ? 'weakReference' : 'reference', value)
      if (!reference.weak) {
        for (const { index: below } of nodes)
          if (below !== node && isWithin(nodes, below, node)) raise(sheet, below, 'referenceAbove', value)
        for (const above of nodes[node]!.above) raise(sheet, above, 'referenceBelow', value)
      }
      if (score === top) {
        const piece = own
          ? words.slice(reference.start, reference.end)
          : (part?.text.slice(from + reference.start, from + reference.end) ?? '')
        grounds.push({
          kind: 'reference',
          node,
          text: `指明条款“${piece}”`,
          start: from + reference.start,
          end: from + reference.end,
          strength: reference.weak ? 0.5 * value : value,
        })
      }
    }
    if (!reference.weak && resolved[0] && own && top >= 0.3) {
      if (reference.through && named.length > 0) named.push(...between(context, named.at(-1)!, resolved[0].node))
      if (!named.includes(resolved[0].node)) named.push(resolved[0].node)
    }
  }
  if (strong.length > 0) {
    for (let node = 0; node < nodes.length; node++) {
      const row = node * width
      const touched = Math.max(sheet.values[row + column.reference]!, sheet.values[row + column.referenceAbove]!)
      if (touched < 0.3) sheet.values[row + column.referenceElsewhere] = 1
    }
  }

  // Quoted words.
  const quotations = locateQuotations(index, folded).map((quotation) => ({
    ...quotation,
    ...place(quotation.start, quotation.end),
  }))
  for (const { start, end, why } of opinion.pointers ?? []) {
    if (!part || (why !== 'quotation' && why !== 'annotated')) continue
    const text = squeeze(part.text.slice(start, Math.min(end, start + 600)).replace(/^[^：:]{1,8}[：:]/, '')).text
    const held = holders(index, text)
    if (why === 'annotated') {
      const own = held.length > 0 ? held : best(sharedRuns(index, text))
      for (const { node } of own.slice(0, 3)) {
        raise(sheet, node, 'annotated', 1 / own.length)
        grounds.push({ kind: 'annotated', node, text: '批注在该条原文之后', start, end, strength: 0.9 })
      }
    } else quotations.push({ start, end, proposed: false, words: text, held })
  }
  for (const { start, end, proposed, words: quoted, held } of quotations) {
    const length = Math.min(1, 0.25 + 0.75 * ((quoted.length - 2) / 10))
    const share = held.length > 0 ? 1 / held.length : 0
    for (const { node, coverage } of held) {
      if (proposed) raise(sheet, node, 'proposedQuotation', coverage * length * share)
      else {
        raise(sheet, node, 'quotation', coverage * length * share)
        raise(sheet, node, 'quotationShared', coverage * length)
        for (const above of nodes[node]!.above) raise(sheet, above, 'quotationAbove', coverage * length * share)
      }
      if (share >= 0.3) {
        const exactly = coverage >= 0.999 ? '引用原文' : `近似引用原文（相符${Math.round(coverage * 100)}%）`
        grounds.push({
          kind: 'quotation',
          node,
          text: `${exactly}“${quoted.slice(0, 40)}”`,
          start,
          end,
          strength: coverage * length * share * (proposed ? 0.4 : 0.8),
        })
      }
    }
  }
  const squeezedWords = squeeze(words)
  const runs = sharedRuns(index, squeezedWords.text)
  const longest = Math.max(0, ...[...runs.values()].map(({ length }) => length))
  for (const [node, { length, end }] of runs) {
    raise(sheet, node, 'run', Math.min(1, (length - 3) / 12))
    if (length === longest) {
      raise(sheet, node, 'runFurthest', 1)
      if (length >= 6) {
        const from = squeezedWords.at[end - length]!
        const to = squeezedWords.at[end - 1]! + 1
        grounds.push({
          kind: 'quotation',
          node,
          text: `与原文用语相同“${words.slice(from, to)}”`,
          ...place(from, to),
          strength: Math.min(0.6, length / 30),
        })
      }
    }
  }

  // Likeness.
  const terms = termsOf(words, true)
  const scores = scoreAll(index.similarity, terms)
  const yardstick = Math.max(selfScore(index.similarity, terms), 1e-9)
  const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
  const top = Math.max(scores[order[0] ?? 0] ?? 0, 1e-9)
  const cover = Math.min(1, top / yardstick)
  order.forEach((node, rank) => {
    if (scores[node] === 0) return
    raise(sheet, node, 'similarity', Math.min(1, scores[node]! / yardstick))
    raise(sheet, node, 'similarityToBest', scores[node]! / top)
    raise(sheet, node, 'similarityRank', 1 / (1 + rank))
    if (rank < 5) {
      const common = [...terms.keys()].filter(
        (term) =>
          term.length > 1 &&
          !term.startsWith('#') &&
          squeezedWords.text.includes(term) &&
          index.squeezed[node]!.includes(term),
      )
      grounds.push({
        kind: 'similarity',
        node,
        text: `用语相近：${common.slice(0, 6).join('、') || '—'}`,
        strength: 0.2 * (scores[node]! / top),
      })
    }
  })
  const near = (opinion.pointers ?? []).filter(({ why }) => why === 'cell' || why === 'heading')
  if (part && near.length > 0) {
    const pointerTerms = termsOf(
      near.map(({ start, end }) => part.text.slice(start, Math.min(end, start + 120))).join(' '),
      true,
    )
    const pointerScores = scoreAll(index.similarity, pointerTerms)
    const pointerTop = Math.max(...pointerScores, 1e-9)
    const enough = pointerTop / Math.max(selfScore(index.similarity, pointerTerms), 1e-9)
    pointerScores.forEach((score, node) => {
      if (score > 0) raise(sheet, node, 'pointerSimilarity', (score / pointerTop) * Math.min(1, enough))
    })
  }

  // Headings.
  const texts: { text: string; from: number; own: boolean }[] = [{ text: folded, from: offset, own: true }]
  if (part)
    for (const { start, end } of near)
      texts.push({ text: fold(part.text.slice(start, Math.min(end, start + 120))), from: start, own: false })
  for (const { text, from, own } of texts) {
    for (const heading of namedHeadings(context.headings, text)) {
      const isPointed = heading.pointed || !own
      const value = heading.weight * (isPointed ? 1 : Math.min(1, heading.text.length / 6))
      raise(sheet, heading.node, isPointed ? 'headingPointed' : 'headingNamed', value)
      for (const { index: below } of nodes) {
        if (below !== heading.node && isWithin(nodes, below, heading.node))
          raise(sheet, below, isPointed ? 'headingAbovePointed' : 'headingAboveNamed', value)
      }
      grounds.push({
        kind: 'heading',
        node: heading.node,
        text: `提到标题“${heading.text}”`,
        start: from + heading.start,
        end: from + heading.end,
        strength: (isPointed ? 0.7 : 0.35) * heading.weight,
      })
    }
  }

  // Figures, what was said before, what people confirmed.
  for (const token of new Set(quantitiesOf(folded).map((quantity) => quantity.token))) {
    const holding = context.quantities.get(token) ?? []
    for (const node of holding) raise(sheet, node, 'quantity', 1 / holding.length)
  }
  if (before !== undefined && strong.length === 0 && anaphora.test(folded.slice(0, 60))) {
    raise(sheet, before, 'carried', 1)
    const match = anaphora.exec(folded)!
    grounds.push({
      kind: 'carried',
      node: before,
      text: `“${match[0]}”承接上一条意见`,
      ...place(match.index, match.index + match[0].length),
      strength: 0.7,
    })
  }
  if (context.learned) {
    for (const { node, value, like } of context.learned(terms)) {
      raise(sheet, node, 'learned', value)
      grounds.push({ kind: 'learned', node, text: `与已确认的意见相近：“${like.slice(0, 40)}”`, strength: 0.6 * value })
    }
  }
  for (const { clause, index: node, children } of nodes) {
    if (clause.text.length < 2) raise(sheet, node, 'noText', 1)
    if (children.length > 0) raise(sheet, node, 'hasChildren', 1)
  }

  const bare = folded.replace(/“[^”]{0,200}”/g, '')
  const general: Record<GeneralName, number> = {
    general: 1,
    wholeWords: wholeWords.test(bare) ? 1 : 0,
    nothingToSay: nothingToSay.test(bare) ? 1 : 0,
    unlike: 1 - cover,
    unpointed: strong.length === 0 && quotations.every(({ held }) => held.length === 0) && longest < 6 ? 1 : 0,
  }
  return { nodes: sheet.values, general: Float64Array.from(generalNames, (name) => general[name]), grounds, named }
}

function best(runs: Map<number, { length: number }>): { node: number }[] {
  const longest = Math.max(0, ...[...runs.values()].map(({ length }) => length))
  return [...runs].filter(([, { length }]) => length === longest && length >= 8).map(([node]) => ({ node }))
}

function between({ index: { nodes } }: SignalContext, from: number, to: number): number[] {
  const inside: number[] = []
  for (let node = from + 1; node < to && inside.length < 100; node++) {
    if (nodes[node]!.form === nodes[from]!.form && nodes[node]!.above.length === nodes[from]!.above.length)
      inside.push(node)
  }
  return inside
}
