import type { Attachment } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import { balanced } from '../title-lines.ts'
import type { Scope } from '../writing.ts'
import { blocks } from './blocks.ts'
import { leadingSection } from './section.ts'

/** 附件 on a page of its own (GB/T 9704-2012, 7.3.7). One that begins with turned pages has its head on them. */
export function attachment(node: Attachment, scope: Scope): string {
  const { number, title, detachedFrom = '', plain, children } = node
  const { flow } = scope.writing
  if (scope.place === 'page') flow.breakBefore = flow.begun
  const head = plain
    ? ''
    : (inside: Scope): string =>
        paragraph(inside, 'AttachmentLabel', run(`${detachedFrom}附件${number ?? ''}`, {}, inside)) +
        paragraph(inside, 'AttachmentTitle', inlines(balanced([{ type: 'text', value: title }], inside), {}, inside))
  const [first, ...rest] = children
  if (first?.type === 'section' && scope.place === 'page') {
    return leadingSection(first, (inside) => (head ? head(inside) : ''), scope) + blocks(rest, scope)
  }
  return (head ? head(scope) : '') + blocks(children, scope)
}
