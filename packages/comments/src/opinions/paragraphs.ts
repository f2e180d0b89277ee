import type { Cut, Part } from '../records.ts'

/** A half-open stretch `[start, end)` of a part's text. */
export interface Span {
  start: number
  end: number
}

const space = /[\s\u200b\ufeff]/

/** The span without white space at either end. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && space.test(text[from]!)) from++
  while (to > from && space.test(text[to - 1]!)) to--
  return { start: from, end: to }
}

function isLineEdge(text: string, at: number, step: -1 | 1): boolean {
  for (let index = step < 0 ? at - 1 : at; index >= 0 && index < text.length; index += step) {
    const character = text[index]!
    if (character === '\n' || character === '\r') return true
    if (!space.test(character)) return false
  }
  return true
}

/** Whether a cut may be taken out. Words of the draft inside a sender's own line are the sender quoting: they stay. */
export function isOwnLines(text: string, { start, end, why }: Cut): boolean {
  if (why !== 'draft' && why !== 'announcement' && why !== 'own-mail') return true
  if (!isLineEdge(text, start, -1)) return false
  return isLineEdge(text, end, 1) || /^\s*[[【〔（(<]/.test(text.slice(end, end + 4))
}

/** What is left of a part when `taken` (sorted) is removed. */
export function freeSpans(part: Pick<Part, 'text'>, taken: readonly Span[]): Span[] {
  const free: Span[] = []
  let at = 0
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start > at) free.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  if (at < part.text.length) free.push({ start: at, end: part.text.length })
  return free
}

/** Width in Chinese characters: letters and digits count half. */
function widthOf(line: string): number {
  let width = 0
  for (const character of line) width += character < '\u2e80' ? 0.5 : 1
  return width
}

const ended = /(?:[。！？!?；;：:…”"』」）)】\]]|(?<=[\u4e00-\u9fff])\.)\s*$/
const opens =
  /^(?:[\s\u3000]{2,}|[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．是]|第[一二三四五六七八九十\d]|[①-⑳]|[-•·●■◆★*【[]|(?:理由|建议|意见|原文)[:：一二三四五\d]|附[件：:]|此致|\d{4}年|.{2,20}[:：]\s*$)/

/** Mail programs wrap at 72 to 78 columns: such a line that stops in the middle of a sentence was wrapped, even where too few lines are left to tell. */
const mailWrap: readonly [number, number] = [35.5, 39]
const widestWrap = 62
/** Pages and mail programs wrap no narrower; forms and cells do. */
const narrowest = 26
/** A salutation ends in a sign, too. */
const shortLine = 10
const title = /(?:意见|建议|反馈|复函|函|汇总表|意见表|反馈表|》)\s*$/

/** A line begins so only when the one before was broken. */
const continues = /^[，。、；：！？”’）》%％,;!?]/

/** The width at which a text was wrapped by a machine, or 0 if it was not. */
function wrapWidth(lines: readonly string[]): number {
  const filled = lines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '')
  const widths = filled.map(widthOf)
  const widest = widths.slice(0, 10_000).reduce((most, width) => Math.max(most, width), 0)
  if (filled.length < 2 || widest < 12 || widest > widestWrap) return 0
  const full = filled.filter((_, at) => widths[at]! >= widest - 2.5)
  // Lines of a chat: nobody who sets no full stop at all has been wrapped so narrowly.
  if (widest < narrowest && !filled.some((line) => widthOf(line.trimEnd()) > shortLine && ended.test(line))) return 0
  // Wrapped text breaks in the middle of sentences, written paragraphs do not.
  const broken = full.filter((line) => !ended.test(line))
  if (filled.some((line, at) => at > 0 && continues.test(line) && widths[at - 1]! >= widest - 2.5)) return widest
  // Few lines tell only when the broken ones end at one and the same place.
  const even = filled.length >= 3 || broken.every((line) => widthOf(line) >= widest - 1)
  return full.length >= 2 && broken.length >= 2 && broken.length * 2 >= full.length && even ? widest : 0
}

const pageNumber =
  /^\s*(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d{1,4}\s*页(?:\s*[共/]\s*\d{1,4}\s*页?)?|\d{1,3}\s*\/\s*\d{1,3})\s*$/

/** Paragraphs of a span: lines, those that a machine wrapped joined, white space off their ends, page numbers apart. */
export function paragraphsOf(text: string, span: Span): Span[] {
  const lines: Span[] = []
  let at = span.start
  for (let index = span.start; index <= span.end; index++) {
    const character = index < span.end ? text[index]! : '\n'
    if (character !== '\n' && character !== '\r' && character !== '\v' && character !== '\f' && character !== '\u2028')
      continue
    lines.push({ start: at, end: index })
    at = index + 1
  }
  const written = lines.map(({ start, end }) => text.slice(start, end))
  const width = wrapWidth(written)
  const widest = written.slice(0, 10_000).reduce((most, line) => Math.max(most, widthOf(line.trimEnd())), 0)
  const paragraphs: Span[] = []
  let open = false
  for (const line of lines) {
    const trimmed = trimSpan(text, line)
    if (trimmed.start === trimmed.end) {
      open = false
      continue
    }
    const words = text.slice(line.start, line.end)
    const last = paragraphs.at(-1)
    if (open && last && !opens.test(words)) last.end = trimmed.end
    else paragraphs.push(trimmed)
    const wide = widthOf(words.trimEnd())
    const full = width > 0 ? wide >= width - 4 : widest <= mailWrap[1] && wide >= mailWrap[0]
    open = full && !ended.test(words) && !pageNumber.test(words) && !title.test(words)
  }
  return paragraphs
}

/** Whether a paragraph is only a page number. */
export function isPageNumber(text: string): boolean {
  return pageNumber.test(text)
}

/** The words of a span on one line: wrapped lines joined, without a space between Chinese characters. */
export function wordsOf(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/[ \t\u3000]*[\r\n\v\f\u2028]+[ \t\u3000]*/g, '\n')
    .replace(/(?<=[^\n]{0,1}[\u2e80-\uffef“”‘’—…\d])\n(?=[\u2e80-\uffef“”‘’—…\d])/g, '')
    .replace(/\n/g, ' ')
}
