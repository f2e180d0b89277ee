import type { Tag } from '../../frame.ts'
import type { PdfFile } from './file.ts'
import { childrenOf } from './sound-tags.ts'
import { literal, name, number, numbers, ref, text } from './syntax.ts'

/** A piece of a page, or an annotation, that belongs to a tag. */
export interface Content {
  tag: number
  /** The page's object. */
  page: number
  /** Marked content on the page, or the annotation's object. */
  mcid?: number
  annotation?: number
}

/** What structure needs to know beside the tags: their content in drawing order. */
export interface StructureInput {
  tags: readonly Tag[]
  content: readonly Content[]
  /** Of each page, the tag of each marked content; then of each annotation, its tag. */
  parents: readonly (readonly number[] | number)[]
  /** Rectangle on the paper of a Figure or Form. */
  box(tag: number): [number, number, number, number] | undefined
  /** Numbering of a list, by its first label. */
  numbering(tag: number): string | undefined
}

/** Elements that have been written, for the root of the tree. */
export interface Elements {
  /** Those without a parent among the tags. */
  tops: number[]
  /** Of each key of the parent tree, its value. */
  parents: string[]
  /** Identifiers, as PDF spells them, and their elements. */
  named: { key: string; object: number }[]
}

/** Writes the elements of some tags below `above`; `prefix` keeps the identifiers of several documents apart. */
export function writeElements(file: PdfFile, input: StructureInput, above: number, prefix = ''): Elements {
  const { tags, content, parents } = input
  const objects = tags.map(() => file.reserve())
  const own = new Map<number, number[]>()
  content.forEach(({ tag }, place) => {
    const places = own.get(tag)
    if (places) places.push(place)
    else own.set(tag, [place])
  })
  const children = childrenOf(tags)
  const firsts = firstPlaces(tags, own)
  const named: Elements['named'] = []
  tags.forEach((tag, index) => {
    const kids = kidsOf(content, own.get(index) ?? [], children.get(index) ?? [], firsts, objects)
    const parent = tag.parent === undefined ? above : objects[tag.parent]!
    const id = identifier(tag, index)
    const key = id === undefined ? undefined : literal(prefix + id)
    if (key !== undefined) named.push({ key, object: objects[index]! })
    file.set(objects[index]!, element(tag, parent, kids, attributes(tag, index, input), key))
  })
  return {
    tops: objects.filter((_, index) => tags[index]!.parent === undefined),
    parents: parents.map((entry) =>
      typeof entry === 'number' ? ref(objects[entry]!) : `[${entry.map((tag) => ref(objects[tag]!)).join(' ')}]`,
    ),
    named,
  }
}

/** Writes the structure tree of a document (ISO 32000-1, 14.7) and returns its root's object. */
export function writeStructure(file: PdfFile, input: StructureInput): number {
  const root = file.reserve()
  const { tops, parents, named } = writeElements(file, input, root)
  const tree = file.add(`<</Nums[${parents.map((value, key) => `${key} ${value}`).join(' ')}]>>`)
  file.set(root, structureRoot(tops, tree, parents.length, idTree(file, named)))
  return root
}

/** The root's dictionary. */
export function structureRoot(tops: readonly number[], parentTree: number, nextKey: number, ids: string): string {
  return `<</Type/StructTreeRoot/K[${tops.map(ref).join(' ')}]/ParentTree ${ref(parentTree)}/ParentTreeNextKey ${nextKey}${ids}>>`
}

/** Where the first content of each tag or of what it holds stands. Parents come before their children. */
function firstPlaces(tags: readonly Tag[], own: Map<number, number[]>): number[] {
  const firsts = tags.map((_, index) => own.get(index)?.[0] ?? Number.POSITIVE_INFINITY)
  for (let index = tags.length - 1; index > 0; index--) {
    const parent = tags[index]!.parent
    if (parent !== undefined) firsts[parent] = Math.min(firsts[parent]!, firsts[index]!)
  }
  return firsts
}

