import { type Footnote, textOf } from '@gongwen/model'
import { blocks } from '../blocks/blocks.ts'
import { type Format, rawRun, run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** A native footnote. Word has none inside notes and text boxes: there its text follows in brackets. */
export function footnote(node: Footnote, format: Format, scope: Scope): string {
  if (scope.place === 'note' || scope.place === 'box')
    return run(`〔注：${node.children.map(textOf).join(' ')}〕`, format, scope)
  const { footnotes } = scope.writing
  const id = footnotes.length + 1
  footnotes.push('')
  const inside: Scope = { ...scope, place: 'note', text: 'FootnoteText', relations: scope.writing.noteRelations }
  const content = blocks(node.children, inside)
  const mark = rawRun('<w:footnoteRef/>', { style: 'FootnoteReference' }, inside)
  const first = /^<w:p><w:pPr>.*?<\/w:pPr>/.exec(content)?.[0]
  const body = first
    ? `${first}${mark}${run(' ', {}, inside)}${content.slice(first.length)}`
    : `<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${mark}</w:p>${content}`
  const closed = body.endsWith('</w:p>') ? body : `${body}<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr></w:p>`
  footnotes[id - 1] = `<w:footnote w:id="${id}">${closed}</w:footnote>`
  return rawRun(`<w:footnoteReference w:id="${id}"/>`, { ...format, style: 'FootnoteReference' }, scope)
}
