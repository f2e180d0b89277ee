import type { Frame } from '../frame.ts'
import { deflate } from '../writers/deflate.ts'
import { newPen } from '../writers/pdf/content.ts'
import type { PdfFile } from '../writers/pdf/file.ts'
import type { EmbeddedImage, ImageSource } from '../writers/pdf/images.ts'
import type { SharedContent } from '../writers/pdf/page.ts'

/** Draws the artefacts that a page begins with, border and background, as a stream that other pages can begin with, too. */
export function sharedContent(file: PdfFile, page: Frame, images: ImageSource): SharedContent | undefined {
  const end = page.items.findIndex((item) => item.tag !== undefined || (item.type !== 'path' && item.type !== 'image'))
  const artefacts = end < 0 ? page.items : page.items.slice(0, end)
  if (artefacts.length === 0 || page.rotate !== 0) return undefined
  const pen = newPen(page.height, new Map())
  const drawn: EmbeddedImage[] = []
  pen.raw('q\n')
  pen.mark('/Artifact BMC')
  for (const item of artefacts) {
    if (item.type === 'path') pen.path(item)
    const image = item.type === 'image' ? images(item) : undefined
    if (item.type !== 'image' || !image) continue
    drawn.push(image)
    pen.image(item, image.resource)
  }
  pen.unmark()
  pen.raw('Q\n')
  const content = deflate(Buffer.from(pen.content(), 'latin1'), { level: 9 })
  const object = file.stream('/Filter/FlateDecode', content, true)
  return { items: artefacts, object, images: drawn }
}
