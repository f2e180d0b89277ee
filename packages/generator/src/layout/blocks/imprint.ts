import { formatDate, type Imprint, isDate } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import { mm } from '../../standard/measure.ts'
import { breakLines } from '../break-lines.ts'
import { drawRule } from '../canvas.ts'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import { linesToStrips, paragraphStrips } from '../paragraph.ts'
import { drawStrips, type Flow, heightOf, labelled, type Strip } from '../strip.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/** 版记 (7.4): 4号仿宋 between rules, the last of which lies on the lower edge of the text area. 信函 have no rules (10.1). */
export function setImprint(block: Imprint, context: Context): Flow[] {
  const size = gbt9704.imprint.size.value
  const leading = size * 1.75
  const [outer, inner] = [mm(gbt9704.imprint.outerRule.value), mm(gbt9704.imprint.innerRule.value)]
  const ruled = context.shared.setup.kind !== 'letter'
  const tags = [0, 1, 2].map((): TagNode => ({ role: 'P', parent: context.tag }))
  const within = (tag: TagNode): Context => ({ ...context, tag })
  const lists = [
    ...(block.recipients === undefined
      ? []
      : listStrips('主送：', `${block.recipients}。`, within(tags[0]!), size, leading)),
    ...(block.copies === undefined ? [] : listStrips('抄送：', `${block.copies}。`, within(tags[1]!), size, leading)),
  ]
  const printed = printedStrip(block, within(tags[2]!), size, leading)
  const parts = [lists, printed ? [printed] : []].filter((part) => part.length > 0)
  if (parts.length === 0) return []
  const gap = size * 0.25
  const height = parts.reduce((sum, part) => sum + heightOf(part) + 2 * gap, 0)
  const { left, width } = context
  const strip: Strip = {
    height,
    foot: !context.inside,
    reserved: context.inside ? [] : tags.filter((_, i) => [block.recipients, block.copies, printed][i] !== undefined),
    draw: (canvas, x, y) => {
      const rule = (at: number, weight: number): void => {
        if (ruled) drawRule(canvas, [x + left, at, x + width, at], weight)
      }
      let at = y
      rule(at + outer / 2, outer)
      parts.forEach((part, i) => {
        if (i > 0) rule(at, inner)
        drawStrips(part, canvas, x, at + gap)
        at += heightOf(part) + 2 * gap
      })
      rule(at - outer / 2, outer)
    },
  }
  return [strip]
}

/** 抄送 and 主送: one character from both sides, wraps behind the colon (7.4.2). */
function listStrips(label: string, names: string, context: Context, size: number, leading: number): Strip[] {
  const { left, width, tag } = context
  const style = styleOf(context, 'fangsong', size)
  const words = wordsOf(label, style, context)
  const hang = widthOf(words)
  const room = Math.max(width - left - 2 * size - hang, size)
  const shape = { left: left + size + hang, width: room, align: 'justify' as const, leading, size, grid: false, tag }
  const [first, ...rest] = paragraphStrips(wordsOf(names, style, context), shape, true)
  const baseline = (leading - size) / 2 + size * 0.88
  const drawLabel: Strip['draw'] = (canvas, x, y) => {
    drawWords(words, canvas, { x: x + left + size, baseline: y + baseline, tag })
  }
  return first ? [labelled(first, drawLabel), ...rest] : []
}

/** 印发机关 left, 印发日期 right, one character in (7.4.3); below each other when they do not fit beside each other. */
function printedStrip(
  { printer, printed }: Imprint,
  context: Context,
  size: number,
  leading: number,
): Strip | undefined {
  if (printer === undefined && printed === undefined) return undefined
  const { left, width, tag } = context
  const style = styleOf(context, 'fangsong', size)
  const organ = wordsOf(printer ?? '', style, context)
  const spelt = printed === undefined ? '' : `${isDate(printed) ? formatDate(printed) : printed}印发`
  const date = wordsOf(spelt, style, context)
  const room = width - left - 2 * size
  const beside = widthOf(organ) + widthOf(date) + size <= room
  const lines = breakLines(organ, () => Math.max(room - (beside ? widthOf(date) + size : 0), size))
  const shape = { left: left + size, width: room, align: 'left' as const, leading, size, grid: false, tag }
  const strips = linesToStrips(organ, lines, shape)
  const dateLine = beside || strips.length === 0 ? Math.max(strips.length - 1, 0) : strips.length
  const drop = (leading - size) / 2 + size * 0.88
  return {
    height: leading * Math.max(strips.length, dateLine + 1),
    draw: (canvas, x, y) => {
      drawStrips(strips, canvas, x, y)
      drawWords(date, canvas, { x: x + width - size, baseline: y + dateLine * leading + drop, tag, align: 'right' })
    },
  }
}
