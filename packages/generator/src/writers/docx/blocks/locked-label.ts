import { type TableCell, visit } from '@gongwen/model'
import { contentControl } from '../control.ts'
import type { Scope } from '../writing.ts'

/**
 * In a form the words of a cell without fields are locked, so that who fills it in cannot change what is asked. Each
 * paragraph's runs stand in a control of their own without a tag.
 */
export function lockLabels(cell: TableCell, content: string, scope: Scope): string {
  if (scope.writing.document.setup.kind !== 'form' || holdsMore(cell)) return content
  return content.replace(
    /(<w:p>(?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?)((?:<w:r>.*?<\/w:r>)+)(<\/w:p>)/gs,
    (_, start: string, runs: string, end: string) =>
      start +
      contentControl({ tag: '', label: '', lock: 'sdtContentLocked', kind: '<w:richText/>' }, runs, scope) +
      end,
  )
}

/** Anything besides text in plain paragraphs. */
function holdsMore(cell: TableCell): boolean {
  let more = false
  visit(cell, ({ type }) => {
    if (!['tableCell', 'paragraph', 'text', 'strong', 'emphasis', 'span', 'break'].includes(type)) more = true
    return more ? 'skip' : undefined
  })
  return more
}
