import type { Face } from '@gongwen/model'
import type { Frame, FrameItem, LinkItem, Tag, TextItem } from '../../frame.ts'
import { isAnnotation } from './annotation.ts'
import { newPen } from './content.ts'
import type { PdfFile } from './file.ts'
import type { EmbeddedFont, FontSource } from './fonts.ts'
import { type Widget, writeWidget } from './forms.ts'
import { geometryOf } from './geometry.ts'
import type { EmbeddedImage, ImageSource } from './images.ts'
import { keepContent, keptContent } from './kept-content.ts'
import { writeSquares } from './squares.ts'
import type { Content } from './structure.ts'
import { literal, numbers, ref, text } from './syntax.ts'

/** What a page is written with. */
export interface PageInput {
  frame: Frame
  object: number
  /** Its key in the parent tree. */
  key: number
  /** The page tree's object. */
  tree: number
  tags: readonly Tag[]
  fonts: FontSource
  images: ImageSource
  shared?: SharedContent
  /** Contents of pages may be kept for the next file. */
  keeps?: boolean
  destination(page: number, y: number): string
}

/** Artefacts that every page of a batch begins with, drawn once for all. */
export interface SharedContent {
  items: readonly FrameItem[]
  /** The content stream that draws them, and the pictures it names. */
  object: number
  images: readonly EmbeddedImage[]
}

/** An annotation that is written when its key in the parent tree is known. */
export interface Annotation {
  tag: number
  write(structParent: number, fieldEntries: ReadonlyMap<Widget, string> | undefined): void
}

/** What the rest of the file needs to know of a page. */
export interface PageParts {
  content: Content[]
  /** The tag of each marked content, by its identifier. */
  parents: number[]
  annotations: Annotation[]
  widgets: Widget[]
}

/** Writes a page: its content, marked for the structure tree, and its annotations. */
export function writePage(file: PdfFile, input: PageInput): PageParts {
  const { frame, object, fonts, shared } = input
  const geometry = geometryOf(frame)
  const parts: PageParts = { content: [], parents: [], annotations: [], widgets: [] }
  const annotated = new Map<FrameItem, number>()
  for (const item of frame.items) {
    if (isAnnotation(item)) annotated.set(item, file.reserve())
  }
  const kept = input.keeps ? keptContent(input) : undefined
  if (kept) {
    parts.parents.push(...kept.parents)
    kept.parents.forEach((tag, mcid) => {
      parts.content.push({ tag, page: object, mcid })
    })
    const used = kept.fonts.map(({ role }) => role)
    const stream = file.stream('/Filter/FlateDecode', kept.packed, true)
    writePageObject(file, input, ref(stream), resources(used, [], fonts))
    return parts
  }
  const common = shared && beginsWith(frame, shared.items) ? shared : undefined
  const drawn = drawContent(file, input, common?.items.length ?? 0, annotated, parts)
  const images = [...new Set([...(common?.images ?? []), ...drawn.images])]
  for (const [item, annotation] of annotated) {
    if (item.type === 'link') parts.annotations.push(linkAnnotation(file, item, annotation, input))
    if (item.type === 'field') {
      const widget: Widget = { item, object: annotation }
      parts.widgets.push(widget)
      parts.annotations.push({
        tag: item.tag!,
        write: (key, entries) => writeWidget(file, widget, frame, object, key, fonts, entries?.get(widget) ?? ''),
      })
    }
  }
  const content = Buffer.from(geometry.turn + drawn.content, 'latin1')
  const stream = input.keeps
    ? file.stream('/Filter/FlateDecode', keepContent(input, content, parts, drawn.fonts), true)
    : file.stream('', content)
  const contents = common ? `[${ref(common.object)} ${ref(stream)}]` : ref(stream)
  const more = [
    images.some((image) => image.transparent) ? '/Group<</S/Transparency/CS/DeviceRGB>>' : '',
    annotated.size === 0 ? '' : `/Annots[${[...annotated.values()].map(ref).join(' ')}]/Tabs/S`,
  ].join('')
  writePageObject(file, input, contents, resources(drawn.fonts, images, fonts), more)
  return parts
}

function writePageObject(
  file: PdfFile,
  { frame, object, key, tree }: PageInput,
  contents: string,
  named: string,
  more = '',
): void {
  const [width, height] = geometryOf(frame).paper
  file.set(
    object,
    [
      `<</Type/Page/Parent ${ref(tree)}/MediaBox[${numbers(0, 0, width, height)}]`,
      frame.rotate === 0 ? '' : `/Rotate ${frame.rotate}`,
      `/Resources<<${named}>>/Contents ${contents}/StructParents ${key}${more}>>`,
    ].join(''),
  )
}

/** Whether a page begins with these items, spelt alike; a turned page has other axes. */
export function beginsWith({ items, rotate }: Frame, start: readonly FrameItem[]): boolean {
  return rotate === 0 && start.every((item, index) => sameArtefact(item, items[index]))
}

