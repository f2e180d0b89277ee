import type { Masthead } from '@gongwen/model'
import { gbt9704 } from '../../standard/gbt9704.ts'
import { mm } from '../../standard/measure.ts'
import { minutesForm, orderForm } from '../../standard/special-forms.ts'
import type { Canvas } from '../canvas.ts'
import { drawRule } from '../canvas.ts'
import type { Context } from '../context.ts'
import { letterHead } from '../masthead/letter-head.ts'
import { drawMark, setMark } from '../masthead/mark.ts'
import { drawNumber, setNumber } from '../masthead/number.ts'
import { drawWords, red } from '../masthead/words.ts'
import type { Flow, Strip } from '../strip.ts'
import { styleOf, wordsOf } from '../styles.ts'

/** 版头 (7.2), and those of 信函, 命令 and 纪要 (10). One strip from the top of the text area to the red rule. */
export function setMasthead(block: Masthead, context: Context): Flow[] {
  const { kind } = context.shared.setup
  const strip = kind === 'letter' ? letterHead(block, context) : officialHead(block, context)
  return [{ ...strip, keep: true }]
}

function officialHead(block: Masthead, context: Context): Strip {
  const { area, shared, tag: parent, width } = context
  const { kind } = shared.setup
  const top =
    kind === 'order'
      ? orderForm.markBelowText
      : kind === 'minutes'
        ? minutesForm.markBelowText
        : gbt9704.masthead.markBelowText
  const mark = setMark(block, context, gbt9704.masthead.markSize.value)
  const number = setNumber(block, context)
  const corner = setCorner(block, context)
  const hasMark = block.organs.length > 0 || block.suffix !== ''
  const markTop = hasMark ? Math.max(mm(top.value), corner.rows * area.pitch) : corner.rows * area.pitch
  const numberTop = markTop + mark.height + (hasMark ? 2 * area.pitch : 0)
  const baseline = numberTop + number.height - area.pitch + number.drop
  const end = number.height > 0 ? baseline + number.inkBelow : markTop + mark.height
  const ruled = kind !== 'order' && (number.height > 0 || kind === 'official') && hasMark
  const weight = mm(gbt9704.masthead.ruleWeight.value)
  const height = ruled ? end + mm(gbt9704.masthead.ruleBelowNumber.value) + weight : end
  return {
    height,
    // Two lines, half a line more or less, so that the title returns to the grid.
    below: area.pitch * 1.5,
    draw: (canvas, x, y) => {
      corner.draw(canvas, x, y)
      drawMark(mark, canvas, { x, y: y + markTop, width, tag: { role: 'P', parent } })
      drawNumber(number, canvas, { x, y: y + numberTop, width, parent })
      if (ruled) drawRule(canvas, [x, y + height - weight / 2, x + width, y + height - weight / 2], weight, red)
    },
  }
}

/** 份号 and 紧急程度: flush left, a line each, from the first line (7.2.1, 7.2.3). */
function setCorner(
  { serial, urgency }: Masthead,
  context: Context,
): { rows: number; draw(canvas: Canvas, x: number, y: number): void } {
  const { area, body, tag: parent } = context
  const rows = [
    ...(serial ? [wordsOf(serial, body, context)] : []),
    ...(urgency ? [wordsOf(urgency, styleOf(context, 'heiti'), context)] : []),
  ]
  const drop = (area.pitch - body.size) / 2 + body.size * 0.88
  return {
    rows: rows.length,
    draw: (canvas, x, y) =>
      rows.forEach((row, i) => {
        drawWords(row, canvas, { x, baseline: y + i * area.pitch + drop, tag: { role: 'P', parent } })
      }),
  }
}
