import type { Inline } from '@gongwen/model'
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
  const lines = rows.flatMap((row) => linesOf(row, scope.width / 20, faces))
  return lines.flatMap((value, index): Inline[] => [
    ...(index > 0 ? [{ type: 'break' } as const] : []),
    { type: 'text', value },
  ])
}

function linesOf(text: string, room: number, faces: Faces): string[] {
  const atoms = measureWords(text, { face: 'xiaobiaosong', size, color: '#000000' }, faces)
  if (atoms.map((atom) => atom.text).join('') !== text) return [text]
  return titleLines(atoms, room).map(({ start, end }) =>
    atoms
      .slice(start, end)
      .map((atom) => atom.text)
      .join(''),
  )
}
