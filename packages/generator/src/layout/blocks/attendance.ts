import type { Attendance } from '@gongwen/model'
import { minutesForm } from '../../standard/special-forms.ts'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import { paragraphStrips } from '../paragraph.ts'
import { type Flow, labelled, type Strip } from '../strip.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'

/** 出席、请假、列席 of 纪要 (10.3): label in 黑体, names hang behind the colon. */
export function setAttendance(block: Attendance, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, indent } = context
  const tag = { role: 'P' as const, parent }
  const label = wordsOf(`${block.label}：`, styleOf(context, 'heiti', body.size), context)
  const hang = Math.min(indent + widthOf(label), (width - left) / 2)
  const room = Math.max(width - left - hang, body.size)
  const shape = { left: left + hang, width: room, align: 'justify' as const, leading, size: body.size, grid, tag }
  const names = wordsOf(block.names, body, context)
  const [first = { height: leading, grid, draw: () => {} }, ...rest] = paragraphStrips(names, shape, true)
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const drawLabel: Strip['draw'] = (canvas, x, y) => {
    drawWords(label, canvas, { x: x + left + indent, baseline: y + drop, tag })
  }
  // 空一行 above 出席; 请假 and 列席 follow on the next lines.
  const above = block.label === '出席' ? leading * minutesForm.attendanceBelowText.value : 0
  return [{ ...labelled(first, drawLabel), above }, ...rest]
}
