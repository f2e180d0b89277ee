import type { Image } from '@gongwen/model'
import { floatingDrawing, inlineDrawing, offset } from '../drawing.ts'
import { millimetres } from '../measures.ts'
import { pictureOf } from '../picture.ts'
import { rawRun } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'

/** Diameter in mm where the image does not say: that of a municipal organ's seal. */
const diameter = 42
/** How far the middle of a seal is above the upper edge of the date, mm: 署名 and date stand a little below it (7.3.5.1). */
const rise = 2.5

/**
 * A seal over 署名 and date, held by the paragraph of the date: its middle at `middle` twips from the left edge, its top
 * less than a line below the text above (7.3.5.1). In a text box, which cannot hold another, it stands in the line.
 */
export function seal(image: Image, middle: number, scope: Scope): string {
  const sized = image.width === undefined && image.height === undefined ? { ...image, width: diameter } : image
  const picture = pictureOf(sized, { width: 156, height: 60 }, scope)
  if (!picture) return ''
  const { width, height } = picture
  const alt = textXml(image.alt, scope)
  if (scope.place === 'box') return rawRun(inlineDrawing('印章', picture.graphic, picture, alt, scope), {}, scope)
  const anchor = {
    horizontal: offset('H', 'column', millimetres(middle) - width / 2),
    vertical: offset('V', 'paragraph', -rise - height / 2),
    width,
    height,
    wrap: 'none',
  } as const
  return rawRun(floatingDrawing('印章', picture.graphic, anchor, alt, scope), {}, scope)
}
