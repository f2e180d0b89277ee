import type { Block, Inline, Node } from '@gongwen/model'
import type { FrameItem, Frames, Tag } from '../src/index.ts'

/** Nodes whose text runs on: their items count in the order in which they are drawn. */
const running = new Set<Tag['role']>(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Caption', 'Lbl'])

/**
 * The text of frames as a screen reader says it: by the structure tree, without what layout adds (contents, numbers of
 * notes, what stands inside charts). Notes apart, in reading order.
 */
export function textOfFrames({ pages, tags }: Frames): { text: string; notes: string } {
  const own: FrameItem[][] = tags.map(() => [])
  const children: number[][] = tags.map(() => [])
  const order = new Map<FrameItem, number>()
  tags.forEach(({ parent }, index) => {
    if (parent !== undefined) children[parent]!.push(index)
  })
  for (const { items } of pages)
    for (const item of items) {
      order.set(item, order.size)
      if (item.tag !== undefined) own[item.tag]!.push(item)
    }
  const notes: string[] = []
  const gather = (index: number, into: FrameItem[], called: number[]): void => {
    const { role } = tags[index]!
    if (role === 'Note') called.push(index)
    else if (role !== 'Reference' || !isCall(own[index]!)) {
      if (role !== 'Figure' || tags[index]!.actualText) into.push(...own[index]!)
      for (const child of children[index]!) gather(child, into, called)
    }
  }
  const noteText = (index: number): string => {
    const calls: number[] = []
    const text = children[index]!.filter((child) => tags[child]!.role !== 'Lbl')
      .map((child) => textUnder(child, calls))
      .join('')
    return text + calls.map(noteText).join('')
  }
  const textUnder = (index: number, called: number[]): string => {
    const { role } = tags[index]!
    if (role === 'TOC' || (role === 'Figure' && !tags[index]!.actualText)) return ''
    if (role === 'Note') {
      called.push(index)
      return ''
    }
    if (!running.has(role))
      return own[index]!.map(said).join('') + children[index]!.map((child) => textUnder(child, called)).join('')
    const items: FrameItem[] = []
    gather(index, items, called)
    return items
      .sort((a, b) => order.get(a)! - order.get(b)!)
      .map(said)
      .join('')
  }
  const said = (item: FrameItem): string => {
    if (item.type === 'text') return item.text + (item.trailing ?? '')
    if (item.type === 'field') return item.appearance.map(said).join('')
    return item.tag === undefined ? '' : (tags[item.tag]!.actualText ?? '')
  }
  const calls: number[] = []
  const text = textUnder(0, calls)
  notes.push(...calls.map(noteText))
  return { text, notes: notes.join('') }
}

/** Numbers of notes are drawn in brackets of their own; cross references are links. */
function isCall(items: readonly FrameItem[]): boolean {
  const text = items.map((item) => (item.type === 'text' ? item.text : '')).join('')
  return /^\[\d+\]$/.test(text) && !items.some((item) => item.type === 'link')
}

/** The same node without footnotes and remarks: what is left of its text stands on its own. */
export function withoutNotes<N extends Node>(node: N): N {
  return strip(node) as N
}

function strip(node: unknown): unknown {
  if (Array.isArray(node))
    return node.flatMap((one: Node | unknown) => {
      const { type, children } = (one ?? {}) as Inline | Block as { type?: string; children?: unknown }
      if (type === 'footnote') return []
      if (type === 'remark') return strip(children) as unknown[]
      return [strip(one)]
    })
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strip(value)]))
}
