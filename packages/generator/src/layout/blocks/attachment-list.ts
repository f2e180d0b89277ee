import type { AttachmentList } from '@gongwen/model'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import { paragraphStrips } from '../paragraph.ts'
import { type Flow, labelled, type Strip } from '../strip.ts'
import { widthOf, wordsOf } from '../styles.ts'

/**
 * 附件说明 (7.3.4): one blank line below the text, two characters in; numbers below each other, wraps below the name. It is no
 * text that could stand alone above the signature (7.3.5.5).
 */
export function setAttachmentList(block: AttachmentList, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, indent, inside } = context
  const label = wordsOf('附件：', body, context)
  const numbered = block.titles.length > 1
  const numberAt = indent + widthOf(label)
  const numbers = block.titles.map((_, i) => (numbered ? wordsOf(`${i + 1}.`, body, context) : []))
  const nameAt = Math.min(numberAt + Math.max(0, ...numbers.map(widthOf)), (width - left) / 2)
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const flow = block.titles.flatMap((title, i) => {
    const tag = { role: 'P' as const, parent }
    const lead = i === 0 ? [...label, ...numbers[i]!] : numbers[i]!
    const leadAt = left + (i === 0 ? indent : numberAt)
    const room = Math.max(width - left - nameAt, body.size)
    const shape = { left: left + nameAt, width: room, align: 'justify' as const, leading, size: body.size, grid, tag }
    const [first = { height: leading, grid, draw: () => {} }, ...rest] = paragraphStrips(
      wordsOf(title, body, context),
      shape,
      true,
    )
    const drawLead: Strip['draw'] = (canvas, x, y) => {
      drawWords(lead, canvas, { x: x + leadAt, baseline: y + drop, tag })
    }
    return [labelled(first, drawLead), ...rest]
  })
  if (flow[0] && !inside) flow[0].above = leading
  return flow.map((strip) => ({ ...strip, lean: true }))
}
