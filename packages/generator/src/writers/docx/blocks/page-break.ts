import type { PageBreak } from '@gongwen/model'
import { report, type Scope } from '../writing.ts'

/** The next paragraph begins a page: a break of its own would leave an empty line there. */
export function pageBreak(_: PageBreak, scope: Scope): string {
  if (scope.place === 'page') {
    scope.writing.flow.breakBefore = true
    return ''
  }
  report(scope, {
    code: 'page-break-misplaced',
    severity: 'warning',
    message: '表格、脚注或文本框里不能换页，这处换页没有执行',
    remedy: '把换页移到表格或文本框之外',
  })
  return ''
}
