import type { ParsedMark } from '@gongwen/model'
import type { Layout } from './layout.ts'
import type { Line } from './line.ts'
import { endsSentence, startsParagraph, stopsShort } from './line-end.ts'
import { markOf } from './paragraph-mark.ts'
import { ranksOf, startSequence } from './sequence.ts'

/** A paragraph of the draft, its lines joined. */
export interface Paragraph {
  text: string
  start: number
  end: number
  mark?: ParsedMark
  heading?: number
}

/** Joins the lines that belong together. */
export function joinLines(lines: readonly Line[], layout: Layout, chineseAboveArticle: boolean): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const sequence = startSequence(ranksOf(chineseAboveArticle))
  let lastIsFirst = true
  const starts = (line: Line, i: number, mark: ParsedMark | undefined): boolean => {
    const current = paragraphs.at(-1)
    // A mark alone on its line (a list's number, 第二章 above its title) waits for its words.
    if (current?.mark && current.mark.length === current.text.length && !mark) return false
    if (!current || line.heading !== undefined || current.heading !== undefined) return true
    if (layout.kind === 'paragraphs') return mark !== undefined || line.indent >= 1.5 || !stopsShort(current.text)
    if (layout.kind === 'indented') return line.indent >= 1.5
    const fits = mark !== undefined && ['first', 'next', 'running'].includes(sequence.step(mark.mark))
    if (fits && sequence.isEmpty()) return true
    const paragraph = {
      text: current.text,
      mayBeHeading: current.mark !== undefined && current.mark.mark.form !== 'article',
    }
    const at = { last: lines[i - 1]!, lastIsFirst, line, next: lines[i + 1], mark, fits, paragraph }
    return startsParagraph({ ...at, endsList: endsList(current, paragraphs.at(-2)) }, layout.width, layout.firstIndent)
  }
  lines.forEach((line, i) => {
    const mark = markOf(line.text)
    lastIsFirst = starts(line, i, mark)
    if (lastIsFirst) {
      if (mark) sequence.take(mark.mark)
      const { text, start, end, heading } = line
      paragraphs.push({ text, start, end, ...(mark ? { mark } : {}), ...(heading === undefined ? {} : { heading }) })
    } else {
      const current = paragraphs.at(-1)!
      current.text = join(current.text, line.text)
      current.end = line.end
    }
  })
  return paragraphs
}

/** Whether a paragraph is the last of its list: （二）……； before it, （三）……。 itself. */
function endsList({ text, mark }: Paragraph, before: Paragraph | undefined): boolean {
  if (!mark || before?.mark?.mark.form !== mark.mark.form || mark.mark.ordinal !== before.mark.mark.ordinal + 1)
    return false
  return before.text.endsWith('；') && endsSentence(text)
}

/** Two pieces of a broken line: only words of letters keep a blank between them. */
function join(a: string, b: string): string {
  return /[A-Za-z,;:]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b
}
