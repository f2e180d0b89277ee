import type { Frames } from '../../src/frame.ts'
import { unicodeOf } from './archive-rules.ts'
import { type Element, type Opened, openPdf } from './open.ts'

/** The text of a file in the order of its structure tree, as a screen reader says it; white space aside. */
export async function structureText(bytes: Uint8Array): Promise<string> {
  const opened = await openPdf(bytes)
  const texts = textByContent(opened)
  const pages = new Map(opened.pages.map((page, index) => [page.ref, index]))
  const say = (element: Element): string =>
    element.order
      .map((kid) => ('role' in kid ? say(kid) : (texts.get(`${pages.get(kid.page)} ${kid.mcid}`) ?? '')))
      .join('')
  return opened.structure
    .filter(({ parent }) => !parent)
    .map(say)
    .join('')
    .replaceAll(/\s/g, '')
}

function textByContent({ painted }: Opened): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { page, marks, font, cids = [] } of painted) {
    const mcid = marks.find((mark) => mark.mcid !== undefined)?.mcid
    if (!font || mcid === undefined) continue
    const map = unicodeOf(font)
    const text = cids
      .map((cid) =>
        Buffer.from(map?.get(cid) ?? '', 'hex')
          .swap16()
          .toString('utf16le'),
      )
      .join('')
    const key = `${page} ${mcid}`
    texts.set(key, (texts.get(key) ?? '') + text)
  }
  return texts
}

/** What the frames say, in the order of their tags; white space aside. */
export function tagText({ pages, tags }: Frames): string {
  const own = new Map<number, { place: number; text: string }[]>()
  let place = 0
  for (const { items } of pages) {
    for (const item of items) {
      place++
      if (item.type !== 'text' || item.tag === undefined) continue
      own.set(item.tag, [...(own.get(item.tag) ?? []), { place, text: item.text + (item.trailing ?? '') }])
    }
  }
  const first = (tag: number): number =>
    Math.min(own.get(tag)?.[0]?.place ?? Number.POSITIVE_INFINITY, ...childrenOf(tag).map(first))
  const childrenOf = (tag: number): number[] => tags.flatMap(({ parent }, index) => (parent === tag ? [index] : []))
  const say = (tag: number): string => {
    const mine = own.get(tag) ?? []
    const children = childrenOf(tag).map((child) => ({ place: first(child), text: say(child) }))
    return [...mine, ...children]
      .sort((a, b) => (mine.length === 0 ? 0 : a.place - b.place))
      .map(({ text }) => text)
      .join('')
  }
  return say(0).replaceAll(/\s/g, '')
}
