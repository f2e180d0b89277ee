import { type Token, tokensOf } from './tokens.ts'

/** Where words stand in a text, and how well: the share of the words' symbols that were found there, 0 to 1. */
export interface Place {
  start: number
  end: number
  share: number
}

const limits = { words: 400, text: 6000 }

/** Finds the words in the text by meaning: exactly if possible, else the best local alignment with at least `least` of them. */
export function locate(words: string, text: string, least = 0.6): Place | null {
  const needle = tokensOf(words.slice(0, limits.words))
  const haystack = tokensOf(text.slice(0, limits.text))
  if (needle.length === 0 || haystack.length === 0) return null
  const exact = indexOf(needle, haystack)
  if (exact >= 0) return closeBracket(span(haystack, exact, exact + needle.length, 1), text)
  if (needle.length < 3) return null
  const found = localAlignment(needle, haystack)
  if (!found || found.matches / needle.length < least || found.matches < 3) return null
  // What was found must be mostly the words themselves, not a long stretch with them strewn in.
  if (found.matches / (found.end - found.start) < 0.55) return null
  const place = span(haystack, found.start, found.end, found.matches / needle.length)
  closeBracket(place, text)
  // A number is never cut: 〔7〕时至21时.
  while (/\d/.test(text[place.start] ?? '') && /\d/.test(text[place.start - 1] ?? '')) place.start--
  while (/\d/.test(text[place.end - 1] ?? '') && /\d/.test(text[place.end] ?? '')) place.end++
  if (/^[时年月日个家元%]/.test(text.slice(place.start)) && /\d/.test(words[0] ?? '')) {
    while (/\d/.test(text[place.start - 1] ?? '')) place.start--
  }
  return place
}

/** 街道（乡镇〔）〕: brackets are no symbols, so one that was opened inside is closed. */
function closeBracket(place: Place, text: string): Place {
  const words = text.slice(place.start, place.end)
  if (words.lastIndexOf('（') > words.lastIndexOf('）') && text[place.end] === '）') place.end++
  return place
}

/** Dice overlap of two texts over their longest common subsequence of symbols, 0 to 1. */
export function likeness(a: string, b: string): number {
  const left = tokensOf(a.slice(0, limits.words))
  const right = tokensOf(b.slice(0, limits.words))
  if (left.length + right.length === 0) return 1
  let row = new Uint16Array(right.length + 1)
  for (const { key } of left) {
    const next = new Uint16Array(right.length + 1)
    for (let j = 0; j < right.length; j++) {
      next[j + 1] = key === right[j]?.key ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)
    }
    row = next
  }
  return (2 * (row[right.length] ?? 0)) / (left.length + right.length)
}

function span(symbols: Token[], from: number, to: number, share: number): Place {
  return { start: symbols[from]?.start ?? 0, end: symbols[to - 1]?.end ?? 0, share }
}

function indexOf(needle: Token[], haystack: Token[], from = 0): number {
  for (let i = from; i + needle.length <= haystack.length; i++) {
    let j = 0
    while (j < needle.length && needle[j]?.key === haystack[i + j]?.key) j++
    if (j === needle.length) return i
  }
  return -1
}

/** Smith–Waterman with linear gaps: match 2, a quantity 4, mismatch −1.5, gap −1. */
function localAlignment(needle: Token[], haystack: Token[]): { start: number; end: number; matches: number } | null {
  const width = haystack.length + 1
  const score = new Float32Array((needle.length + 1) * width)
  let best = 0
  let at = 0
  for (let i = 1; i <= needle.length; i++) {
    const key = needle[i - 1]?.key ?? ''
    const gain = key.startsWith('#') ? 4 : 2
    for (let j = 1; j < width; j++) {
      const here = i * width + j
      const diagonal = (score[here - width - 1] ?? 0) + (haystack[j - 1]?.key === key ? gain : -1.5)
      const value = Math.max(0, diagonal, (score[here - width] ?? 0) - 1, (score[here - 1] ?? 0) - 1)
      score[here] = value
      if (value > best) {
        best = value
        at = here
      }
    }
  }
  if (best === 0) return null
  let matches = 0
  let here = at
  const end = at % width
  while ((score[here] ?? 0) > 0) {
    const j = here % width
    const key = needle[Math.floor(here / width) - 1]?.key ?? ''
    const same = haystack[j - 1]?.key === key
    const diagonal = (score[here - width - 1] ?? 0) + (same ? (key.startsWith('#') ? 4 : 2) : -1.5)
    if (Math.abs(diagonal - (score[here] ?? 0)) < 1e-4) {
      matches += same ? 1 : 0
      here -= width + 1
    } else if (Math.abs((score[here - width] ?? 0) - 1 - (score[here] ?? 0)) < 1e-4) here -= width
    else here -= 1
  }
  return { start: here % width, end, matches }
}
