import type { Tag } from '../../frame.ts'
import type { PdfFile } from './file.ts'
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

/** Writes the structure tree (ISO 32000-1, 14.7) and returns its root's object. */
export function writeStructure(file: PdfFile, input: StructureInput): number {
  const { tags, content, parents } = input
  const root = file.reserve()
  const objects = tags.map(() => file.reserve())
  const own = new Map<number, number[]>()
  content.forEach(({ tag }, place) => {
    const places = own.get(tag)
    if (places) places.push(place)
    else own.set(tag, [place])
  })
  const children = childrenOf(tags)
  const firsts = firstPlaces(tags, own)
  tags.forEach((tag, index) => {
    const kids = kidsOf(content, own.get(index) ?? [], children.get(index) ?? [], firsts, objects)
    const parent = tag.parent === undefined ? root : objects[tag.parent]!
    file.set(objects[index]!, element(tag, parent, kids, attributes(tag, index, input), index))
  })
  const nums = parents.map((entry, key) =>
    typeof entry === 'number'
      ? `${key} ${ref(objects[entry]!)}`
      : `${key}[${entry.map((tag) => ref(objects[tag]!)).join(' ')}]`,
  )
  const tree = file.add(`<</Nums[${nums.join(' ')}]>>`)
  const roots = tags.flatMap((tag, index) => (tag.parent === undefined ? [ref(objects[index]!)] : []))
  const ids = idTree(file, tags, objects)
  file.set(
    root,
    `<</Type/StructTreeRoot/K[${roots.join(' ')}]/ParentTree ${ref(tree)}/ParentTreeNextKey ${parents.length}${ids}>>`,
  )
  return root
}

function childrenOf(tags: readonly Tag[]): Map<number, number[]> {
  const children = new Map<number, number[]>()
  tags.forEach(({ parent }, index) => {
    if (parent === undefined) return
    const list = children.get(parent)
    if (list) list.push(index)
    else children.set(parent, [index])
  })
  return children
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

function element(tag: Tag, parent: number, { entries, page }: Kids, attributes: string, index: number): string {
  const id = identifier(tag, index)
  return [
    `<</Type/StructElem/S/${tag.role}/P ${ref(parent)}`,
    page === undefined ? '' : `/Pg ${ref(page)}`,
    tag.alt === undefined ? '' : `/Alt ${text(tag.alt)}`,
    tag.actualText === undefined ? '' : `/ActualText ${text(tag.actualText)}`,
    id === undefined ? '' : `/ID ${literal(id)}`,
    attributes,
    entries.length === 0 ? '' : `/K[${entries.join(' ')}]`,
    '>>',
  ].join('')
}

/** Notes must have one (ISO 14289-1, 7.9). */
function identifier(tag: Tag, index: number): string | undefined {
  return tag.id ?? (tag.role === 'Note' ? `note-${index}` : undefined)
}

function idTree(file: PdfFile, tags: readonly Tag[], objects: readonly number[]): string {
  const named = tags
    .map((tag, index) => ({ id: identifier(tag, index), object: objects[index]! }))
    .filter((entry): entry is { id: string; object: number } => entry.id !== undefined)
    .map(({ id, object }) => ({ key: literal(id), object }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  if (named.length === 0) return ''
  const limits = `/Limits[${named[0]!.key} ${named.at(-1)!.key}]`
  const leaf = file.add(`<<${limits}/Names[${named.map(({ key, object }) => `${key} ${ref(object)}`).join(' ')}]>>`)
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
