import type { Opinion, Part, Pointer } from '../../records.ts'
import { withoutReferences } from '../draft-index.ts'
import { fold } from '../fold.ts'
import { type SignalName, signalNames } from '../model.ts'
import type { SignalContext } from './context.ts'

const width = signalNames.length
const column = Object.fromEntries(signalNames.map((name, index) => [name, index])) as Record<SignalName, number>

/** What made a node likely: the sender's words with their place, or words about it. */
export interface Ground {
  kind: 'reference' | 'quotation' | 'heading' | 'annotated' | 'carried' | 'similarity' | 'learned' | 'peer'
  node: number
  /** Chinese, for display. */
  text: string
  start?: number
  end?: number
  strength: number
}

/** One opinion being read: its words, and the sheet on which each reader writes its signals. */
export interface Reading {
  context: SignalContext
  opinion: Opinion
  part: Part | undefined
  /** Without the sender's own numbering. */
  words: string
  folded: string
  /** The folded words with the draft's own title and clause numbers blanked: they are like no clause's words. */
  untitled: string
  /** Where `words` begins in the part, were no line wrapped. */
  offset: number
  values: Float64Array
  grounds: Ground[]
}

/** An opinion points at its clause early; what is longer than this is read no further. */
const longestRead = 4000

/** Starts reading an opinion. */
export function openReading(context: SignalContext, opinion: Opinion, part: Part | undefined): Reading {
  const mark = opinion.mark ?? 0
  const words = opinion.text.slice(mark, mark + longestRead)
  const values = new Float64Array(context.index.nodes.length * width)
  const folded = fold(words)
  const untitled = withoutReferences(blankTitle(folded, context.index.title))
  return { context, opinion, part, words, folded, untitled, offset: opinion.start + mark, values, grounds: [] }
}

/** Raises a signal of a node to at least `value`. */
export function raise({ values }: Reading, node: number, name: SignalName, value: number): void {
  const at = node * width + column[name]
  if (value > values[at]!) values[at] = value
}

/** Weakens a signal of a node. */
export function scale({ values }: Reading, node: number, name: SignalName, factor: number): void {
  const at = node * width + column[name]
  values[at] = values[at]! * factor
}

/** A signal of a node. */
export function signal({ values }: Reading, node: number, name: SignalName): number {
  return values[node * width + column[name]]!
}

/** The folded words of an opinion's pointers of some kinds, each with its place. */
export function pointerTexts(
  { opinion, part }: Reading,
  kinds: readonly Pointer['why'][],
  longest: number,
): { text: string; start: number; why: Pointer['why'] }[] {
  if (!part) return []
  return (opinion.pointers ?? [])
    .filter(({ why }) => kinds.includes(why))
    .map(({ start, end, why }) => ({ text: fold(part.text.slice(start, Math.min(end, start + longest))), start, why }))
}

/** The place of `[start, end)` of the words in the part; wrapped lines are counted in. */
export function placeOf(
  { opinion, part, words, offset }: Reading,
  start: number,
  end: number,
): { start: number; end: number } {
  if (!part || part.text.startsWith(words, offset)) return { start: offset + start, end: offset + end }
  // Joined lines: walk the part beside the words, skipping what was left out.
  let at = opinion.start + (opinion.mark ?? 0)
  const found = { start: at, end: at }
  for (let index = 0; index < Math.min(end, words.length); index++) {
    while (at < opinion.end && part.text[at] !== words[index]) at++
    if (index === start) found.start = at
    at++
    found.end = at
  }
  return { start: Math.min(found.start, opinion.end), end: Math.min(found.end, opinion.end) }
}

/** 《……办法（征求意见稿）》, and the title without its marks. */
function blankTitle(folded: string, title: string): string {
  let text = folded.replace(/《[^《》]{2,80}》/g, (name) => {
    const core = name.replace(/征求意见稿|草案|[^\p{L}\p{N}]/gu, '')
    return core.length >= 4 && (title.includes(core) || core.includes(title)) ? ' '.repeat(name.length) : name
  })
  if (title.length >= 6) text = text.replaceAll(title, ' '.repeat(title.length))
  return text
}
