import { type ParagraphProperties, paragraphProperties } from './properties.ts'
import type { Scope } from './writing.ts'

/**
 * A paragraph in a named style. `direct` is only for what no style can say: places that depend on the text. `last` goes to
 * the end of its properties.
 */
export function paragraph(
  scope: Scope,
  style: string,
  content: string,
  direct: ParagraphProperties = {},
  last = '',
): string {
  const { flow } = scope.writing
  const properties: ParagraphProperties = { style, ...direct }
  // an exact line would cut a picture off
  if (content.includes('<wp:inline ')) Object.assign(properties, { line: 240, lineRule: 'auto' })
  if (flow.breakBefore && scope.place === 'page') {
    properties.pageBreakBefore = true
    flow.breakBefore = false
  }
  return `<w:p>${paragraphProperties(properties, last)}${content}</w:p>`
}
