import type { PageBreak } from '@gongwen/model'
import type { Context } from '../context.ts'
import type { Flow } from '../strip.ts'

/** Starts a page; inside a cell, a note or a box there is none to start. */
export function setPageBreak(_: PageBreak, { inside }: Context): Flow[] {
  return inside ? [] : [{ order: 'page' }]
}
