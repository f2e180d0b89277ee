import { numberingsAt } from '../../opinions/numbering.ts'
import { type NamedHeading, namedHeadings } from '../headings.ts'
import { type Reference, referencesOf } from '../references.ts'
import { type Resolved, resolve } from '../resolve.ts'
import type { SignalContext } from './context.ts'
import { placeOf, pointerTexts, type Reading, raise, signal } from './sheet.ts'

/** Values below this are not worth a signal. */
const faint = 0.02
/** A reference that fits its best node less well than this names nothing. */
const fitting = 0.3

interface Pointed {
  reference: Reference
  resolved: Resolved[]
  /** Where its text begins in the part; -1 for the opinion's own words. */
  start: number
}

function read(context: SignalContext, folded: string, cell: boolean, start: number): Pointed[] {
  const { nodes, title } = context.index
  const headings = namedHeadings(context.headings, folded)
  return referencesOf(folded, { cell, title }).map((reference) => {
    // 牵头单位条件第三点: a heading right before the number says where to count.
    const named = headings.findLast(
      (heading) => leadsTo(heading, reference, folded) && nodes[heading.node]!.children.length > 0,
    )
    const first = reference.steps[0]!
    const whole = reference.steps.length > 1 && (/编|章|部分|条|附件/.test(first.unit) || first.sign === 'chinese')
    const page = onPage(context, reference)
    if (page) return { ...page, start }
    if (!named || whole) return { reference, resolved: resolve(nodes, reference), start }
    return { reference: { ...reference, weak: false }, resolved: resolve(nodes, reference, named.node), start }
  })
}

/** 第3页第2行, 第3页第五条, 第3页: where the draft's printed pages are known. A page alone names no clause but makes its own likelier. */
function onPage({ index: { nodes, pages } }: SignalContext, reference: Reference): Omit<Pointed, 'start'> | undefined {
  const [page, ...rest] = reference.steps
  if (page?.unit !== '页') return undefined
  const lines = pages.get(page.ordinal) ?? []
  const there = new Set(lines.filter((node) => node >= 0))
  const [line] = rest
  if (!line)
    return { reference: { ...reference, weak: true }, resolved: [...there].map((node) => ({ node, score: 1 })) }
  if (line.unit === '行') {
    const at = line.ordinal < 0 ? lines.length + line.ordinal : line.ordinal - 1
    // Senders count with or without the title, and lines out of a PDF are counted by width: a line to either side may be meant.
    const near = [at, at - 1, at + 1].map((place) => lines[place] ?? -1).filter((node) => node >= 0)
    const [first, ...others] = new Set(near)
    if (first === undefined) return { reference, resolved: [] }
    const resolved = [{ node: first, score: 1 }, ...others.map((node) => ({ node, score: 0.9 }))]
    return { reference: { ...reference, weak: others.length > 0 }, resolved }
  }
  const named = resolve(nodes, { ...reference, steps: rest })
  const fitting = named.map(({ node, score }) => ({
    node,
    score: there.size === 0 || there.has(node) ? score : score / 2,
  }))
  return { reference, resolved: fitting.sort((a, b) => b.score - a.score || a.node - b.node) }
}

function leadsTo({ end }: NamedHeading, { start }: Reference, folded: string): boolean {
  return end <= start && start - end <= 10 && !/[。;!?]/.test(folded.slice(end, start))
}

function between({ index: { nodes } }: SignalContext, from: number, to: number): number[] {
  const inside: number[] = []
  for (let node = from + 1; node < to && inside.length < 100; node++) {
    if (nodes[node]!.form === nodes[from]!.form && nodes[node]!.above.length === nodes[from]!.above.length)
      inside.push(node)
  }
  return inside
}

/** What pointing with numbers says: the nodes named in the opinion itself, and whether any number points at all. */
export interface PointedAt {
  named: number[]
  points: boolean
}

/** 第三部分“过程管理”第（四）项第1点 names one clause, not two: what stands above another that is named falls away. */
function deepest(context: SignalContext, items: readonly Pointed[]): Pointed[] {
  const { nodes } = context.index
  return items.filter(({ resolved, start }) => {
    const node = resolved[0]!.node
    return !items.some((other) => other.start === start && nodes[other.resolved[0]!.node]!.above.includes(node))
  })
}

