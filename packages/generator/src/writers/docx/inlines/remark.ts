import type { Remark } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import { dateAttribute, type Format, rawRun, run } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'
import { inlines } from './inlines.ts'

/** Text with a native comment on it. Notes and text boxes hold none: there it follows in brackets. */
export function remark(node: Remark, format: Format, scope: Scope): string {
  const content = inlines(node.children, format, scope)
  if (scope.place === 'note' || scope.place === 'box') {
    return content + run(`〔批注（${node.author}）：${node.text}〕`, format, scope)
  }
  const { comments } = scope.writing
  const id = comments.length
  const author = textXml(node.author || '批注', scope)
  const inside = { ...scope, place: 'note' } as const
  const lines = node.text.split(/\r\n|\r|\n/).map((text, index) => {
    const mark = index === 0 ? rawRun('<w:annotationRef/>', { style: 'CommentReference' }, inside) : ''
    return paragraph(inside, 'CommentText', mark + run(text, {}, inside))
  })
  comments.push(
    `<w:comment w:id="${id}" w:author="${author}"${dateAttribute(node.date)} w:initials="${author.slice(0, 1) === '&' ? '' : [...author][0]}">${lines.join('')}</w:comment>`,
  )
  const mark = `<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
  return `<w:commentRangeStart w:id="${id}"/>${content}<w:commentRangeEnd w:id="${id}"/>${mark}`
}
