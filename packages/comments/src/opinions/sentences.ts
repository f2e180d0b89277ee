import { type Span, trimSpan } from './paragraphs.ts'

const closers = '”’"』」）)】]》'
const openers = new Map([
  ['“', '”'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
])
/** A quotation longer than this was never closed: its marks are ignored. */
const longestQuotation = 200

function closingOf(text: string, at: number, end: number): number {
  const close = openers.get(text[at]!)
  if (close === undefined) return -1
  const found = text.slice(at + 1, Math.min(end, at + 1 + longestQuotation)).indexOf(close)
  return found < 0 ? -1 : at + 1 + found
}

/** A Latin full stop ends a sentence after a Chinese character only. */
function endsSentence(text: string, index: number): boolean {
  const character = text[index]!
  if (character === '.') return /[\u4e00-\u9fff”"]/.test(text[index - 1] ?? '') && !/[\d\w]/.test(text[index + 1] ?? '')
  return '。！？!?'.includes(character)
}

/** Sentences of a span: ended by 。！？, never inside quotation marks or brackets. */
export function sentencesOf(text: string, span: Span): Span[] {
  const sentences: Span[] = []
  let start = span.start
  for (let index = span.start; index < span.end; index++) {
    const closing = closingOf(text, index, span.end)
    if (closing > 0) {
      index = closing
      // “……。”ends the sentence too when the quotation does and nothing runs on.
      if (!/[。！？!?]/.test(text[closing - 1]!) || !/^[\s]*$/.test(text.slice(closing + 1, closing + 2))) continue
    } else if (!endsSentence(text, index)) continue
    let end = index + 1
    while (end < span.end && ('。！？!?…'.includes(text[end]!) || (closers.includes(text[end]!) && text[end] !== '(')))
      end++
    const sentence = trimSpan(text, { start, end })
    if (sentence.end > sentence.start) sentences.push(sentence)
    start = end
    index = end - 1
  }
  const rest = trimSpan(text, { start, end: span.end })
  if (rest.end > rest.start) sentences.push(rest)
  return sentences
}

/** The commas of a sentence, none inside quotation marks or brackets. */
export function commasOf(text: string, span: Span): number[] {
  return signsOf(text, span, '，,')
}

/** The semicolons of a sentence, none inside quotation marks or brackets. */
export function semicolonsOf(text: string, span: Span): number[] {
  return signsOf(text, span, '；;')
}

function signsOf(text: string, span: Span, signs: string): number[] {
  const found: number[] = []
  for (let index = span.start; index < span.end; index++) {
    const closing = closingOf(text, index, span.end)
    if (closing > 0) index = closing
    else if (signs.includes(text[index]!)) found.push(index)
  }
  return found
}
