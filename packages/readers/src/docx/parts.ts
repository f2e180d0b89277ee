import type { ReadLimits } from '../limits.ts'
import type { Archive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'

/** Names of the parts that hold a document's words. */
export interface DocxParts {
  document: string
  numbering?: string
  styles?: string
  comments?: string
  footnotes?: string
  endnotes?: string
}

/** Finds the parts by their relationships: not every program names them as Word does. */
export async function partsOf(archive: Archive, limits: ReadLimits): Promise<DocxParts> {
  const top = await relationsOf(archive, '_rels/.rels', '', limits)
  const document = top.get('officeDocument') ?? 'word/document.xml'
  const folder = document.slice(0, document.lastIndexOf('/') + 1)
  const relations = await relationsOf(archive, `${folder}_rels/${document.slice(folder.length)}.rels`, folder, limits)
  const parts: DocxParts = { document }
  for (const kind of ['numbering', 'styles', 'comments', 'footnotes', 'endnotes'] as const) {
    const name = relations.get(kind) ?? `${folder}${kind}.xml`
    if (archive.sizeOf(name) !== undefined) parts[kind] = name
  }
  return parts
}

/** Targets inside the package by the last word of their type, the first of each. */
async function relationsOf(
  archive: Archive,
  name: string,
  folder: string,
  limits: ReadLimits,
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { kind, target } of await relationsIn(archive, name, folder, limits)) {
    if (!found.has(kind)) found.set(kind, target)
  }
  return found
}

/** What a part refers to inside the package, in order. */
export function relationsFrom(archive: Archive, part: string, limits: ReadLimits): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  return relationsIn(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, folder, limits)
}

/** A part and, by the last word of its type, what it is to the part that names it. */
export interface Relation {
  kind: string
  target: string
}

async function relationsIn(archive: Archive, name: string, folder: string, limits: ReadLimits): Promise<Relation[]> {
  const found: Relation[] = []
  if (archive.sizeOf(name) === undefined) return found
  await parseXml(
    await archive.stream(name),
    {
      open(element, at) {
        const { Type: type, Target: target, TargetMode: mode } = at
        if (!element.endsWith('Relationship') || !type || !target || mode === 'External') return
        const kind = type.slice(type.lastIndexOf('/') + 1)
        found.push({ kind, target: target.startsWith('/') ? target.slice(1) : folder + target })
      },
    },
    limits,
  )
  return found
}
