import { type Document, formatMark, type Heading, textOf, visit } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { layout } from '../../layout/layout.ts'

/** The page of each heading as our own layout has it, for documents with 目录: Word corrects it when fields are updated. */
export function headingPages(document: Document, host: Host): Map<Heading, number> {
  const pages = new Map<Heading, number>()
  const headings: Heading[] = []
  let listed = false
  visit(document, (node) => {
    if (node.type === 'heading') headings.push(node)
    if (node.type === 'contents') listed = true
  })
  if (!listed || !host.font('fangsong')) return pages
  const { bookmarks } = layout(document, host).value
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

/** A heading as 目录 shows it: number and words, without notes. */
export function headingTitle({ mark, children }: Heading): string {
  const words = textOf({ type: 'paragraph', children }).split('\n')[0] ?? ''
  return (mark ? formatMark(mark) : '') + words
}
