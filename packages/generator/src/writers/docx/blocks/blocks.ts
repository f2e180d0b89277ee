import type { Block } from '@gongwen/model'
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
    if (leads(nodes, index)) made = heldToNext(made)
    const { flow } = scope.writing
    // turned pages end their section themselves: nothing has begun after them
    if (made !== '' && scope.place === 'page' && (flow.ended === '' || !made.endsWith(flow.ended))) flow.begun = true
    // Word takes two tables without a paragraph between them for one
    const apart = xml.endsWith('</w:tbl>') && made.startsWith('<w:tbl>')
    xml += apart ? styled(scope, 'TableGap', '') + made : made
  }
  return xml
}

/**
 * Some text must stand on the page of the signature (GB/T 9704-2012, 7.3.5.5): what is before it holds to it. The
 * only paragraph does not: LibreOffice would carry all of it off the first page, where text must stand (7.3.3).
 */
function leads(nodes: readonly Block[], index: number): boolean {
  const [before, node, next] = [nodes[index - 1], nodes[index], nodes[index + 1]]
  if (next?.type !== 'signature') return false
  if (node?.type === 'attachmentList') return true
  return node?.type === 'paragraph' && (before?.type === 'paragraph' || before?.type === 'heading')
}

function heldToNext(xml: string): string {
  const at = xml.lastIndexOf('<w:p><w:pPr>')
  return xml.slice(0, at) + xml.slice(at).replace(/<w:pStyle w:val="\w+"\/>/, '$&<w:keepNext/>')
}

/** Blocks where the schema wants a paragraph at the end: cells, text boxes, notes. */
export function closedBlocks(nodes: readonly Block[], scope: Scope): string {
  const xml = blocks(nodes, scope)
  return xml.endsWith('</w:p>') ? xml : `${xml}<w:p><w:pPr><w:pStyle w:val="${scope.text}"/></w:pPr></w:p>`
}
