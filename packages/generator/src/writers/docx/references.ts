import { type Document, type Heading, visit } from '@gongwen/model'

/** What points where in a document, collected before writing. */
export interface References {
  /** Bookmark of a heading's `id`, for those that something points at. */
  bookmarks: Map<string, string>
  /** What the first reference to a heading shows; the bookmark covers these characters of its number. */
  shown: Map<string, string>
  /** Bookmarks for 目录, where there is one. */
  contents: Map<Heading, string>
}

/** Finds the headings, and which of them are pointed at. */
export function referencesOf(document: Document): References {
  const headings: Heading[] = []
  const shown = new Map<string, string>()
  let listed = false
  const point = (id: string, text: string): void => {
    if (!shown.has(id)) shown.set(id, text)
  }
  visit(document, (node) => {
    if (node.type === 'heading') headings.push(node)
    else if (node.type === 'contents') listed = true
    else if (node.type === 'reference') point(node.target, node.text)
    else if (node.type === 'link' && node.url.startsWith('#')) point(node.url.slice(1), '')
  })
  const bookmarks = new Map<string, string>()
  for (const { id } of headings) {
    if (id !== undefined && shown.has(id) && !bookmarks.has(id)) bookmarks.set(id, name('_Ref', bookmarks.size))
  }
  const contents = new Map(listed ? headings.map((heading, index) => [heading, name('_Toc', index)] as const) : [])
  return { bookmarks, shown, contents }
}

/** Names with an underscore are hidden from Word's list of bookmarks. */
function name(kind: string, index: number): string {
  return `${kind}${String(index + 1).padStart(9, '0')}`
}
