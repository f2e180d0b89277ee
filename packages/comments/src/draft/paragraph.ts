import { type ParsedMark, parseMark } from '@gongwen/model'
import { type Line, widthOf } from './line.ts'
import { ranksOf, startSequence } from './sequence.ts'

/** A paragraph of the draft, its lines joined. */
export interface Paragraph {
  text: string
  start: number
  end: number
  mark?: ParsedMark
  heading?: number
}

const ended = /(?:(?:[。；：！？;:!?]|(?<![0-9])\.)[”’）)》】]*|[。；](?:（[^（）]*(?:（[^（）]*）[^（）]*)*）)+)$/
const opened = /[、，,（(《“‘〔]$/
/** Marks that a draft prints; 第二款 and 第一项 at the start of a line only cite. */
const cited = new Set(['paragraph', 'item', 'subitem'])

/** The mark that a paragraph starts with, if it is one that numbers paragraphs. */
export function markOf(text: string): ParsedMark | undefined {
  const found = parseMark(text)
  return found && !cited.has(found.mark.form) ? found : undefined
}

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
    (line, i) => markOf(line.text) && !ended.test(line.text) && lines[i + 1] && !markOf(lines[i + 1]!.text),
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
  if (width === undefined || width < 12 || width > 64) return undefined
  const wider = widths.filter((one) => one > width + 2).length
  const broken = lines.filter(({ text }, i) => {
    const next = lines[i + 1]
    return widths[i]! >= width - 4 && !ended.test(text) && next !== undefined && !markOf(next.text)
  }).length
  return wider <= lines.length * 0.03 && broken >= Math.max(2, lines.length * 0.2) ? width : undefined
}

/** Joins the lines that belong together. */
export function joinLines(lines: readonly Line[], layout: Layout, chineseAboveArticle: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const sequence = startSequence(ranksOf(chineseAboveArticle))
  let last: { line: Line; first: boolean } | undefined
  lines.forEach((line, i) => {
    const mark = markOf(line.text)
    const current = paragraphs.at(-1)
    const fits = mark !== undefined && ['first', 'next', 'running'].includes(sequence.step(mark.mark))
    const starts =
      layout.kind === 'paragraphs' || !current || !last || line.heading !== undefined || current.heading !== undefined
        ? true
        : layout.kind === 'indented'
          ? line.indent >= 1.5
          : (fits && sequence.isEmpty()) ||
            startsParagraph(last.line, last.first, line, lines[i + 1], mark, fits, current, layout)
    if (!current || starts) {
      if (mark) sequence.take(mark.mark)
      paragraphs.push({
        text: line.text,
        start: line.start,
        end: line.end,
        ...(mark ? { mark } : {}),
        ...(line.heading === undefined ? {} : { heading: line.heading }),
      })
    } else {
      current.text = join(current.text, line.text)
      current.end = line.end
    }
    last = { line, first: starts }
  })
  return paragraphs
}

/** Whether a line of broken text starts a paragraph. */
function startsParagraph(
  last: Line,
  lastIsFirst: boolean,
  line: Line,
  next: Line | undefined,
  mark: ParsedMark | undefined,
  fits: boolean,
  current: Paragraph,
  { width, firstIndent }: { width: number; firstIndent: number },
): boolean {
  if (opened.test(last.text)) return false
  const capacity = width - (lastIsFirst ? firstIndent : 0)
  const lastEnds = ended.test(current.text.slice(-200))
  const room = capacity - widthOf(last.text) - widthOf(firstPiece(line.text))
  // What follows would have fitted: the author, not the margin, ended the line. Headings end without a point.
  if (room >= (lastEnds ? 0.5 : 2.5)) return !mark || fits || lastEnds || room >= 4
  if (mark)
    return fits && (lastEnds || announces(mark, line.text) || (current.mark !== undefined && isHeading(current.text)))
  // A full line that ends a sentence: a first line is shorter by its indent, and stops where a later line would go on.
  if (!lastEnds || !next || ended.test(line.text)) return false
  const left = width - widthOf(line.text) - widthOf(firstPiece(next.text))
  return firstIndent > 0 && left >= 0.5 && left < firstIndent + 1 && widthOf(line.text) <= width - firstIndent
}

/** 第二章 总则 on a line of its own, or 第三条 with the blank that sets it off: no running text has these. */
function announces({ mark, spaced }: ParsedMark, text: string): boolean {
  if (mark.form === 'article') return spaced
  return ['part', 'subpart', 'chapter', 'section'].includes(mark.form) && text.length < 30 && !/[。，；：]/.test(text)
}

function isHeading(text: string): boolean {
  return text.length < 60 && !/[。；]/.test(text)
}

/** What a printer will not part: a character with the closing marks after it, or a word or number. */
function firstPiece(text: string): string {
  return /^(?:[A-Za-z0-9.,%+-]+|.)[，。、；：？！”’）》〕】…—%]*/u.exec(text)?.[0] ?? ''
}

/** Two pieces of a broken line: only words of letters keep a blank between them. */
export function join(a: string, b: string): string {
  return /[A-Za-z,;:]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b
}
