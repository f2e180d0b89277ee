import type { Diagnostic, Face, Properties, Result } from '@gongwen/model'
import type { Frames } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { collectFaces, type UsedFace } from '../faces.ts'
import { finish, newFile, type PdfFile } from './file.ts'
import { embedFonts } from './fonts.ts'
import { writeFields } from './forms.ts'
import { geometryOf } from './geometry.ts'
import { packedSrgbProfile } from './icc.ts'
import { imageSource } from './images.ts'
import { importPages } from './import.ts'
import { type Claims, metadata } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { type PageParts, writePage } from './page.ts'
import { writeStructure } from './structure.ts'
import { numbers, ref } from './syntax.ts'
import { tagFacts, withAllTags } from './tag-facts.ts'

/**
 * The frames as PDF/A-2u (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), the same bytes for the same input. Asynchronous only
 * because pages of foreign PDF files are read by a library that is; such a page can cost the file its claims, which is
 * then said in a diagnostic.
 */
export async function writePdf(given: Frames, properties: Properties, host: Host): Promise<Result<Uint8Array>> {
  const diagnostics: Diagnostic[] = []
  const file = newFile()
  const frames = withAllTags(given)
  const imported = await importPages(file, frames, host, diagnostics)
  const faces = collectFaces(frames, host, diagnostics)
  openForTyping(frames, faces)
  const { root, info } = writeDocument(file, frames, properties, host, faces, imported, diagnostics)
  return { value: finish(file, root, info), diagnostics }
}

/** A file must have a title (ISO 14289-1, 7.1): of a document without one, its first line. */
function firstWords({ pages }: Frames): string {
  for (const { items } of pages)
    for (const item of items) if (item.type === 'text' && item.tag !== undefined) return item.text
  return '文件'
}

/** A face that people type into is embedded with every character it has. */
function openForTyping(frames: Frames, faces: Map<Face, UsedFace>): void {
  for (const page of frames.pages) {
    for (const item of page.items) {
      const used = item.type === 'field' && item.control !== 'checkbox' ? faces.get(item.font) : undefined
      if (used) for (const code of used.face.codePoints()) used.codePoints.add(code)
    }
  }
}

function writeDocument(
  file: PdfFile,
  frames: Frames,
  properties: Properties,
  host: Host,
  faces: Map<Face, UsedFace>,
  imported: { pages: ReadonlyMap<string, number>; claims: Claims },
  diagnostics: Diagnostic[],
): { root: number; info: number } {
  const fonts = embedFonts(file, faces)
  const images = imageSource(file, host, imported.pages, diagnostics)
  const tree = file.reserve()
  const pages = frames.pages.map((frame) => ({ frame, object: file.reserve() }))
  const destination = (page: number, y: number): string => {
    const target = pages[Math.min(Math.max(page, 0), pages.length - 1)]!
    const [x, top] = geometryOf(target.frame).point(0, y)
    return `[${ref(target.object)}/XYZ ${target.frame.rotate === 0 ? 'null' : numbers(x)} ${numbers(top)} null]`
  }
  const parts: PageParts[] = pages.map(({ frame, object }, index) =>
    writePage(file, { frame, object, index, tree, tags: frames.tags, fonts, images, destination }),
  )
  const widgets = parts.flatMap((part) => part.widgets)
  const form = writeFields(file, widgets, fonts)
  const annotations = parts.flatMap((part) => part.annotations)
  for (const [place, annotation] of annotations.entries()) annotation.write(pages.length + place, form?.entries)
  file.set(tree, `<</Type/Pages/Kids[${pages.map(({ object }) => ref(object)).join(' ')}]/Count ${pages.length}>>`)
  const structure = writeStructure(file, {
    tags: frames.tags,
    content: parts.flatMap((part) => part.content),
    parents: [...parts.map((part) => part.parents), ...annotations.map(({ tag }) => tag)],
    ...tagFacts(frames),
  })
  const title = properties.title.trim() || firstWords(frames)
  const { xmp, info } = metadata({ ...properties, title }, host.now, imported.claims)
  const description = file.stream('/Type/Metadata/Subtype/XML', xmp, true)
  const profile = file.stream('/N 3/Filter/FlateDecode', packedSrgbProfile(), true)
  const intent = file.add(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${ref(profile)}>>`,
  )
  const outline = writeOutline(file, frames.bookmarks, destination)
  const root = file.add(
    [
      `<</Type/Catalog/Pages ${ref(tree)}/Lang(zh-CN)/Metadata ${ref(description)}/OutputIntents[${ref(intent)}]`,
      `/MarkInfo<</Marked true>>/StructTreeRoot ${ref(structure)}/ViewerPreferences<</DisplayDocTitle true>>`,
      outline === undefined ? '' : `/Outlines ${ref(outline)}/PageMode/UseOutlines`,
      form === undefined ? '' : `/AcroForm ${ref(form.form)}`,
      '>>',
    ].join(''),
  )
  return { root, info: file.add(info) }
}
