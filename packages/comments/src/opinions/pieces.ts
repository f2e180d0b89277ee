import type { Pointer, Remainder } from '../records.ts'
import type { Span } from './paragraphs.ts'

/** A stretch of a part with what it is; together the pieces of a part cover every word of it. */
export interface Piece extends Span {
  role: 'opinion' | Remainder['why']
  /** Length of the sender's own numbering. */
  mark?: number
  pointers?: Pointer[]
}

/** What the splitter must know of the draft. */
export interface DraftView {
  /** Whether a text starts with a chain of numbers that is a path of the draft: `二、（一）1.②`. */
  startsWithPath(text: string): boolean
  /** Whether a text points at clauses with numbers. */
  pointsAtClause(text: string): boolean
  /** Whether a text begins by naming a clause when another was named before. */
  turnsToClause(before: string, text: string): boolean
  /** Whether a paragraph is nothing but words of the draft. */
  isDraft(text: string): boolean
  /** How like each clause a text is; in no unit, to be compared with each other. */
  likeness(text: string): Float64Array
  /** Whether two texts are clearly about different clauses. */
  areDistinct(one: string, other: string): boolean
}

/** A part under the knife. */
export interface Block {
  text: string
  draft: DraftView
  /** The letter asks for information: a bare question is then no opinion. */
  strict: boolean
  /** The text is a cell of an opinion column. */
  cell?: boolean
}
