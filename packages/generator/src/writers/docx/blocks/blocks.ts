import { type AttachmentList, type Block, type Paragraph, textOf } from '@gongwen/model'
import { columns, widthOf } from '../measures.ts'
import { paragraph as styled } from '../paragraph.ts'
import type { Scope } from '../writing.ts'
import { attachment } from './attachment.ts'
import { attachmentList } from './attachment-list.ts'
import { attendance } from './attendance.ts'
import { box } from './box.ts'
import { chart } from './chart.ts'
import { contents } from './contents.ts'
import { figure } from './figure.ts'
import { heading } from './heading.ts'
import { imprint } from './imprint.ts'
import { list } from './list.ts'
import { listing } from './listing.ts'
import { masthead } from './masthead.ts'
import { note } from './note.ts'
import { pageBreak } from './page-break.ts'
import { paragraph } from './paragraph.ts'
import { quotation } from './quotation.ts'
import { recipients } from './recipients.ts'
import { rule } from './rule.ts'
import { section } from './section.ts'
import { signature } from './signature.ts'
import { signatureBox } from './signature-box.ts'
import { table } from './table.ts'
import { title } from './title.ts'

type Handlers = { [Node in Block as Node['type']]: (node: Node, scope: Scope) => string }

const handlers: Handlers = {
  masthead,
  title,
  recipients,
  heading,
  paragraph,
  list,
  quotation,
  listing,
  rule,
  table,
  figure,
  chart,
  attachmentList,
  signature,
  note,
  attachment,
  imprint,
  attendance,
  pageBreak,
  section,
  contents,
  box,
  signatureBox,
}

/** The paragraphs and tables of a run of blocks. */
export function blocks(nodes: readonly Block[], scope: Scope): string {
  let xml = ''
  for (const [index, node] of nodes.entries()) {
    const handler = handlers[node.type] as (node: Block, scope: Scope) => string
    let made = handler(node, node.position ? { ...scope, position: node.position } : scope)
    made = heldToNext(made, held(nodes, index))
    const { flow } = scope.writing
    // turned pages end their section themselves: nothing has begun after them
    if (made !== '' && scope.place === 'page' && (flow.ended === '' || !made.endsWith(flow.ended))) flow.begun = true
    // Word takes two tables without a paragraph between them for one
    const apart = made.startsWith('<w:tbl>') && xml.endsWith('</w:tbl>')
    xml += apart ? styled(scope, 'TableGap', '') + made : made
  }
  return xml
}

/**
 * How many paragraphs at the end of a block hold to what follows, so that some text stands on the page of the signature (GB/T
 * 9704-2012, 7.3.5.5): at least two lines, as on our own pages. The only paragraph does not: LibreOffice would carry all of
 * it off the first page, where text must stand (7.3.3).
 */
function held(nodes: readonly Block[], index: number): number {
  const [before, node, next, afterNext] = [nodes[index - 1], nodes[index], nodes[index + 1], nodes[index + 2]]
  const second = before?.type === 'paragraph' || before?.type === 'heading'
  if (node?.type === 'signature') return next?.type === 'note' ? 1 : 0
  if (next?.type === 'signature') {
    if (node?.type === 'attachmentList') return node.titles.length > 1 && linesOf(node) === 1 ? 2 : 1
    return node?.type === 'paragraph' && second ? 1 : 0
  }
  const follows = node?.type === 'paragraph' && second && linesOf(node) <= 3
  const alone = next?.type === 'paragraph' || (next?.type === 'attachmentList' && next.titles.length === 1)
  return follows && afterNext?.type === 'signature' && alone && linesOf(next) === 1 ? 1 : 0
}

/** Lines of a paragraph, or of the last name of 附件说明, as far as its characters tell. */
function linesOf(node: Paragraph | AttachmentList): number {
  const [text, indent] = node.type === 'paragraph' ? [textOf(node), 2] : [node.titles.at(-1) ?? '', 6]
  return Math.ceil((widthOf(text) + indent) / columns)
}

function heldToNext(xml: string, count: number): string {
  let at = xml.length
  for (let i = 0; i < count && at > 0; i++) at = xml.lastIndexOf('<w:p><w:pPr>', at - 1)
  if (count === 0 || at < 0) return xml
  return xml.slice(0, at) + xml.slice(at).replaceAll(/<w:p><w:pPr><w:pStyle w:val="\w+"\/>/g, '$&<w:keepNext/>')
}

/** Blocks where the schema wants a paragraph at the end: cells, text boxes, notes. */
export function closedBlocks(nodes: readonly Block[], scope: Scope): string {
  const xml = blocks(nodes, scope)
  return xml.endsWith('</w:p>') ? xml : `${xml}<w:p><w:pPr><w:pStyle w:val="${scope.text}"/></w:pPr></w:p>`
}
