/** A quotation in an opinion. Offsets cover the marks; `text` is what stands between them. */
export interface Quoted {
  start: number
  end: number
  text: string
}

/** An opinion in which each quotation is one placeholder character, so that patterns stay short and linear. */
export interface Masked {
  text: string
  quotes: Quoted[]
}

const marks =
  /“([^“”]{1,400})”|"([^"\n]{1,400})"|「([^「」]{1,400})」|『([^『』]{1,400})』|‘([^‘’]{1,200})’|＂([^＂\n]{1,400})＂/g
const first = 0xe000

/** A class of the placeholder characters, for patterns. */
export const anyQuote = '[\ue000-\ue0ff]'

/** Replaces quotations by placeholders; the 257th and later ones stay as they are. */
export function maskQuotes(text: string): Masked {
  const quotes: Quoted[] = []
  const masked = text.replace(/[\ue000-\ue0ff]/g, ' ').replace(marks, (...match) => {
    const [whole, ...inner] = match.slice(0, 7) as string[]
    if (quotes.length >= 256) return whole ?? ''
    const start = match.find((value) => typeof value === 'number') as number
    quotes.push({
      start,
      end: start + (whole?.length ?? 0),
      text: (inner.find((value) => value !== undefined) ?? '').trim(),
    })
    return String.fromCharCode(first + quotes.length - 1)
  })
  return { text: masked, quotes }
}

/** The quotation behind a placeholder. */
export function quoteAt(masked: Masked, character: string | undefined): Quoted | undefined {
  return character === undefined ? undefined : masked.quotes[character.charCodeAt(0) - first]
}

/** Puts quotations back, without their marks or with them. */
export function unmask(text: string, masked: Masked, withMarks = false): string {
  return text.replace(/[\ue000-\ue0ff]/g, (character) => {
    const quote = quoteAt(masked, character)?.text ?? ''
    return withMarks ? `“${quote}”` : quote
  })
}

/** Where a place in the masked text is in the opinion itself. */
export function unmaskedOffset(masked: Masked, index: number): number {
  let offset = index
  for (let i = 0; i < index; i++) {
    const quote = quoteAt(masked, masked.text[i])
    if (quote) offset += quote.end - quote.start - 1
  }
  return offset
}
