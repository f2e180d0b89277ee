import type { Inline } from '@gongwen/model'
import { type Atom, alter, type TextStyle } from '../../layout/atom.ts'
import { measureWords } from '../../layout/styles.ts'
import { titleLines } from '../../layout/titles/title-lines.ts'
import type { Faces } from '../../metrics/faces.ts'
import type { Scope } from './writing.ts'

/** Points of a title (GB/T 9704-2012, 7.3.1). */
const size = 22

/**
 * A title with line ends by meaning, in the shape of a trapezium or a diamond (GB/T 9704-2012, 7.3.1): Word only fills
 * lines. Titles that hold more than text and line ends stay as they are, and so do all where the host has no 小标宋.
 */
export function balanced(children: readonly Inline[], scope: Scope): readonly Inline[] {
  const { faces } = scope.writing
  if (!faces.metrics('xiaobiaosong') || !children.every(({ type }) => type === 'text' || type === 'break'))
    return children
  const rows: string[] = ['']
  for (const node of children) {
    if (node.type === 'text') rows[rows.length - 1] += node.value
    else rows.push('')
  }
  const lines = balancedRows(rows, scope.width / 20, titleStyle(scope), faces) ?? rows
  return lines.flatMap((value, index): Inline[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    { type: 'text', value },
  ])
}

function titleStyle({ writing }: Scope): TextStyle {
  const squeezed = writing.document.setup.punctuation === 'squeezed'
  return { face: 'xiaobiaosong', size, color: '#000000', ...(squeezed && { squeezed }) }
}

/** Rows that the author ended are shaped together, as on our own pages; undefined where characters have no glyph. `room` in points. */
export function balancedRows(
  rows: readonly string[],
  room: number,
  style: TextStyle,
  faces: Faces,
): string[] | undefined {
  const atoms: Atom[] = []
  for (const [index, row] of rows.entries()) {
    const own = measureWords(row, style, faces)
    if (own.length === 0 || textOf(own) !== row) return undefined
    if (index < rows.length - 1) alter(own, own.length - 1, { mustBreak: true, breakAfter: true })
    atoms.push(...own)
  }
  return titleLines(atoms, room).map(({ start, end }) => textOf(atoms.slice(start, end)))
}

function textOf(atoms: readonly Atom[]): string {
  return atoms.map((atom) => atom.text).join('')
}
