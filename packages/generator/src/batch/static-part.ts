import type { Block, Document, Face } from '@gongwen/model'
import type { Frames } from '../frame.ts'
import type { Host } from '../host.ts'
import { layout } from '../layout/layout.ts'
import { textsOf } from '../writers/faces.ts'

/** What the copies of a batch have in common: boxes that are not variable, and the background. */
export interface StaticPart {
  frames: Frames
  /** Characters by the face that sets them, in order of code points. */
  characters: Map<Face, number[]>
}

const isStatic = (block: Block): boolean => block.type === 'box' && block.variable !== true

/** Spells the static part, so that copies with the same one find each other. */
export function staticKey({ setup, children }: Document): string {
  return JSON.stringify([setup, children.filter(isStatic)])
}

/** Whether two documents have the same objects as their static parts, and so the same key. */
export function isSameStatic(one: Document, other: Document): boolean {
  if (one === other) return true
  const [mine, theirs] = [one.children.filter(isStatic), other.children.filter(isStatic)]
  return one.setup === other.setup && mine.length === theirs.length && mine.every((block, at) => block === theirs[at])
}

/** Lays out what stays the same. A document without boxes has little in common with others: only its background. */
export function staticPart(document: Document, host: Host): StaticPart {
  const { value: frames } = layout({ ...document, children: document.children.filter(isStatic) }, host)
  const characters = new Map<Face, Set<number>>()
  for (const page of frames.pages) {
    for (const { font, text: words } of textsOf(page)) {
      const set = characters.get(font) ?? new Set()
      characters.set(font, set)
      for (const letter of words) set.add(letter.codePointAt(0)!)
    }
  }
  return {
    frames,
    characters: new Map([...characters].map(([face, codes]) => [face, [...codes].sort((a, b) => a - b)])),
  }
}