/** Whether two items are the same path or picture, and no part of the text. */
export function sameArtefact(a: FrameItem, b: FrameItem | undefined): boolean {
  if (a === b) return a.tag === undefined
  if (b === undefined || a.tag !== undefined || b.tag !== undefined) return false
  if (a.type === 'image' && b.type === 'image') {
    return a.src === b.src && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
  }
  if (a.type !== 'path' || b.type !== 'path') return false
  const [one, other] = [a.stroke, b.stroke]
  const alike = one?.color === other?.color && one?.width === other?.width && String(one?.dash) === String(other?.dash)
  return alike && a.d === b.d && a.fill === b.fill && a.fillRule === b.fillRule
}

interface Drawn {
  content: string
  fonts: ReadonlySet<Face>
  images: readonly EmbeddedImage[]
}

function resources(used: Iterable<Face>, images: readonly EmbeddedImage[], fonts: FontSource): string {
  const fontEntries = [...used].map((role) => {
    const font = fonts.get(role)!
    return `/${font.resource} ${ref(font.object)}`
  })
  const imageEntries = images.map((image) => `/${image.resource} ${ref(image.object)}`)
  return [
    fontEntries.length > 0 ? `/Font<<${fontEntries.join('')}>>` : '',
    imageEntries.length > 0 ? `/XObject<<${imageEntries.join('')}>>` : '',
  ].join('')
}

/** Draws the items; what belongs to the same tag in a row is one marked content. */
function drawContent(
  file: PdfFile,
  input: PageInput,
  from: number,
  annotated: ReadonlyMap<FrameItem, number>,
  parts: PageParts,
): Drawn {
  const { frame, object, tags, fonts, images } = input
  const pen = newPen(frame.height, fonts)
  const usedFonts = new Set<Face>()
  const usedImages = new Set<EmbeddedImage>()
  let current: string | number | undefined
  const mark = (wanted: string | number) => {
    if (wanted === current) return
    if (current !== undefined) pen.unmark()
    current = wanted
    if (typeof wanted === 'number') {
      const mcid = parts.parents.push(wanted) - 1
      parts.content.push({ tag: wanted, page: object, mcid })
      pen.mark(`/${tags[wanted]!.role} <</MCID ${mcid}>> BDC`)
    } else pen.mark(wanted)
  }
  const draw = (item: FrameItem, tag: number | undefined): void => {
    if (item.type === 'text') {
      const font = fonts.get(item.font)
      if (!font || !leavesGlyph(item, font)) return
      mark(tag ?? '/Artifact <</Type/Pagination>> BDC')
      usedFonts.add(item.font)
      pen.text(item)
    } else if (item.type === 'path') {
      mark(tag ?? '/Artifact BMC')
      pen.path(item)
    } else if (item.type === 'squares') {
      mark(tag ?? '/Artifact BMC')
      const object = writeSquares(file, item)
      const mask = { resource: `Q${object}`, object, transparent: false }
      usedImages.add(mask)
      pen.squares(item, mask.resource)
    } else if (item.type === 'image') {
      const image = images(item)
      if (!image) return
      mark(tag ?? '/Artifact BMC')
      usedImages.add(image)
      pen.image(item, image.resource)
    } else {
      const annotation = annotated.get(item)
      // its place among the contents is its place in the reading order
      if (annotation !== undefined) parts.content.push({ tag: tag!, page: object, annotation })
      else if (item.type === 'field') for (const part of item.appearance) draw(part, tag)
    }
  }
  for (let index = from; index < frame.items.length; index++) draw(frame.items[index]!, frame.items[index]!.tag)
  if (current !== undefined) pen.unmark()
  return { content: pen.content(), fonts: usedFonts, images: [...usedImages] }
}

/** Whether any character of the item has a glyph: empty marked content would be a part of nothing. */
function leavesGlyph({ text: words, trailing = '' }: TextItem, font: EmbeddedFont): boolean {
  for (const letter of words + trailing) if (font.cid(letter.codePointAt(0)!) !== undefined) return true
  return false
}

function linkAnnotation(file: PdfFile, item: LinkItem, object: number, input: PageInput): Annotation {
  const rectangle = geometryOf(input.frame).rectangle(item)
  const goal = item.target ? `/Dest ${input.destination(item.target.page, item.target.y)}` : uriAction(item.url)
  const said = item.target ? `转到第${item.target.page + 1}页` : (item.url ?? '')
  return {
    tag: item.tag!,
    write: (structParent) =>
      file.set(
        object,
        `<</Type/Annot/Subtype/Link/Rect[${numbers(...rectangle)}]/F 4/Border[0 0 0]/Contents ${text(said)}/StructParent ${structParent}${goal}>>`,
      ),
  }
}

function uriAction(url: string | undefined): string {
  if (!url) return ''
  return `/A<</S/URI/URI${literal(encodeURI(decodeSafely(url)))}>>`
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
