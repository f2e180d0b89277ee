import type { Properties } from '@gongwen/model'
import type { Frames } from '../../frame.ts'
import type { PdfFile } from './file.ts'
import type { FontSource } from './fonts.ts'
import { writeFields } from './forms.ts'
import { geometryOf } from './geometry.ts'
import { packedSrgbProfile } from './icc.ts'
import type { ImageSource } from './images.ts'
import { type Claims, metadata } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { type PageParts, type SharedContent, writePage } from './page.ts'
import { writeStructure } from './structure.ts'
import { numbers, ref } from './syntax.ts'
import { tagFacts } from './tag-facts.ts'

/** What pages draw with, and what the file may claim. */
export interface Assets {
  fonts: FontSource
  images: ImageSource
  claims: Claims
  /** The output intent's object, when the file already has it. */
  intent?: number
  /** What every page begins with, when it is written already. */
  shared?: SharedContent
}

/** The objects that the end of the file names. */
export interface Roots {
  root: number
  info: number
}

/** Writes pages, structure, bookmarks, form and metadata; every link and field must have its tag. */
export function writeDocument(
  file: PdfFile,
  frames: Frames,
  properties: Properties,
  now: string,
  assets: Assets,
): Roots {
  const tree = file.reserve()
  const pages = frames.pages.map((frame) => ({ frame, object: file.reserve() }))
  const destination = (page: number, y: number): string => {
    const target = pages[Math.min(Math.max(page, 0), pages.length - 1)]!
    const [x, top] = geometryOf(target.frame).point(0, y)
    return `[${ref(target.object)}/XYZ ${target.frame.rotate === 0 ? 'null' : numbers(x)} ${numbers(top)} null]`
  }
  const parts: PageParts[] = pages.map(({ frame, object }, key) =>
    writePage(file, { frame, object, key, tree, tags: frames.tags, ...assets, destination }),
  )
  const form = writeFields(
    file,
    parts.flatMap((part) => part.widgets),
    assets.fonts,
  )
  const annotations = parts.flatMap((part) => part.annotations)
  for (const [place, annotation] of annotations.entries()) annotation.write(pages.length + place, form?.entries)
  file.set(tree, `<</Type/Pages/Kids[${pages.map(({ object }) => ref(object)).join(' ')}]/Count ${pages.length}>>`)
  const structure = writeStructure(file, {
    tags: frames.tags,
    content: parts.flatMap((part) => part.content),
    parents: [...parts.map((part) => part.parents), ...annotations.map(({ tag }) => tag)],
    ...tagFacts(frames),
  })
  const outline = writeOutline(file, frames.bookmarks, destination)
  const title = properties.title.trim() || firstWords(frames)
  return writeRoots(file, { ...properties, title }, now, assets.claims, {
    pages: tree,
    structure,
    intent: assets.intent ?? writeIntent(file),
    ...(outline === undefined ? {} : { outline }),
    ...(form === undefined ? {} : { form: form.form }),
  })
}

/** A file must have a title (ISO 14289-1, 7.1): of a document without one, its first line. */
function firstWords({ pages }: Frames): string {
  for (const { items } of pages)
    for (const item of items) if (item.type === 'text' && item.tag !== undefined) return item.text
  return '文件'
}

/** The output intent with its profile (ISO 19005-2, 6.2.3). */
export function writeIntent(file: PdfFile): number {
  const profile = file.stream('/N 3/Filter/FlateDecode', packedSrgbProfile(), true)
  return file.add(
    `<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile ${ref(profile)}>>`,
  )
}

/** What the catalogue names. */
export interface Catalogue {
  pages: number
  structure: number
  intent: number
  outline?: number
  form?: number
}

/** Writes metadata, catalogue and information dictionary. */
export function writeRoots(
  file: PdfFile,
  properties: Properties,
  now: string,
  claims: Claims,
  catalogue: Catalogue,
): Roots {
  const { xmp, info } = metadata(properties, now, claims)
  const description = file.stream('/Type/Metadata/Subtype/XML', xmp, true)
  const { pages, structure, intent, outline, form } = catalogue
  const root = file.add(
    [
      `<</Type/Catalog/Pages ${ref(pages)}/Lang(zh-CN)/Metadata ${ref(description)}/OutputIntents[${ref(intent)}]`,
      `/MarkInfo<</Marked true>>/StructTreeRoot ${ref(structure)}/ViewerPreferences<</DisplayDocTitle true>>`,
      outline === undefined ? '' : `/Outlines ${ref(outline)}/PageMode/UseOutlines`,
      form === undefined ? '' : `/AcroForm ${ref(form)}`,
      '>>',
    ].join(''),
  )
  return { root, info: file.add(info) }
}