interface Kids {
  entries: string[]
  page?: number
}

/** A tag with text of its own and children (a link in a paragraph) keeps both in the order they are read. */
function kidsOf(
  content: readonly Content[],
  places: readonly number[],
  children: readonly number[],
  firsts: readonly number[],
  objects: readonly number[],
): Kids {
  const page = places.length > 0 ? content[places[0]!]!.page : undefined
  const marked = places.map((place) => ({ place, entry: contentEntry(content[place]!, page) }))
  let latest = -1
  const elements = children.map((child) => {
    // an empty child stays behind the one before it
    const place = Number.isFinite(firsts[child]) ? firsts[child]! : latest
    latest = place
    return { place, entry: ref(objects[child]!) }
  })
  const all = marked.length === 0 ? elements : [...marked, ...elements].sort((a, b) => a.place - b.place)
  const entries = all.map(({ entry }) => entry)
  return page === undefined ? { entries } : { entries, page }
}

function contentEntry({ page, mcid, annotation }: Content, elementPage: number | undefined): string {
  if (annotation !== undefined) return `<</Type/OBJR/Pg ${ref(page)}/Obj ${ref(annotation)}>>`
  return page === elementPage ? String(mcid) : `<</Type/MCR/Pg ${ref(page)}/MCID ${mcid}>>`
}

function element(tag: Tag, parent: number, { entries, page }: Kids, attributes: string, id?: string): string {
  let out = `<</Type/StructElem/S/${tag.role}/P ${ref(parent)}`
  if (page !== undefined) out += `/Pg ${ref(page)}`
  if (tag.alt !== undefined) out += `/Alt ${text(tag.alt)}`
  if (tag.actualText !== undefined) out += `/ActualText ${text(tag.actualText)}`
  if (id !== undefined) out += `/ID ${id}`
  out += attributes
  if (entries.length > 0) out += `/K[${entries.join(' ')}]`
  return `${out}>>`
}

/** Notes must have one (ISO 14289-1, 7.9). */
function identifier(tag: Tag, index: number): string | undefined {
  return tag.id ?? (tag.role === 'Note' ? `note-${index}` : undefined)
}

/** The entry of the root for elements with identifiers; '' when there are none. */
export function idTree(file: PdfFile, named: readonly { key: string; object: number }[]): string {
  if (named.length === 0) return ''
  const sorted = [...named].sort((a, b) => (a.key < b.key ? -1 : 1))
  const limits = `/Limits[${sorted[0]!.key} ${sorted.at(-1)!.key}]`
  const leaf = file.add(`<<${limits}/Names[${sorted.map(({ key, object }) => `${key} ${ref(object)}`).join(' ')}]>>`)
  return `/IDTree<</Kids[${ref(leaf)}]>>`
}

function attributes(tag: Tag, index: number, { box, numbering }: StructureInput): string {
  const owners: string[] = []
  if (tag.role === 'TH' || tag.role === 'TD') {
    const entries = [
      tag.role === 'TH' ? `/Scope/${tag.scope ?? 'Column'}` : '',
      tag.rowSpan && tag.rowSpan > 1 ? `/RowSpan ${number(tag.rowSpan)}` : '',
      tag.columnSpan && tag.columnSpan > 1 ? `/ColSpan ${number(tag.columnSpan)}` : '',
    ].join('')
    if (entries) owners.push(`<</O/Table${entries}>>`)
  }
  if (tag.role === 'Figure') {
    const place = box(index)
    if (place) owners.push(`<</O/Layout/Placement/Block/BBox[${numbers(...place)}]>>`)
  }
  if (tag.role === 'L') {
    const style = numbering(index)
    if (style) owners.push(`<</O/List/ListNumbering${name(style)}>>`)
  }
  return owners.length === 0 ? '' : `/A[${owners.join('')}]`
}
