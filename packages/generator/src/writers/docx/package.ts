import { fontTableXml } from './parts/font-table.ts'
import { commentsXml, footnotesXml } from './parts/notes.ts'
import { numberingXml } from './parts/numbering.ts'
import { corePropertiesXml } from './parts/properties.ts'
import { settingsXml } from './parts/settings.ts'
import { type Relations, relate, relationsXml } from './relations.ts'
import { stylesXml } from './styles/styles.ts'
import type { Writing } from './writing.ts'
import { declaration, root } from './xml.ts'

/** A file of the package; `shared` ones are the same in many documents of a batch. */
export interface Part {
  content: string | Uint8Array
  shared: boolean
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
const types: Record<string, string> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Content type of a WordprocessingML part: `document.main`, `styles`, `footer` … */
function wordType(kind: string): string {
  return `${word}${kind}+xml`
}

/** `[Content_Types].xml`; `overrides` by path without the slash. */
function contentTypesXml(overrides: ReadonlyMap<string, string>, extensions: Iterable<string>): string {
  const wanted = new Set(['rels', 'xml', ...extensions])
  const defaults = [...wanted].map(
    (extension) => `<Default Extension="${extension}" ContentType="${types[extension]}"/>`,
  )
  const parts = [...overrides].map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${defaults.join('')}${parts.join('')}</Types>`
}

/** `_rels/.rels`. */
function packageRelationsXml(): string {
  const relations: Relations = new Map()
  relate(relations, 'officeDocument', 'word/document.xml')
  relate(
    relations,
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  )
  return relationsXml(relations)
}

/** All files of a document's package by their path, `[Content_Types].xml` first. */
export function partsOf(writing: Writing, styles: typeof stylesXml = stylesXml): Map<string, Part> {
  const { document, relations, theme } = writing
  const parts = new Map<string, Part>()
  const types = new Map<string, string>()
  const add = (path: string, type: string, content: string, shared = false): void => {
    parts.set(path, { content, shared })
    types.set(path, type)
  }
  if (writing.footnotes.length > 0) {
    relate(relations, 'footnotes', 'footnotes.xml')
    add('word/footnotes.xml', wordType('footnotes'), footnotesXml(writing.footnotes))
  }
  if (writing.comments.length > 0) {
    relate(relations, 'comments', 'comments.xml')
    add('word/comments.xml', wordType('comments'), commentsXml(writing.comments))
  }
  add('word/document.xml', wordType('document.main'), root('w:document', `<w:body>${writing.body}</w:body>`))
  add('word/styles.xml', wordType('styles'), styles(theme, [...writing.styles.values()]), true)
  add('word/settings.xml', wordType('settings'), settingsXml(document.setup, writing.footnotes.length > 0), true)
  add('word/fontTable.xml', wordType('fontTable'), fontTableXml(theme), true)
  add('word/numbering.xml', wordType('numbering'), numberingXml(writing.lists), writing.lists.length === 0)
  for (const { name, kind, xml, relations: own } of writing.edges) {
    add(`word/${name}`, wordType(kind), xml, true)
    if (own.size > 0) parts.set(`word/_rels/${name}.rels`, { content: relationsXml(own), shared: true })
  }
  for (const [index, { xml, relations: own, workbook }] of writing.charts.entries()) {
    const name = `chart${index + 1}`
    add(`word/charts/${name}.xml`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml', xml)
    parts.set(`word/charts/_rels/${name}.xml.rels`, { content: relationsXml(own), shared: false })
    parts.set(`word/embeddings/${name}.xlsx`, { content: workbook, shared: false })
  }
  const core = corePropertiesXml(document.properties, writing.host.now)
  add('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', core)
  const extensions = [...writing.media.keys()].map((name) => name.slice(name.lastIndexOf('.') + 1))
  if (writing.charts.length > 0) extensions.push('xlsx')
  for (const [name, { bytes, shared }] of writing.media) parts.set(`word/${name}`, { content: bytes, shared })
  parts.set('word/_rels/document.xml.rels', { content: relationsXml(relations), shared: true })
  if (writing.noteRelations.size > 0) {
    parts.set('word/_rels/footnotes.xml.rels', { content: relationsXml(writing.noteRelations), shared: false })
  }
  const head: [string, Part][] = [
    ['[Content_Types].xml', { content: contentTypesXml(types, extensions), shared: true }],
    ['_rels/.rels', { content: packageRelationsXml(), shared: true }],
  ]
  return new Map([...head, ...parts])
}
