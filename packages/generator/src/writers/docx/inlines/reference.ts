import type { Reference } from '@gongwen/model'
import { fieldCode } from '../field-code.ts'
import { type Format, run } from '../run.ts'
import { report, type Scope } from '../writing.ts'

/**
 * A cross reference: a REF field that shows the number of the heading (the bookmark covers what the first reference shows
 * of it), else a link to the heading.
 */
export function reference(node: Reference, format: Format, scope: Scope): string {
  const shown = run(node.text, format, scope)
  const { bookmarks, shown: first } = scope.writing.references
  const bookmark = bookmarks.get(node.target)
  if (bookmark === undefined) {
    report(scope, {
      code: 'reference-without-target',
      severity: 'warning',
      message: `找不到引用的标题“${node.target}”`,
      remedy: '检查引用的标题是否还在、标识是否写对',
    })
    return shown
  }
  return node.text !== '' && first.get(node.target) === node.text
    ? fieldCode(`REF ${bookmark} \\h`, shown)
    : `<w:hyperlink w:anchor="${bookmark}">${shown}</w:hyperlink>`
}
