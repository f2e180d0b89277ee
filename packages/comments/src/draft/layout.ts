import { type Line, widthOf } from './line.ts'
import { endsClause } from './line-end.ts'
import { markOf } from './paragraph-mark.ts'

/** How the lines of a text came to be. */
export type Layout =
  | { kind: 'paragraphs' }
  | { kind: 'indented' }
  | { kind: 'wrapped'; width: number; firstIndent: number }

/**
 * Tells one line a paragraph from lines that a printer broke: these end at the same width and mostly in mid-sentence. Where
 * first lines kept their indent of two characters, the indent decides.
 */
export function detectLayout(lines: readonly Line[]): Layout {
  const width = fullWidth(lines)
  if (width === undefined) return { kind: 'paragraphs' }
  const indented = lines.filter((line) => line.indent >= 1.5)
  const marked = lines.filter((line) => markOf(line.text) !== undefined)
  const indentedMarks = marked.filter((line) => line.indent >= 1.5)
  if (
    indented.length >= 3 &&
    indented.length < lines.length &&
    indentedMarks.length >= marked.length * 0.8 &&
    indented.length >= lines.length * 0.05
  )
    return { kind: 'indented' }
  const firstLines = lines.filter(
    (line, i) => markOf(line.text) && !endsClause(line.text) && lines[i + 1] && !markOf(lines[i + 1]!.text),
  )
  const widest = Math.max(0, ...firstLines.map(({ text }) => widthOf(text)).filter((one) => one <= width))
  return { kind: 'wrapped', width, firstIndent: widest > width - 1 ? 0 : 2 }
}

/** The width that broken lines share; undefined when lines are not broken. */
function fullWidth(lines: readonly Line[]): number | undefined {
  const counts = new Map<number, number>()
  const widths = lines.map(({ text }) => Math.round(widthOf(text)))
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const enough = Math.max(2, lines.length * 0.05)
  const near = (width: number): number => (counts.get(width) ?? 0) + (counts.get(width - 1) ?? 0)
  const width = [...counts.keys()].sort((a, b) => b - a).find((one) => near(one) >= enough)
  if (width === undefined || width < 12 || width > 100) return undefined
  const wider = widths.filter((one) => one > width + 2).length
  const full = lines.flatMap(({ text }, i) => {
    const next = lines[i + 1]
    return widths[i]! >= width - 4 && next && !markOf(next.text) ? [!endsClause(text)] : []
  })
  const broken = full.filter(Boolean).length
  const enoughBroken = Math.max(2, full.length * 0.4, lines.length * 0.06)
  return wider <= lines.length * 0.03 && broken >= enoughBroken ? width : undefined
}
