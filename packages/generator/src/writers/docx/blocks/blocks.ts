import { type Block, type Paragraph, textOf } from '@gongwen/model'
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
  const [here, next, third, fourth] = nodes.slice(index, index + 4) as (Block | undefined)[]
  const above = nodes[index - 1]?.type
  const second = above === 'paragraph' || above === 'heading'
  if (here?.type === 'signature') return next?.type === 'note' ? 1 : 0
  if (here?.type === 'attachmentList') return next?.type === 'signature' ? here.titles.length : 0
  if (here?.type !== 'paragraph' || !second) return 0
  if (signs(next, third)) return 1
  return next?.type === 'paragraph' && linesOf(next) === 1 && linesOf(here) <= 3 && signs(third, fourth) ? 1 : 0
}

/** Whether the signature comes next, 附件说明 before it or not. */
function signs(next: Block | undefined, afterNext: Block | undefined): boolean {
  return next?.type === 'signature' || (next?.type === 'attachmentList' && afterNext?.type === 'signature')
}

/** Lines of a paragraph, as far as its characters tell. */
function linesOf(node: Paragraph): number {
  return Math.ceil((widthOf(textOf(node)) + 2) / columns)
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
