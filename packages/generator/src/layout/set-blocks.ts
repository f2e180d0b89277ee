import type { Block } from '@gongwen/model'
import { setAttachment } from './blocks/attachment.ts'
import { setAttachmentList } from './blocks/attachment-list.ts'
import { setAttendance } from './blocks/attendance.ts'
import { setBox } from './blocks/box.ts'
import { setChart } from './blocks/chart.ts'
import { setContents } from './blocks/contents.ts'
import { setFigure } from './blocks/figure.ts'
import { setHeading } from './blocks/heading.ts'
import { setImprint } from './blocks/imprint.ts'
import { setList } from './blocks/list.ts'
import { setListing } from './blocks/listing.ts'
import { setMasthead } from './blocks/masthead.ts'
import { setNote } from './blocks/note.ts'
import { setPageBreak } from './blocks/page-break.ts'
import { setParagraph } from './blocks/paragraph.ts'
import { setQuotation } from './blocks/quotation.ts'
import { setRecipients } from './blocks/recipients.ts'
import { setRule } from './blocks/rule.ts'
import { setSection } from './blocks/section.ts'
import { setSignature } from './blocks/signature.ts'
import { setSignatureBox } from './blocks/signature-box.ts'
import { setTable } from './blocks/table.ts'
import { setTitle } from './blocks/title.ts'
import type { Context } from './context.ts'
import { remembered } from './memory.ts'
import type { Flow } from './strip.ts'

type Handlers = { [B in Block as B['type']]: (block: B, context: Context) => Flow[] }

const handlers: Handlers = {
  masthead: setMasthead,
  title: setTitle,
  recipients: setRecipients,
  heading: setHeading,
  paragraph: setParagraph,
  list: setList,
  quotation: setQuotation,
  listing: setListing,
  rule: setRule,
  table: setTable,
  figure: setFigure,
  chart: setChart,
  attachmentList: setAttachmentList,
  signature: setSignature,
  note: setNote,
  attachment: setAttachment,
  imprint: setImprint,
  attendance: setAttendance,
  pageBreak: setPageBreak,
  section: (block, context) => setSection(block, context),
  contents: setContents,
  box: setBox,
  signatureBox: setSignatureBox,
}

/** Strips and page orders of a document, block by block as they are asked for. */
export function* flowsOf(blocks: readonly Block[], context: Context): Generator<readonly Flow[]> {
  for (const block of blocks) yield setBlock(block, context)
}

/** Strips and page orders of blocks that follow each other. */
export function setBlocks(blocks: readonly Block[], context: Context): Flow[] {
  const flow: Flow[] = []
  for (const block of blocks) for (const item of setBlock(block, context)) flow.push(item)
  return flow
}

/** Strips and page orders of one block. */
export function setBlock(block: Block, context: Context): Flow[] {
  const here = block.position ? { ...context, place: block.position } : context
  const make = (): Flow[] => (handlers[block.type] as (block: Block, context: Context) => Flow[])(block, here)
  return context.inside ? make() : remembered(block, here, make)
}
