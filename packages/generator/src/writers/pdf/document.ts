import type { Properties } from '@gongwen/model'
import type { Frames } from '../../frame.ts'
import type { PdfFile } from './file.ts'
import type { FontSource } from './fonts.ts'
import { type Widget, writeFields } from './forms.ts'
import { geometryOf } from './geometry.ts'
import { packedSrgbProfile } from './icc.ts'
import type { ImageSource } from './images.ts'
import { type Claims, metadata } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { type PageParts, type SharedContent, writePage } from './page.ts'
import { type StructureInput, writeStructure } from './structure.ts'
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
  /** Contents of pages may be kept for the next file. */
  keeps?: boolean
}

/** The objects that the end of the file names. */
export interface Roots {
  root: number
  info: number
}

/** What the pages of a document leave to be written once all are known. */
export interface WrittenPages {
  /** The pages' objects. */
  objects: number[]
  structure: StructureInput
  widgets: Widget[]
  /** Writes the annotations, whose fields need their entries. */
  annotate(entries: ReadonlyMap<Widget, string> | undefined): void
  destination(page: number, y: number): string
}

/** Writes pages below the node of the page tree that `parentOf` names; their keys in the parent tree begin with `firstKey`. */
export function writePages(
  file: PdfFile,
  frames: Frames,
  assets: Assets,
  parentOf: (page: number) => number,
  firstKey = 0,
): WrittenPages {
  const pages = frames.pages.map((frame) => ({ frame, object: file.reserve() }))
  const destination = (page: number, y: number): string => {
    const target = pages[Math.min(Math.max(page, 0), pages.length - 1)]!
    const [x, top] = geometryOf(target.frame).point(0, y)
    return `[${ref(target.object)}/XYZ ${target.frame.rotate === 0 ? 'null' : numbers(x)} ${numbers(top)} null]`
  }
  const parts: PageParts[] = pages.map(({ frame, object }, index) =>
    writePage(file, {
      frame,
      object,
      key: firstKey + index,
      tree: parentOf(object),
      tags: frames.tags,
      ...assets,
      destination,
    }),
  )
  const annotations = parts.flatMap((part) => part.annotations)
  return {
    objects: pages.map(({ object }) => object),
    structure: {
      tags: frames.tags,
      content: parts.flatMap((part) => part.content),
      parents: [...parts.map((part) => part.parents), ...annotations.map(({ tag }) => tag)],
      ...tagFacts(frames),
    },
    widgets: parts.flatMap((part) => part.widgets),
    annotate: (entries) => {
      for (const [place, annotation] of annotations.entries()) {
        annotation.write(firstKey + pages.length + place, entries)
      }
    },
    destination,
  }
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
  const pages = writePages(file, frames, assets, () => tree)
  const form = writeFields(file, pages.widgets, assets.fonts)
  pages.annotate(form?.entries)
  file.set(tree, `<</Type/Pages/Kids[${pages.objects.map(ref).join(' ')}]/Count ${pages.objects.length}>>`)
  const structure = writeStructure(file, pages.structure)
  const outline = writeOutline(file, frames.bookmarks, pages.destination)
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
