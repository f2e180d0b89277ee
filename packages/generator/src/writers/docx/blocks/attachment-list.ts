import type { AttachmentList } from '@gongwen/model'
import { cell } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import { numberWidth } from '../styles/official-styles.ts'
import type { Scope } from '../writing.ts'

/** 附件说明: names below each other, wraps below the first character of the name (GB/T 9704-2012, 7.3.4). */
export function attachmentList({ titles }: AttachmentList, scope: Scope): string {
  if (titles.length === 1) return paragraph(scope, 'Attachments', run(`附件：${titles[0]}`, {}, scope))
  const lines = titles.map((title, index) => {
    const number = `${index + 1}.`
    const style = index === 0 ? 'AttachmentsFirst' : 'AttachmentsMore'
    const wide = numberWidth + (number.length - 2) * Math.ceil(cell / 2)
    const direct = number.length === 2 ? {} : { left: 5 * cell + wide, firstLine: -wide }
    const lead = run(index === 0 ? `附件：${number}` : number, {}, scope)
    return paragraph(scope, style, `${lead}<w:r><w:tab/></w:r>${run(title, {}, scope)}`, direct)
  })
  return lines.join('')
}
