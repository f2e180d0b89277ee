import type { Bookmark } from '../../frame.ts'
import type { PdfFile } from './file.ts'
import { number, ref, text } from './syntax.ts'

interface Entry {
  bookmark: Bookmark
  object: number
  children: Entry[]
  parent?: Entry
}

/** Writes the bookmarks as the navigation pane's tree (ISO 32000-1, 12.3.3); undefined when there are none. */
export function writeOutline(
  file: PdfFile,
  bookmarks: readonly Bookmark[],
  destination: (page: number, y: number) => string,
): number | undefined {
  if (bookmarks.length === 0) return undefined
  const root = file.reserve()
  const top: Entry[] = []
  const open: Entry[] = []
  for (const bookmark of bookmarks) {
    while (open.length > 0 && open.at(-1)!.bookmark.level >= bookmark.level) open.pop()
    const parent = open.at(-1)
    const entry: Entry = { bookmark, object: file.reserve(), children: [], ...(parent ? { parent } : {}) }
    ;(parent?.children ?? top).push(entry)
    open.push(entry)
  }
  const count = writeLevel(file, top, root, destination)
  file.set(root, `<</Type/Outlines/First ${ref(top[0]!.object)}/Last ${ref(top.at(-1)!.object)}/Count ${count}>>`)
  return root
}

/** Returns how many entries are to be seen: all, every level is open. */
function writeLevel(
  file: PdfFile,
  entries: readonly Entry[],
  parent: number,
  destination: (page: number, y: number) => string,
): number {
  let count = 0
  entries.forEach(({ bookmark, object, children }, index) => {
    const below = writeLevel(file, children, object, destination)
    count += 1 + below
    const neighbours = [
      index > 0 ? `/Prev ${ref(entries[index - 1]!.object)}` : '',
      index + 1 < entries.length ? `/Next ${ref(entries[index + 1]!.object)}` : '',
      children.length > 0
        ? `/First ${ref(children[0]!.object)}/Last ${ref(children.at(-1)!.object)}/Count ${number(below)}`
        : '',
    ].join('')
    const target = destination(bookmark.page, bookmark.y)
    file.set(object, `<</Title ${text(bookmark.title)}/Parent ${ref(parent)}${neighbours}/Dest ${target}>>`)
  })
  return count
}
