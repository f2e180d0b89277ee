import type { Opened } from './open.ts'

/** A rule of a standard: what is wrong with the file, one line for each place; none when it holds. */
export interface Rule {
  /** Clause of ISO 19005-2, or failure condition of the Matterhorn protocol 1.02 (ISO 14289-1). */
  id: string
  says: string
  faults(opened: Opened): string[]
}
