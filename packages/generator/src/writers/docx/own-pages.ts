import { type Document, formatMark, type Heading, textOf, visit } from '@gongwen/model'
import type { Frame, Frames } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { layout } from '../../layout/layout.ts'
import { pageArea } from '../../standard/page-area.ts'

/** What our own layout lends the writer: Word corrects the page numbers when fields are updated. */
export interface OwnPages {
  /** Page of each heading, for 目录. */
  headings: Map<Heading, number>
  /** 版记 stands on a page of its own: there is no room under the text, or the last page would be odd (7.4). */
  imprintAlone: boolean
}

/** Characters of about twenty pages: a longer text is not laid out for its 版记 alone, which would take most of the time. */
const mostForImprint = 12_000

/** Lays the document out where it has 目录, or is short and has 版记, and the host has fonts. */
export function ownPages(document: Document, host: Host): OwnPages {
  const headings: Heading[] = []
  let [listed, printed] = [false, false]
  visit(document, (node) => {
    if (node.type === 'heading') headings.push(node)
    if (node.type === 'contents') listed = true
    if (node.type === 'imprint') printed = true
  })
  const pages: OwnPages = { headings: new Map(), imprintAlone: false }
  const short = printed && textOf(document).length <= mostForImprint
  if (!(listed || short) || !host.font('fangsong')) return pages
  const frames = layout(document, host).value
  if (listed) pages.headings = headingPages(headings, frames)
  pages.imprintAlone = printed && beginsBelow(frames.pages, document)
  return pages
}

function headingPages(headings: readonly Heading[], { bookmarks }: Frames): Map<Heading, number> {
  const pages = new Map<Heading, number>()
  let from = 0
  for (const heading of headings) {
    const title = headingTitle(heading).replaceAll(/\s/g, '')
    const at = bookmarks.findIndex((bookmark, index) => index >= from && bookmark.title.replaceAll(/\s/g, '') === title)
    if (at < 0) continue
    pages.set(heading, bookmarks[at]!.page + 1)
    from = at + 1
  }
  return pages
}

/** Whether the last of several pages holds nothing in its first lines: text would begin there, 版记 stands at the foot. */
function beginsBelow(pages: readonly Frame[], { setup }: Document): boolean {
  const last = pages.at(-1)
  if (!last || pages.length < 2) return false
  const { top, pitch } = pageArea(setup, setup.orientation)
  return last.items.every((item) => item.type !== 'text' || item.tag === undefined || item.y > top + 2 * pitch)
}

/** A heading as 目录 shows it: number and words, without notes. */
export function headingTitle({ mark, children }: Heading): string {
  const words = textOf({ type: 'paragraph', children }).split('\n')[0] ?? ''
  return (mark ? formatMark(mark) : '') + words
}
