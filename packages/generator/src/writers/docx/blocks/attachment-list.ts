import type { AttachmentList } from '@gongwen/model'
import { cell, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** 附件说明: names below each other, wraps below the first character of the name (GB/T 9704-2012, 7.3.4). */
export function attachmentList({ titles }: AttachmentList, scope: Scope): string {
  if (titles.length === 1) return paragraph(scope, 'Attachments', run(`附件：${titles[0]}`, {}, scope))
  const lines = titles.map((title, index) => {
    const number = `${index + 1}.`
    const style = index === 0 ? 'AttachmentsFirst' : 'AttachmentsMore'
    const wide = Math.round(widthOf(number) * cell)
    const direct = wide === cell ? {} : { left: 5 * cell + wide, firstLine: -wide }
    return paragraph(scope, style, run(index === 0 ? `附件：${number}${title}` : number + title, {}, scope), direct)
  })
  return lines.join('')
}
