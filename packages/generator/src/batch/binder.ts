import type { Diagnostic, Document, Properties } from '@gongwen/model'
import type { FieldItem, Frames, PathItem } from '../frame.ts'
import type { Host } from '../host.ts'
import { layout } from '../layout/layout.ts'
import { openMemory } from '../layout/memory.ts'
import { writeIntent, writePages, writeRoots } from '../writers/pdf/document.ts'
import { imageSource } from '../writers/pdf/images.ts'
import { type Imported, importPages } from '../writers/pdf/import.ts'
import { beginsWith, type SharedContent } from '../writers/pdf/page.ts'
import { idTree, structureRoot, writeElements } from '../writers/pdf/structure.ts'
import { ref, text } from '../writers/pdf/syntax.ts'
import { withAllTags } from '../writers/pdf/tag-facts.ts'
import { tickPath } from '../writers/tick.ts'
import { openRecognition } from './alike.ts'
import { growingFonts } from './growing-fonts.ts'
import { numberTree } from './number-tree.ts'
import { pageTree } from './page-tree.ts'
import { sharedContent } from './shared-content.ts'
import { openStream } from './stream-file.ts'

/** One PDF of many documents, written while they come: memory does not grow with their number. */
export interface PdfBinder {
  /** Lays a document out and adds its pages, with a bookmark of its title. Findings are about this document. */
  add(document: Document): Promise<Diagnostic[]>
  /** Adds pages laid out elsewhere: sheets of several copies, a contact sheet. */
  addFrames(frames: Frames, title: string): Promise<Diagnostic[]>
  /** Writes fonts, structure and metadata. Nothing can be added afterwards. */
  end(): void
}

/**
 * Binds documents into a file for print, PDF/A-2u and PDF/UA-1; `properties` are those of the whole. Bytes go to `write` in
 * order, in pieces that hold good only until it returns. Form fields of bound documents are printed, not filled in: two copies would share them.
 */
export function bindPdf(properties: Properties, host: Host, write: (bytes: Uint8Array) => void): PdfBinder {
  const file = openStream(write)
  const tree = pageTree(file)
  const keys = numberTree(file)
  const structure = file.reserve()
  const whole = file.reserve()
  const outline = file.reserve()
  let findings: Diagnostic[] = []
  const report: Diagnostic[] = []
  const fonts = growingFonts(file, host, report)
  const imported: Imported = { pages: new Map(), claims: { archival: true, accessible: true } }
  const images = imageSource(file, host, imported.pages, report)
  const parts: number[] = []
  const named: { key: string; object: number }[] = []
  const entries = { first: 0, last: 0, next: 0, pending: '' }
  let shared: SharedContent | undefined
  const recognise = openRecognition()
  const memory = openMemory()

  const addFrames: PdfBinder['addFrames'] = async (given, title) => {
    if (given.pages.length === 0) return []
    const frames = withAllTags(printed(given))
    findings = []
    report.length = 0
    await importPages(file, frames, host, findings, imported)
    const first = frames.pages[0]!
    if (!shared || !beginsWith(first, shared.items)) shared = sharedContent(file, first, images)
    const assets = { fonts, images, claims: imported.claims, ...(shared ? { shared } : {}) }
    const pages = writePages(file, frames, assets, tree.parentOf, keys.next())
    pages.annotate(undefined)
    const elements = writeElements(
      file,
      { ...pages.structure, tags: asPart(frames).tags },
      whole,
      `${parts.length + 1}-`,
    )
    parts.push(...elements.tops)
    keys.add(elements.parents)
    named.push(...elements.named)
    bookmark(title, pages.destination(0, 0))
    return [...findings, ...report]
  }

  /** An entry is written when the next one is known. */
  const bookmark = (title: string, target: string) => {
    const object = file.reserve()
    if (entries.last === 0) entries.first = object
    else file.set(entries.last, `${entries.pending}/Next ${ref(object)}>>`)
    const before = entries.last === 0 ? '' : `/Prev ${ref(entries.last)}`
    entries.pending = `<</Title ${text(title)}/Parent ${ref(outline)}/Dest ${target}${before}`
    entries.last = object
    entries.next++
  }

  return {
    add: async (document) => {
      const { value, diagnostics } = layout(recognise(document), host, { memory })
      return [...diagnostics, ...(await addFrames(value, document.properties.title || '证书'))]
    },
    addFrames,
    end: () => {
      if (entries.last !== 0) file.set(entries.last, `${entries.pending}>>`)
      file.set(
        outline,
        entries.last === 0
          ? '<</Type/Outlines/Count 0>>'
          : `<</Type/Outlines/First ${ref(entries.first)}/Last ${ref(entries.last)}/Count ${entries.next}>>`,
      )
      fonts.end()
      file.set(whole, `<</Type/StructElem/S/Document/P ${ref(structure)}/K[${parts.map(ref).join(' ')}]>>`)
      const next = keys.next()
      file.set(structure, structureRoot([whole], keys.end(), next, idTree(file, named)))
      const { root, info } = writeRoots(file, properties, host.now, imported.claims, {
        pages: tree.end(),
        structure,
        intent: writeIntent(file),
        outline,
      })
      file.end(root, info)
    },
  }
}

/** The root of each document becomes a part of the whole. */
function asPart(frames: Frames): Frames {
  return { ...frames, tags: frames.tags.map((tag) => (tag.parent === undefined ? { ...tag, role: 'Part' } : tag)) }
}

/** Fields as they are printed. */
function printed(frames: Frames): Frames {
  if (!frames.pages.some(({ items }) => items.some((item) => item.type === 'field'))) return frames
  const pages = frames.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => (item.type === 'field' ? printedField(item) : item)),
  }))
  return { ...frames, pages }
}

/** A control without a field of its own is drawn into the page. */
function printedField(item: FieldItem): FieldItem {
  const ticked = item.control === 'checkbox' && item.value === 'true'
  const tick: PathItem = { type: 'path', d: tickPath(item), stroke: { color: '#000000', width: item.height / 10 } }
  return { ...item, control: 'picture', appearance: ticked ? [tick] : item.appearance }
}
