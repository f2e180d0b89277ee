import type { Signature } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import type { Context } from '../context.ts'
import { measurePicture, pictureObject } from '../inlines/picture.ts'
import { drawWords } from '../masthead/words.ts'
import type { Strip } from '../strip.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/** Millimetres: width of a stamp whose picture does not say. */
const stampWidth = 34

/**
 * 签名章 (7.3.5.3): two blank lines, stamp four characters from the right, post two characters left of it at its middle, a blank
 * line, the date four characters from the right. Without a picture the name is printed, to be stamped or signed over.
 */
export function personalStamp(
  { post, name, stamp }: NonNullable<Signature['signedBy']>,
  date: string,
  context: Context,
): Strip {
  const { left, width, leading, body, tag: parent, inside } = context
  const cell = body.cell ?? body.size
  const sized =
    stamp && stamp.width === undefined && stamp.height === undefined ? { ...stamp, width: stampWidth } : stamp
  const measured = sized && measurePicture(sized, context, { width: (width - left) / 2, height: leading * 4 })
  const picture = measured?.found ? measured : undefined
  const nameWords = wordsOf(name, styleOf(context, 'kaiti', 22), context)
  const postWords = wordsOf(post, body, context)
  const dateWords = wordsOf(date, body, context)
  const stampRight = width - cell * gbt9704.signature.stampFromRight.value
  const stampLeft = stampRight - (picture?.width ?? widthOf(nameWords))
  const postRight = stampLeft - cell * gbt9704.signature.postBeforeStamp.value
  const rows = Math.max(1, Math.ceil((picture?.height ?? leading) / leading))
  const middle = (rows * leading) / 2
  return {
    height: leading * (rows + (dateWords.length > 0 ? 2 : 0)),
    above: inside ? 0 : leading * gbt9704.signature.stampBelowText.value,
    draw: (canvas, x, y) => {
      const tag: TagNode = { role: 'P', parent }
      const baseline = y + middle + body.size * 0.38
      drawWords(postWords, canvas, { x: x + postRight, baseline, tag, align: 'right' })
      if (stamp && picture) {
        pictureObject(stamp, picture, name).draw(canvas, x + stampLeft, y + middle + picture.height / 2, tag)
      } else drawWords(nameWords, canvas, { x: x + stampRight, baseline: y + middle + 22 * 0.38, tag, align: 'right' })
      const dateTag: TagNode = { role: 'P', parent }
      const dateBase = y + (rows + 1) * leading + (leading - body.size) / 2 + body.size * 0.88
      drawWords(dateWords, canvas, { x: x + stampRight, baseline: dateBase, tag: dateTag, align: 'right' })
    },
  }
}
