import type { Listing } from '@gongwen/model'
import type { Context } from '../context.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow, Strip } from '../strip.ts'
import { styleOf, wordsOf } from '../styles.ts'

/** Text as typed, line by line, smaller and without indent. */
export function setListing(block: Listing, context: Context): Flow[] {
  const { left, width, leading, grid, body, tag: parent } = context
  const size = Math.min(12, body.size)
  const tag = { role: 'Code' as const, parent: { role: 'P' as const, parent } }
  const style = { ...styleOf(context, 'songti', size), color: body.color }
  const shape = { left, width: Math.max(width - left, size), align: 'left' as const, leading, size, grid, tag }
  return block.value.split('\n').flatMap((row): Strip[] => {
    const strips = paragraphStrips(wordsOf(row, style, context), shape, true)
    return strips.length > 0 ? strips : [{ height: leading, grid, draw: () => {} }]
  })
}
