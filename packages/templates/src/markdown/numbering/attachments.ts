import type { Attachment, Block } from '@gongwen/model'

/** Numbers attachments by their order where there are several (7.3.4, 7.3.7); a number that the author wrote is counted on from. */
export function numberAttachments(blocks: Block[]): Block[] {
  const labelled = blocks.filter((block): block is Attachment => block.type === 'attachment' && !block.plain)
  if (labelled.length < 2) return blocks
  let last = 0
  return blocks.map((block) => {
    if (block.type !== 'attachment' || block.plain) return block
    last = block.number ?? last + 1
    return { ...block, number: last }
  })
}
