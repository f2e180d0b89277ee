import type { Face } from '@gongwen/model'
import type { Frame } from '../../frame.ts'
import { pack } from './file.ts'
import type { PageInput, PageParts } from './page.ts'

/** A font that a page names, and how it numbers its characters. */
interface NamedFont {
  role: Face
  resource: string
  numbering: object
}

/** The content of a page of text and lines as it was written before. */
interface KeptContent {
  /** How many items the page had: pages are not changed once they are finished, and a longer one is another page. */
  items: number
  packed: Uint8Array
  /** The tag of each marked content, and its role. */
  parents: readonly number[]
  roles: readonly string[]
  fonts: readonly NamedFont[]
}

/** A layout with a memory gives the same page again where nothing has changed on it. */
const contents = new WeakMap<Frame, KeptContent>()

/** The content of the same page of an earlier file, when it would be written with the same bytes again. */
export function keptContent({ frame, fonts, tags }: PageInput): KeptContent | undefined {
  const kept = contents.get(frame)
  if (!kept || kept.items !== frame.items.length) return undefined
  const alike = kept.fonts.every(({ role, resource, numbering }) => {
    const font = fonts.get(role)
    return font?.resource === resource && font.numbering === numbering
  })
  return alike && kept.parents.every((tag, mcid) => tags[tag]?.role === kept.roles[mcid]) ? kept : undefined
}

/** Compresses the content of a page, and keeps it where nothing on the page has an object of its own. */
export function keepContent(
  { frame, fonts, tags }: PageInput,
  content: Uint8Array,
  { parents }: PageParts,
  used: ReadonlySet<Face>,
): Uint8Array {
  const packed = pack(content)
  const named: NamedFont[] = []
  for (const role of used) {
    const font = fonts.get(role)
    if (font?.numbering) named.push({ role, resource: font.resource, numbering: font.numbering })
  }
  const { items } = frame
  const plain = items.every(({ type }) => type === 'text' || type === 'path')
  if (!plain || named.length < used.size) return packed
  const roles = parents.map((tag) => tags[tag]!.role)
  contents.set(frame, { items: items.length, packed, parents: [...parents], roles, fonts: named })
  return packed
}
