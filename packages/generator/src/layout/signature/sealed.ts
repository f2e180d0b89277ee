import type { Image, Signature } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import { mm } from '../../standard/measure.ts'
import type { Canvas } from '../canvas.ts'
import type { Context } from '../context.ts'
import { measurePicture, pictureObject } from '../inlines/picture.ts'
import { drawWords } from '../masthead/words.ts'
import { drawStrips, type Strip } from '../strip.ts'
import { widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { drawSampleSeal } from './sample-seal.ts'
import { wrapped } from './unsealed.ts'

/** A seal as it will be stamped: its size, and how to draw it around a middle. */
interface Seal {
  width: number
  height: number
  draw(canvas: Canvas, x: number, y: number, tag: TagNode): void
}

/** Its picture; without one only room, or 样章 when that was asked for: seals are never invented. */
function setSeal(image: Image | undefined, context: Context): Seal {
  const usual = mm(gbt9704.signature.sealSize.value)
  if (!image) {
    const { sampleSeals } = context.shared
    return {
      width: usual,
      height: usual,
      draw: (canvas, x, y) => sampleSeals && drawSampleSeal(canvas, x, y, usual, context),
    }
  }
  const sized =
    image.width === undefined && image.height === undefined
      ? { ...image, width: gbt9704.signature.sealSize.value }
      : image
  const room = { width: context.width, height: context.leading * 8 }
  const picture = measurePicture(sized, context, room)
  const { draw } = pictureObject(image, picture)
  const { width, height } = picture
  return { width, height, draw: (canvas, x, y, tag) => draw(canvas, x - width / 2, y + height / 2, tag) }
}

/** Whole blank lines so that the seal's top is within one line of the text (7.3.5.1), its middle on the line of 署名. */
function blankAbove(seal: Seal, leading: number): number {
  return Math.max(1, Math.ceil(seal.height / 2 / leading - 0.5)) * leading
}

/** One organ (7.3.5.1): date four characters from the right, 署名 centred above it, both a little below the seal's middle. */
export function singleSeal({ organs }: Signature, date: string, context: Context): Strip {
  const { left, width, leading, body, tag: parent, inside } = context
  const cell = body.cell ?? body.size
  const seal = setSeal(organs[0]?.seal, context)
  const words = wordsOf(organs[0]?.name ?? '', body, context)
  const dateWords = wordsOf(date, body, context)
  const [organWidth, dateWidth] = [widthOf(words), widthOf(dateWords)]
  const middle = width - cell * gbt9704.signature.sealedDateFromRight.value - dateWidth / 2
  const room = Math.max(Math.min(organWidth, width - left), body.size)
  const organAt = Math.max(left, Math.min(middle - room / 2, width - room))
  const tag: TagNode = { role: 'P', parent }
  const strips = wrapped(words, organAt, room, context, tag, 'center')
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const lines = Math.max(strips.length, 1)
  const sealAt = Math.min(middle, width - seal.width / 2)
  return {
    height: leading * (lines + 1),
    overhang: Math.max(0, seal.height / 2 - leading * 1.5),
    above: inside ? 0 : blankAbove(seal, leading),
    draw: (canvas, x, y) => {
      drawStrips(strips, canvas, x, y)
      const dateTag: TagNode = { role: 'P', parent }
      drawWords(dateWords, canvas, {
        x: x + middle,
        baseline: y + leading * lines + drop,
        tag: dateTag,
        align: 'center',
      })
      seal.draw(canvas, x + sealAt, y + leading * (lines - 0.5), dateTag)
    },
  }
}

/** Millimetres between neighbouring seals: they neither cross nor touch. */
const apart = 2

/** Several organs (7.3.5.1): names in rows, a seal over each, the last also over the date; no seal leaves the text area. */
export function jointSeals({ organs }: Signature, date: string, context: Context): Strip {
  const { width, leading, body, tag: parent, inside } = context
  const seals = organs.map(({ seal }) => setSeal(seal, context))
  const names = organs.map(({ name }) => wordsOf(name, body, context))
  const [sealWidth, sealHeight] = [
    Math.max(...seals.map((seal) => seal.width)),
    Math.max(...seals.map((seal) => seal.height)),
  ]
  const needed = Math.max(sealWidth + mm(apart), Math.max(...names.map(widthOf)) + body.size)
  const columns = Math.max(1, Math.min(organs.length, Math.floor((width + mm(apart)) / needed), 4))
  const rows = Math.ceil(organs.length / columns)
  const rowHeight = Math.ceil((sealHeight + mm(apart)) / leading) * leading
  const column = width / columns
  const skipped = rows * columns - organs.length
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const dateWords = wordsOf(date, body, context)
  const middleOf = (i: number): number => column * ((i % columns) + 0.5)
  // The last row ends at the right, above the date; the first begins there when it is the only one.
  const slot = (i: number): number => (i >= (rows - 1) * columns ? i + skipped : i)
  return {
    height: rowHeight * (rows - 1) + 2 * leading,
    overhang: Math.max(0, sealHeight / 2 - leading * 1.5),
    above: inside ? 0 : blankAbove({ ...seals[0]!, height: sealHeight }, leading),
    draw: (canvas, x, y) => {
      const places = organs.map((_, i) => ({ x: x + middleOf(slot(i)), y: y + Math.floor(i / columns) * rowHeight }))
      const tags = organs.map((): TagNode => ({ role: 'P', parent }))
      names.forEach((words, i) => {
        const { x: middle, y: top } = places[i]!
        drawStrips(wrapped(words, middle - column / 2, column, context, tags[i]!, 'center'), canvas, 0, top)
      })
      const dateTag: TagNode = { role: 'P', parent }
      const lastPlace = places.at(-1)!
      drawWords(dateWords, canvas, {
        x: lastPlace.x,
        baseline: lastPlace.y + leading + drop,
        tag: dateTag,
        align: 'center',
      })
      seals.forEach((seal, i) => {
        seal.draw(canvas, places[i]!.x, places[i]!.y + leading / 2, tags[i]!)
      })
    },
  }
}
