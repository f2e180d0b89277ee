import type { TagRole } from '../frame.ts'
import type { Shared } from './context.ts'

const roles: readonly TagRole[] = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6']

/** The role of a heading: deeper than the heading it stands under by one, whatever levels the author skipped (PDF/UA-1, 7.4.2). */
export function headingRole(level: number, shared: Shared): TagRole {
  shared.levelled++
  const open = shared.openHeadings
  while (open.length > 0 && open.at(-1)! >= level) open.pop()
  open.push(level)
  return roles[Math.min(open.length - 1 + (shared.titled ? 1 : 0), 5)] ?? 'H6'
}

/** A title begins anew; it is H1. */
export function titleRole(shared: Shared): TagRole {
  shared.levelled++
  shared.openHeadings.length = 0
  shared.titled = true
  return 'H1'
}
