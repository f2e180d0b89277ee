/** A line of the source with its blanks put in order. Offsets are UTF-16 units of the source. */
export interface Line {
  text: string
  start: number
  end: number
  /** Blanks it starts with, in characters of full width. */
  indent: number
  /** Level of a Markdown heading. */
  heading?: number
  /** Stands right before or after a form feed. */
  atPageEdge: boolean
}

const blanks = /[\s\u00a0\u200b\ufeff]+/g
const wide = '\\u2018-\\u201d\\u2014\\u2026\\u2460-\\u24ff\\u3001-\\u303f\\uff00-\\uffef'
const han = '\\p{Script=Han}\\u3007'
/** PDF puts blanks between Han and digits, after full-width marks, and around them: they are none of the author's. */
const needless = new RegExp(
  `(?<=[${wide}]) | (?=[${wide}])|(?<=[${han}]) (?=[A-Za-z0-9＜<+%])|(?<=[A-Za-z0-9＞>+%]) (?=[${han}])`,
  'gu',
)
const spacedOut = /^\p{Script=Han}(?: \p{Script=Han}){3,}$/u

/** One blank where there are several, none where none belongs; 台 州 市 closes up. */
export function tidy(text: string): string {
  const single = text.replace(blanks, ' ').trim()
  return spacedOut.test(single) ? single.replace(/ /g, '') : single.replace(needless, '')
}

/** Width in Han characters: a Latin letter or digit takes half. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += (char.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1
  return width
}

/** The lines that say something, in order. `strip` takes the syntax of a markup language from a line first. */
export function splitLines(source: string, strip: (line: string) => { text: string; heading?: number }): Line[] {
  const lines: Line[] = []
  const pattern = /[^\n\r\f\v\u2028\u2029]+/g
  for (const { 0: raw, index } of source.matchAll(pattern)) {
    const { text: bare, heading } = strip(raw)
    const text = tidy(bare)
    if (text === '') continue
    const lead = /^[\s\u00a0]*/.exec(bare)?.[0] ?? ''
    const before = source.slice(lines.at(-1)?.end ?? 0, index)
    const atPageEdge = before.includes('\f')
    const last = lines.at(-1)
    if (atPageEdge && last) last.atPageEdge = true
    lines.push({
      text,
      start: index,
      end: index + raw.length,
      indent: [...lead].reduce((sum, char) => sum + (char === '\u3000' ? 1 : char === '\t' ? 2 : 0.5), 0),
      atPageEdge,
      ...(heading === undefined ? {} : { heading }),
    })
  }
  return lines
}
