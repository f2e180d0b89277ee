import type { Document } from '@gongwen/model'
import type { Host } from '../../host.ts'
import { blocks } from './blocks/blocks.ts'
import { letterHeaderDistance } from './blocks/letter-head.ts'
import type { FontChoice } from './fonts.ts'
import { ownPages } from './own-pages.ts'
import { paragraph } from './paragraph.ts'
import { edgesOf } from './parts/edges.ts'
import { sectionProperties, textWidth } from './parts/section-properties.ts'
import { referencesOf } from './references.ts'
import { relate } from './relations.ts'
import { themeOf } from './theme.ts'
import type { Scope, Writing } from './writing.ts'

/** Writes the text of a document; all parts that it asks for are collected on the way. */
export function writeBody(
  document: Document,
  host: Host,
  fonts: FontChoice,
  shared: Pick<Writing, 'faces' | 'once'>,
): Writing {
  const writing: Writing = {
    document,
    host,
    theme: themeOf(document, host, fonts),
    ...shared,
    diagnostics: [],
    references: referencesOf(document),
    pages: ownPages(document, host),
    body: '',
    relations: new Map(),
    noteRelations: new Map(),
    media: new Map(),
    mediaNames: new Map(),
    charts: [],
    footnotes: [],
    comments: [],
    lists: [],
    styles: new Map(),
    edges: [],
    headerDistance: 851,
    footers: { portrait: '', landscape: '' },
    ids: { drawing: 0, mark: 0, control: 0 },
    flow: { orientation: document.setup.orientation, begun: false, breakBefore: false, ended: '' },
  }
  for (const part of ['styles', 'settings', 'fontTable', 'numbering']) relate(writing.relations, part, `${part}.xml`)
  const { orientation } = document.setup
  const scope: Scope = {
    writing,
    relations: writing.relations,
    place: 'page',
    text: 'Body',
    width: textWidth(document.setup, orientation),
  }
  const { parts, references } = edgesOf(scope)
  writing.edges.push(...parts)
  writing.footers = references
  if (writing.letterHead) writing.headerDistance = letterHeaderDistance(writing.letterHead, scope)
  const body = blocks(document.children, scope)
  writing.body = ended(body, scope)
  return writing
}

/** The body with the properties of the last section. Where nothing follows turned pages, these are the last. */
function ended(body: string, scope: Scope): string {
  const { flow } = scope.writing
  if (!flow.begun && !flow.breakBefore && flow.ended !== '' && body.endsWith(flow.ended)) {
    const properties = /<w:sectPr>.*<\/w:sectPr>/s.exec(flow.ended)?.[0] ?? ''
    return body.slice(0, -flow.ended.length) + properties
  }
  const last =
    flow.breakBefore || !body.endsWith('</w:p>') ? paragraph(scope, flow.breakBefore ? 'Body' : 'Carrier', '') : ''
  return body + last + sectionProperties(scope.writing, flow.orientation)
}
