import type { Diagnostic, Document, Masthead, PageSetup, Place } from '@gongwen/model'
import type { Host } from '../../host.ts'
import type { Faces } from '../../metrics/faces.ts'
import { cleanText } from './characters.ts'
import type { OwnPages } from './own-pages.ts'
import type { Edge } from './parts/edges.ts'
import type { References } from './references.ts'
import type { Relations } from './relations.ts'
import type { Style } from './styles/style.ts'
import type { Theme } from './theme.ts'
import { escapeXml } from './xml.ts'

/** What the handlers of one document share and add to. */
export interface Writing {
  document: Document
  host: Host
  theme: Theme
  /** Measures of the host's fonts, for titles. */
  faces: Faces
  /** Bytes that are costly to make, made once for all documents of a press; the key tells them apart. */
  once(key: string, make: () => Uint8Array | undefined): Uint8Array | undefined
  diagnostics: Diagnostic[]
  references: References
  /** XML of the text, once it is written. */
  body: string
  /** Relations of the document part. */
  relations: Relations
  /** Pictures by their path in the package; those that the host gave are shared by a batch. */
  media: Map<string, { bytes: Uint8Array; shared: boolean }>
  /** Where the picture behind a key is in the package. */
  mediaNames: Map<string, string>
  charts: { xml: string; relations: Relations; workbook: Uint8Array }[]
  /** Headers and footers, and what sections say about them. */
  edges: Edge[]
  /** The 版头 of a 信函 whose 标志 stands in the header. */
  letterHead?: Masthead
  /** Twips from the paper's edge to headers. */
  headerDistance: number
  footers: Record<PageSetup['orientation'], string>
  footnotes: string[]
  /** Relations of the footnotes part. */
  noteRelations: Relations
  comments: string[]
  /** Start values of the ordered lists, in order; each is a numbering of its own. */
  lists: { ordered: boolean; start: number }[]
  /** Where things stand in our own layout. */
  pages: OwnPages
  /** Styles that this document's boxes need, by id. */
  styles: Map<string, Style>
  /** Running numbers of drawings, bookmarks and revisions. */
  ids: { drawing: number; mark: number; control: number }
  flow: Flow
}

/** Where the text on pages has got to. */
export interface Flow {
  orientation: Document['setup']['orientation']
  /** Something stands in the current section. */
  begun: boolean
  /** The next paragraph starts a page. */
  breakBefore: boolean
  /** The paragraph that ended the last section, '' before there was one. */
  ended: string
}

/** Where a block or inline stands. Handlers hand on a changed copy. */
export interface Scope {
  writing: Writing
  /** Relations of the part that is being written. */
  relations: Relations
  /** `page` is the running text; the others may not hold sections, and `note` and `box` no footnotes or text boxes. */
  place: 'page' | 'cell' | 'note' | 'box'
  /** Style of plain paragraphs here. */
  text: string
  /** Twips that a first line goes in where its paragraph says so, and plain ones do not. */
  indent?: number
  /** Depth of lists around. */
  listLevel?: number
  /** Width in twips. */
  width: number
  /** Place in the author's file of the block at hand. */
  position?: Place
}

/** Reports something about the block at hand. */
export function report(scope: Scope, diagnostic: Omit<Diagnostic, 'place'>): void {
  scope.writing.diagnostics.push(scope.position ? { ...diagnostic, place: scope.position } : diagnostic)
}

/** Text as XML may hold it, special characters escaped; what had to go is reported (`text-character-removed`). */
export function textXml(text: string, scope: Scope): string {
  const cleaned = cleanText(text)
  if (cleaned.removed.length > 0) {
    report(scope, {
      code: 'text-character-removed',
      severity: 'warning',
      message: `文字中有不能写入文件的字符 ${cleaned.removed.join('、')}，已去掉`,
      remedy: '检查来源数据，重新输入该处文字',
    })
  }
  return escapeXml(cleaned.text)
}
