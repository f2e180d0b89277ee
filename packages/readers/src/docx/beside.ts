import type { ReadLimits } from '../limits.ts'
import { type Embedded, emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { marginsBeside } from '../text/margins.ts'
import type { Archive } from '../zip/archive.ts'
import { parseXml } from '../zip/xml.ts'
import { bodyHandler } from './body.ts'
import { chartText, diagramText } from './drawings.ts'
import { relationsFrom } from './parts.ts'

/** What a document holds beside its text. */
export interface Beside {
  texts: NonNullable<ReadText['beside']>
  /** Objects and pieces of other files, still to be read. */
  embedded: Embedded[]
}

/** Finds headers and footers, charts and diagrams, and embedded files. */
export async function besideOf(archive: Archive, document: string, limits: ReadLimits): Promise<Beside> {
  const relations = await relationsFrom(archive, document, limits)
  const targets = (...kinds: string[]): string[] => [
    ...new Set(
      relations
        .filter(({ kind, target }) => kinds.includes(kind) && archive.sizeOf(target) !== undefined)
        .map(({ target }) => target),
    ),
  ]
  const margins: string[] = []
  for (const part of targets('header', 'footer')) {
    const builder = textBuilder(limits.text)
    await parseXml(await archive.stream(part), bodyHandler(builder, () => '', new Map()).handler, limits)
    margins.push(...builder.finish().text.split('\n'))
  }
  const drawn: string[] = []
  for (const part of targets('chart')) drawn.push(...(await chartText(await archive.bytes(part), limits)))
  for (const part of targets('diagramData')) drawn.push(...(await diagramText(await archive.bytes(part), limits)))
  const texts = marginsBeside('docx', margins)
  if (drawn.length > 0) texts.push({ name: '图表和图示', read: emptyText('docx', drawn.join('\n')) })
  const embedded: Embedded[] = []
  for (const part of targets('package', 'oleObject', 'aFChunk')) {
    embedded.push({ name: part.slice(part.lastIndexOf('/') + 1), bytes: await archive.bytes(part) })
  }
  return { texts, embedded }
}