/** A clause cell with its headings blanked: 一、总体要求（一） is 一、（一）. */
function withoutHeadings(context: SignalContext, text: string): string {
  let rest = text
  for (const { start, end } of namedHeadings(context.headings, text)) {
    // 牵头单位第三项 keeps the heading to count under; 1.牵头单位③ has a number of its own.
    if (!/[）).、\d①-⑳一二三四五六七八九十]\s?[“"]?$/.test(text.slice(0, start))) continue
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
  }
  return rest
}

/** 二、其他意见 counts the letter's own parts. */
const ownPart =
  /^[\s“"]*[^\d一二三四五六七八九十①-⑳()第]{0,16}(?:意见|建议|意见建议|问题|方面|看法|情况|内容)[\s”":：。]*$/

/** 二、关于改造标准 and （一）硬件设施 above points: before the name of a heading the number may be the sender's own; the name says it. */
function withoutOwnNumber(context: SignalContext, text: string): string {
  const own = numberingsAt(text)[0]
  if (!own) return text
  const named = namedHeadings(context.headings, text).some(
    ({ start }) => start >= own.length && /^[\s“"]*(?:关于|对于?|针对)?[\s“"]*$/.test(text.slice(own.length, start)),
  )
  return named || ownPart.test(text.slice(own.length)) ? ' '.repeat(own.length) + text.slice(own.length) : text
}

/** Signals of clause numbers: in the opinion's own words, in its clause cell, in the headings above it. */
export function readNumbers(reading: Reading): PointedAt {
  const { context, folded } = reading
  const { nodes } = context.index
  const pointed = read(context, folded, false, -1)
  for (const { text: written, start, why } of pointerTexts(reading, ['cell', 'heading'], 200)) {
    const text = withoutHeadings(context, why === 'heading' ? withoutOwnNumber(context, written) : written)
    // A cell that holds nothing but a running number names no clause.
    if (/^\s*\d{1,3}\s*$/.test(text)) continue
    const found = read(context, text, why === 'cell' || text.length <= 20, start)
    const nodesNamed = new Set(
      found.filter(({ reference }) => !reference.weak).map(({ resolved }) => resolved[0]?.node),
    )
    // 对第一部分和第二部分谈三点看法 says where to look, not what each point is about.
    pointed.push(
      ...found.map((item) =>
        why === 'heading' && nodesNamed.size > 1 ? { ...item, reference: { ...item.reference, weak: true } } : item,
      ),
    )
  }
  const strong = deepest(
    context,
    pointed.filter(({ reference, resolved }) => !reference.weak && (resolved[0]?.score ?? 0) >= fitting),
  )
  const hasOwn = strong.some(({ start }) => start < 0)
  const named: number[] = []
  for (const item of pointed) {
    const isStrong = strong.includes(item)
    if (item.reference.weak || isStrong) raiseNumbers(reading, item, item.start < 0 || !hasOwn ? 1 : 0.6)
    const best = item.resolved[0]
    if (!isStrong || !best || (hasOwn && item.start >= 0)) continue
    if (item.reference.through && named.length > 0) named.push(...between(context, named.at(-1)!, best.node))
    if (!named.includes(best.node)) named.push(best.node)
  }
  if (strong.length > 0) {
    for (let node = 0; node < nodes.length; node++) {
      if (Math.max(signal(reading, node, 'reference'), signal(reading, node, 'referenceAbove')) < 0.3)
        raise(reading, node, 'referenceElsewhere', 1)
    }
  }
  const paged = pointed.some(({ reference, resolved }) => reference.steps[0]!.unit === '页' && resolved.length > 0)
  return { named, points: strong.length > 0 || paged }
}

function raiseNumbers(reading: Reading, { reference, resolved, start }: Pointed, trust: number): void {
  const { context, part, words } = reading
  const top = resolved[0]?.score ?? 0
  for (const { node, score } of resolved.slice(0, 12)) {
    const value = (score / Math.max(top, 0.5)) * trust * (0.6 + 0.4 * score)
    if (value < faint) continue
    // A page holds its clauses as a part of the outline does.
    const holds = reference.weak && reference.steps[0]!.unit === '页'
    raise(reading, node, holds ? 'referenceAbove' : reference.weak ? 'weakReference' : 'reference', value)
    if (!reference.weak) {
      if (context.index.nodes[node]!.clause.text.length >= 2) raise(reading, node, 'referenceToText', value)
      for (const below of context.below[node]!) raise(reading, below, 'referenceAbove', value)
      for (const above of context.index.nodes[node]!.above) raise(reading, above, 'referenceBelow', value)
    }
    if (score < top) continue
    const place =
      start < 0
        ? placeOf(reading, reference.start, reference.end)
        : { start: start + reference.start, end: start + reference.end }
    const said =
      start < 0 ? words.slice(reference.start, reference.end) : (part?.text.slice(place.start, place.end) ?? '')
    reading.grounds.push({
      kind: 'reference',
      node,
      text: `指明条款“${said}”`,
      ...place,
      strength: reference.weak ? 0.5 * value : value,
    })
  }
}

const alternative = /^(?:或者|要么)/
const anaphora =
  /同(?:一)?(?:条|款|项)(?!件|目)|(?:该|此|上述|前述|这一)(?:条款|条|款|规定|项)(?!件|目)|本(?:条|款)(?!件)|^同上|上(?:一)?(?:条|款)(?!件)/

/**
 * 同条, 该款, 上述条款 without a number, and 或者…… for the same thing otherwise: the clause of the opinion before it in the letter.
 * Whether the opinion is such another way.
 */
export function readCarried(reading: Reading, points: boolean, before: number | undefined): boolean {
  if (before === undefined || points) return false
  const head = reading.folded.slice(0, 60)
  const goesOn = alternative.exec(head)
  const match = goesOn ?? anaphora.exec(head)
  if (!match) return false
  raise(reading, before, 'carried', 1)
  const place = placeOf(reading, match.index, match.index + match[0].length)
  reading.grounds.push({ kind: 'carried', node: before, text: `“${match[0]}”承接上一条意见`, ...place, strength: 0.7 })
  return goesOn !== null
}
