/** A stretch of a text. */
export interface Span {
  start: number
  end: number
}

const open = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
])

const longestQuotation = 300

/**
 * Cuts at any of the given characters outside quotation marks, book titles and brackets; the cut character stays with
 * what is before it. A bracket that never closes does not hide the rest.
 */
export function cutAt(text: string, stops: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const close = open.get(text[i] ?? '')
    if (close !== undefined) {
      // Looked for nearby only: a mark that never closes must not cost a search of the whole text each time.
      const length = text.slice(i + 1, i + 1 + longestQuotation).indexOf(close)
      if (length >= 0) i += 1 + length
      continue
    }
    if (!stops.includes(text[i] ?? '')) continue
    if (i + 1 > start) spans.push({ start, end: i + 1 })
    start = i + 1
  }
  if (start < text.length) spans.push({ start, end: text.length })
  return spans
}

/** Sentences: cut at 。！？； and line ends. */
export function sentencesOf(text: string): Span[] {
  return cutAt(text, '。！？；!?;\n')
}

/** Comma-separated members of sentences. */
export function membersOf(text: string): Span[] {
  return cutAt(text, '。！？；!?;\n，,：:')
}

const numbering =
  /^\s*(?:【批注\s*\d*\s*[：:]|[（(]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)][、.．]?|[①-⑳]|(?:第[一二三四五六七八九十]{1,3}|其[一二三四五六七八九十]{1,2}|首先|其次|再次|再者|最后|此外|另外)[，,、：:]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[、，．]|\.(?!\d)|是(?=[^否]))|[-•●·*])\s*/

/** Length of the list number that an opinion starts with: `3、`, `（二）`, `一是`, `【批注2：`. */
export function numberingLength(text: string): number {
  return numbering.exec(text)?.[0].length ?? 0
}

/** A text whose lines were broken inside sentences, as a PDF breaks them, made whole; ends of sentences stay. */
export function joinLines(text: string): string {
  return text.includes('\n')
    ? text.replace(
        /(?<![。！？；：!?;:\n])[ \t\u3000]*\r?\n[ \t\u3000]*(?!\n|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])/g,
        '',
      )
    : text
}
