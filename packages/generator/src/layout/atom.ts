import type { Face } from '@gongwen/model'
import type { Canvas } from './canvas.ts'
import type { Kind } from './character.ts'
import type { NoteStrips } from './strip.ts'
import type { TagNode } from './tags.ts'

/** How characters look. Shared between atoms: compare by identity. */
export interface TextStyle {
  face: Face
  /** Points. */
  size: number
  color: string
  /** Digits and letters in another face (`PageSetup.latin`). */
  latinFace?: Face
  /** Width of a full cell where the grid is tighter than the type (5.2.3); the size when left out. */
  cell?: number
  /** Marks may give up half of their cell (`PageSetup.punctuation`). */
  squeezed?: boolean
  /** Extra space after every character, in points. */
  tracking?: number
  underline?: boolean
  /** A second line under the first: inserted text. */
  doubleUnderline?: boolean
  strike?: boolean
  /** Points by which the baseline is raised. */
  rise?: number
  /** Node of the structure tree inside the block: a link, a note's number. */
  tag?: TagNode
  /** Goes to this address, or to the heading with this id. */
  link?: { url: string } | { target: string }
}

/** Something that stands in a line like a character. */
export interface InlineObject {
  /** Points above and below the baseline. */
  ascent: number
  descent: number
  draw(canvas: Canvas, x: number, baseline: number, tag: TagNode): void
  /** Takes whatever is left of the line: a field alone at the end of its paragraph. */
  fill?: boolean
}

/** A piece of a line that is never torn: one Chinese character, a Latin word, a space, an object. */
export interface Atom {
  text: string
  kind: Kind
  style: TextStyle
  font: Face
  /** Advance in points, squeezed marks already cut. */
  width: number
  /** Where the glyph stands right of the atom's origin. */
  shift: number
  /** Starts of the characters of a word. */
  offsets?: number[]
  /** Points that a mark can still give up. */
  squeeze: number
  /** Points between this and the next atom that vanish at a line's end. */
  gap: number
  /** A line may end after it. */
  breakAfter: boolean
  /** A line must end after it. */
  mustBreak?: boolean
  object?: InlineObject
  /** Kept for all places where the character stands: never changed in place, see `alter`. Both forms of it. */
  shared?: { tied: Atom; breakable: Atom }
  /** Footnotes called here. */
  notes?: NoteStrips[]
}

/** Changes an atom of a list; one that is shared is replaced by a copy. */
export function alter(atoms: Atom[], at: number, changes: Partial<Atom>): void {
  const atom = atoms[at]
  if (!atom) return
  if (!atom.shared) {
    Object.assign(atom, changes)
    return
  }
  const { shared: _, ...own } = atom
  atoms[at] = { ...own, ...changes }
}
