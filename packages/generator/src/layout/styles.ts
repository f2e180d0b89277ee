import type { Face } from '@gongwen/model'
import type { Faces } from '../metrics/faces.ts'
import type { PageArea } from '../standard/page-area.ts'
import type { Atom, TextStyle } from './atom.ts'
import type { Context } from './context.ts'
import { setText, settlePairs } from './set-text.ts'

/** The look of a face and size; 16-point text is set in the cells of the grid (5.2.3). */
export function styleOf(context: Context, face: Face, size: number = context.body.size): TextStyle {
  const { cell: _, ...rest } = context.shared.text
  return { ...rest, face, size, ...cellOf(context.area, size) }
}

/** The cell of a size: 28 characters of 16 points fill 156 mm, so each is set a little closer. */
export function cellOf(area: PageArea, size: number): { cell?: number } {
  return size === 16 ? { cell: area.cell } : {}
}

/** Atoms of one line of plain text, for signatures and marks; missing characters are reported. */
export function wordsOf(text: string, style: TextStyle, context: Context): Atom[] {
  const { shared, place } = context
  return measureWords(text, style, shared.faces, (character) => shared.missing(character, place))
}

/** As `wordsOf`, without a context. */
export function measureWords(
  text: string,
  style: TextStyle,
  faces: Faces,
  missing: (character: string) => void = () => {},
): Atom[] {
  const atoms: Atom[] = []
  setText(text, style, faces, missing, atoms)
  settlePairs(atoms)
  return atoms
}

/** Width of atoms on one line, points. */
export function widthOf(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom, i) => sum + atom.width + (i + 1 < atoms.length ? atom.gap : 0), 0)
}
