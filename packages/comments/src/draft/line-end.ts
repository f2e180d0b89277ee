import type { ParsedMark } from '@gongwen/model'
import { type Line, widthOf } from './line.ts'

const closing = '[”’）)》】]*'
const remark = '(?:（[^（）]*(?:（[^（）]*）[^（）]*)*）)'
const sentence = new RegExp(`(?:(?:[。！？!?]|(?<![0-9])\\.)${closing}|[。；]${remark}+)$`)
const clause = new RegExp(`[；：;:]${closing}$`)
/** 附件1 on a line of its own. */
export const annexLabel: RegExp = /^附\s?件\s?[0-9一二三四五六七八九十]{0,3}[：:]?$/
/** Words that begin a 款 rather than a sentence within one. */
const opensParagraph =
  /^(?:有?下列|前[一二两三]?款|(?:依照|违反|符合)前款|本(?:办法|条例|规定|细则|规则|意见|方案|法)所称)/
const open = /[、，,（(《“‘〔]$/

/** Whether a text ends with a full stop, 。（责任单位：……） included. The point of 3. is none. */
export function endsSentence(text: string): boolean {
  return sentence.test(text.slice(-200))
}

/** Whether a text ends with any mark that may end a paragraph: a sentence's, or ； and ： before items. */
export function endsClause(text: string): boolean {
  return endsSentence(text) || clause.test(text)
}

/** A line of broken text and what stands around it. */
export interface LineBreak {
  last: Line
  /** Whether `last` is the first line of its paragraph. */
  lastIsFirst: boolean
  line: Line
  next: Line | undefined
  mark: ParsedMark | undefined
  /** Whether the mark goes on counting. */
  fits: boolean
  /** What the paragraph says so far, and whether it may be a heading: a mark other than an article's opened it. */
  paragraph: { text: string; mayBeHeading: boolean }
  /** Whether the paragraph is the last of a list: the items before it end with ；, this one with 。 */
  endsList: boolean
}

/** Whether a line of broken text starts a paragraph. `width` is that of full lines, first lines are shorter by `firstIndent`. */
export function startsParagraph(at: LineBreak, width: number, firstIndent: number): boolean {
  const { last, line, next, mark, fits, paragraph } = at
  if (annexLabel.test(line.text) || annexLabel.test(last.text)) return true
  if (open.test(last.text)) return false
  const ends = mark ? endsClause(paragraph.text) : endsSentence(paragraph.text)
  const capacity = width - (at.lastIsFirst ? firstIndent : 0)
  const room = capacity - widthOf(last.text) - widthOf(firstPiece(line.text))
  // What follows would have fitted: the author, not the margin, ended the line. Headings end without a point.
  if (room >= (ends ? 0.5 : 2.5)) return !mark || fits || ends || room >= 4
  if (mark) return fits && (ends || announces(mark, line.text) || (paragraph.mayBeHeading && isHeading(paragraph.text)))
  if (at.endsList) return true
  if (ends && opensParagraph.test(line.text)) return true
  // A full line that ends a sentence: a first line is shorter by its indent, and stops where a later line would go on.
  if (!ends || !next || endsClause(line.text)) return false
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

const piece = /^(?:[A-Za-z0-9.,%+-]+|.)(?:[“‘](?:[A-Za-z0-9.,%+-]+|.))*[，。、；：？！”’）》〕】…—%]*/u

/** What a printer will not part: a character with the closing marks after it, a word or number, what stands before a “ and after. */
function firstPiece(text: string): string {
  return piece.exec(text)?.[0] ?? ''
}

/** Whether a line of mostly whole paragraphs was left broken: running text that stops in mid-sentence. */
export function stopsShort(text: string): boolean {
  return text.length >= 28 && /[，。；]/.test(text) && !endsClause(text)
}
