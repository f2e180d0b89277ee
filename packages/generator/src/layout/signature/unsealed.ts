import type { Signature } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import type { Atom } from '../atom.ts'
import { breakLines } from '../break-lines.ts'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import { linesToStrips } from '../paragraph.ts'
import { drawStrips, heightOf, type Strip } from '../strip.ts'
import { widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/**
 * Without a seal (7.3.5.2): a blank line, 署名 two characters from the right, the date two characters further right than
 * 署名 begins; when the date is longer it is the date that ends two characters from the right.
 */
export function unsealed({ organs }: Pick<Signature, 'organs'>, date: string, context: Context): Strip {
  const { left, width, leading, body, tag: parent, inside } = context
  const cell = body.cell ?? body.size
  const { organFromRight, dateAfterOrgan } = gbt9704.signature
  const names = organs.map(({ name }) => wordsOf(name, body, context))
  const dateWords = wordsOf(date, body, context)
  const right = width - cell * organFromRight.value
  const [longest, dateWidth] = [Math.max(0, ...names.map(widthOf)), widthOf(dateWords)]
  const organAt = dateWidth > longest ? right - dateWidth - cell * dateAfterOrgan.value : right - longest
  const start = Math.max(left, organAt)
  const room = Math.max(width - start, body.size)
  const tag: TagNode = { role: 'P', parent }
  const strips = names.flatMap((words) => wrapped(words, start, room, context, tag))
  const height = heightOf(strips)
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const dateAt = Math.max(left, Math.min(start + cell * dateAfterOrgan.value, width - dateWidth))
  return {
    height: height + (dateWords.length > 0 ? leading : 0),
    above: inside ? 0 : leading,
    draw: (canvas, x, y) => {
      drawStrips(strips, canvas, x, y)
      drawWords(dateWords, canvas, { x: x + dateAt, baseline: y + height + drop, tag: { role: 'P', parent } })
    },
  }
}

/** A name too long for its place goes on below itself. */
export function wrapped(
  words: Atom[],
  left: number,
  room: number,
  { leading, body }: Context,
  tag: TagNode,
  align: 'left' | 'center' = 'left',
): Strip[] {
  const lines = breakLines(words, () => room)
  return linesToStrips(words, lines, { left, width: room, align, leading, size: body.size, grid: false, tag })
}
