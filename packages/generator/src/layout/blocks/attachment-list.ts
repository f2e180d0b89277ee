import type { AttachmentList } from '@gongwen/model'
import { breakLines } from '../break-lines.ts'
import type { Context } from '../context.ts'
import { linesToStrips } from '../paragraph.ts'
import type { Flow } from '../strip.ts'
import { widthOf, wordsOf } from '../styles.ts'

/** 附件说明 (7.3.4): one blank line below the text, two characters in; numbers below each other, wraps below the name. */
export function setAttachmentList(block: AttachmentList, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent, indent, inside } = context
  const label = wordsOf('附件：', body, context)
  const numbered = block.titles.length > 1
  const numberAt = indent + widthOf(label)
  const numbers = block.titles.map((_, i) => (numbered ? wordsOf(`${i + 1}.`, body, context) : []))
  const nameAt = Math.min(numberAt + Math.max(0, ...numbers.map(widthOf)), (width - left) / 2)
  const flow = block.titles.flatMap((title, i) => {
    const tag = { role: 'P' as const, parent }
    const lead = [...(i === 0 ? label : []), ...numbers[i]!].map((atom) => ({ ...atom, breakAfter: false, gap: 0 }))
    const last = lead.at(-1)
    const start = i === 0 ? indent : numberAt
    if (last) last.width += Math.max(0, nameAt - start - widthOf(lead))
    const atoms = [...lead, ...wordsOf(title, body, context)]
    const lines = breakLines(atoms, (line) => Math.max(width - left - (line === 0 ? start : nameAt), body.size))
    const shape = {
      left: left + nameAt,
      width,
      indent: start - nameAt,
      align: 'justify' as const,
      leading,
      size: body.size,
      grid,
      tag,
    }
    return linesToStrips(atoms, lines, shape)
  })
  if (flow[0] && !inside) Object.assign(flow[0], { above: leading, lean: true })
  return flow
}
