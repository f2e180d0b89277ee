import type { Quotation } from '@gongwen/model'
import type { Context } from '../context.ts'
import { setBlocks } from '../set-blocks.ts'
import type { Flow } from '../strip.ts'

/** Set in by two characters, in 楷体. */
export function setQuotation(block: Quotation, context: Context): Flow[] {
  const { left, width, body } = context
  return setBlocks(block.children, {
    ...context,
    left: Math.min(left + body.size * 2, width / 2),
    body: { ...body, face: 'kaiti' },
    tag: { role: 'BlockQuote', parent: context.tag },
  })
}
