import type { Diagnostic, Document, Result } from '@gongwen/model'
import type { Frames } from '../frame.ts'
import type { Host } from '../host.ts'
import { layout } from '../layout/layout.ts'
import { openMemory } from '../layout/memory.ts'
import { writeDocument, writeIntent } from '../writers/pdf/document.ts'
import { type HeldFile, newFile } from '../writers/pdf/file.ts'
import { type EmbeddedImage, imageSource } from '../writers/pdf/images.ts'
import { importPages } from '../writers/pdf/import.ts'
import type { Claims } from '../writers/pdf/metadata.ts'
import type { SharedContent } from '../writers/pdf/page.ts'
import { withAllTags } from '../writers/pdf/tag-facts.ts'
import { openRecognition } from './alike.ts'
import { type BatchFaces, batchFaces } from './batch-faces.ts'
import { finishPlain, type Prefix, prefixOf } from './plain-file.ts'
import { sharedContent } from './shared-content.ts'
import { isSameStatic, staticKey, staticPart } from './static-part.ts'

/** Writes documents that look alike, each into a PDF of its own: what they have in common is prepared once. */
export interface PdfPress {
  write(document: Document): Promise<Result<Uint8Array>>
}

/** Kinds of document that are kept prepared. */
const KEPT = 8

/**
 * A press for a batch of PDF/A-2u, PDF/UA-1 files. Same document and host: same bytes, whatever was written before. Parts
 * that change from copy to copy are the boxes marked `variable`; the rest is compressed once.
 */
export function preparePdf(host: Host): PdfPress {
  const moulds = new Map<string, Promise<Mould>>()
  const recognise = openRecognition()
  const memory = openMemory()
  let last: { document: Document; mould: Promise<Mould> } | undefined
  const mouldFor = (document: Document): Promise<Mould> => {
    if (last && isSameStatic(last.document, document)) return last.mould
    const key = staticKey(document)
    if (!moulds.has(key)) {
      if (moulds.size >= KEPT) moulds.delete(moulds.keys().next().value!)
      moulds.set(key, mouldOf(document, host))
    }
    last = { document, mould: moulds.get(key)! }
    return last.mould
  }
  return {
    write: async (given) => {
      const document = recognise(given)
      const { value: frames, diagnostics } = layout(document, host, { memory })
      return cast(await mouldFor(document), withAllTags(frames), document, host, diagnostics)
    },
  }
}

/** What files with the same static part begin with. */
interface Mould {
  objects: HeldFile['objects']
  prefix: Prefix
  intent: number
  faces: BatchFaces
  images: Map<string, EmbeddedImage | undefined>
  pages: ReadonlyMap<string, number>
  claims: Claims
  shared?: SharedContent
  diagnostics: Diagnostic[]
}

async function mouldOf(document: Document, host: Host): Promise<Mould> {
  const part = staticPart(document, host)
  const diagnostics: Diagnostic[] = []
  const file = newFile()
  const intent = writeIntent(file)
  const { pages, claims } = await importPages(file, part.frames, host, diagnostics)
  const images = new Map<string, EmbeddedImage | undefined>()
  const source = imageSource(file, host, pages, diagnostics, images)
  for (const { items } of part.frames.pages) for (const item of items) if (item.type === 'image') source(item)
  const first = part.frames.pages[0]
  const shared = first && sharedContent(file, first, source)
  return {
    objects: file.objects,
    prefix: prefixOf(file),
    intent,
    faces: batchFaces(host, part.characters),
    images,
    pages,
    claims,
    ...(shared ? { shared } : {}),
    diagnostics,
  }
}

function cast(
  mould: Mould,
  frames: Frames,
  document: Document,
  host: Host,
  diagnostics: Diagnostic[],
): Result<Uint8Array> {
  const { faces, pages, claims, intent, shared } = mould
  const findings = [...diagnostics, ...mould.diagnostics]
  const file = newFile(mould.objects.slice(), true)
  faces.begin(file, findings)
  const { root, info } = writeDocument(file, frames, document.properties, host.now, {
    fonts: faces,
    images: imageSource(file, host, pages, findings, new Map(mould.images)),
    claims,
    intent,
    ...(shared ? { shared } : {}),
  })
  faces.end()
  return { value: finishPlain(file, mould.prefix, root, info), diagnostics: findings }
}
