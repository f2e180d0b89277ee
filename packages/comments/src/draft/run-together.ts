import type { ParsedMark } from '@gongwen/model'
import { type Line, tidy } from './line.ts'
import { markOf } from './paragraph-mark.ts'
import { ranksOf, startSequence } from './sequence.ts'

/** Lines of this length on average may be whole pages run together, as a web page's text comes when it is pasted. */
const runTogether = 250
const markStart =
  /第|[（(]?[零〇一二三四五六七八九十百千两0-9０-９]|[\u2460-\u24ff\u3220-\u3229\u3251-\u32bf\u2776-\u2789]/g
const groups = ['part', 'subpart', 'chapter', 'section']
const longestHeading = 30

/** Cuts text that lost its line ends at the marks that go on counting; other lines come back as they are. */
export function splitRunTogether(lines: readonly Line[]): readonly Line[] {
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (lines.length === 0 || characters / lines.length < runTogether) return lines
  const sequence = startSequence(ranksOf(false))
  const atStart = lines.filter(({ text }) => markOf(text)).length
  const apart = lines.flatMap((line) => {
    const cuts = [0]
    let last: { at: number; mark: ParsedMark } | undefined
    for (const { index } of line.text.matchAll(markStart)) {
      const mark = markOf(line.text.slice(index, index + 40))
      if (
        !mark ||
        !mayStart(line.text, index, mark, last) ||
        !['first', 'next', 'running'].includes(sequence.step(mark.mark))
      )
        continue
      sequence.take(mark.mark)
      last = { at: index, mark }
      if (index > 0) cuts.push(index)
    }
    return cuts.flatMap((at, i) => piece(line, at, cuts[i + 1] ?? line.text.length))
  })
  // A text with its line ends has most marks at their starts; here and there a paragraph counts within itself.
  const cut = apart.length - lines.length
  return cut >= 3 && cut > 2 * atStart ? apart : lines
}

/** After the end of a sentence; right after the heading of a chapter; a chapter also after a blank or a note without a point. */
function mayStart(
  text: string,
  at: number,
  { mark }: ParsedMark,
  last: { at: number; mark: ParsedMark } | undefined,
): boolean {
  if (at === 0 || /[。；：！？.;:!?][”’）)]*\s?$/.test(text.slice(Math.max(0, at - 4), at))) return true
  const sinceLast = last && text.slice(last.at, at)
  if (last && groups.includes(last.mark.mark.form) && sinceLast !== undefined && sinceLast.length <= longestHeading)
    return !/[，。；：]/.test(sinceLast)
  if (groups.includes(mark.form)) return last === undefined || !/[、，第和与]$/.test(text.slice(0, at).trimEnd())
  return mark.form === 'article' && last === undefined && mark.ordinal === 1
}

/** Part of a line. Offsets in the source are those of the line: blanks put in order before no longer allow finer ones. */
function piece(line: Line, from: number, to: number): Line[] {
  const text = tidy(line.text.slice(from, to))
  return text === '' ? [] : [{ ...line, text, indent: 0 }]
}
