import type { Listing } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** Text as typed, line by line. */
export function listing({ value }: Listing, scope: Scope): string {
  return paragraph(scope, 'Listing', run(value, {}, scope))
}
