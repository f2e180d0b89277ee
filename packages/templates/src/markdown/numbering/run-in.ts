/** How a numbered line reads: a heading of its own, a heading with text running on after `cut`, or a sentence. */
export type Reading = { kind: 'heading' } | { kind: 'run-in'; cut: number } | { kind: 'sentence' } | { kind: 'either' }

const opening = '（(《〈“‘「【〔['
const closing = '）)》〉”’」】〕]'

/** Titles longer than this are sentences: the longest run-in title of the notices we read has 28 characters. */
const longestTitle = 30

/**
 * Tells a heading from a numbered sentence by its punctuation (`text` without its number).
 * `either`: a short line that ends in a full stop; a heading when deeper numbers follow (（一）开展……行动。), else a sentence.
 */
export function readNumbered(text: string, level: number): Reading {
  const cut = firstStop(text)
  // A value after a deep number is text, whatever it holds; after 一、 and （一） it is what the section is called.
  if (cut === undefined && level > 2 && text.startsWith('\ufdd0')) return { kind: 'sentence' }
  if (cut === undefined) return standalone(text)
  const title = text.slice(0, cut)
  const rest = text.slice(cut + 1).trim()
  const commas = /[，,]/.test(title)
  if (/[；;]/.test(title) || title.length > longestTitle || title.length === 0) return { kind: 'sentence' }
  if (text[cut] === '：') {
    if (rest === '') return level <= 2 && !commas ? { kind: 'heading' } : { kind: 'sentence' }
    return commas || title.length > 20 ? { kind: 'sentence' } : { kind: 'run-in', cut: cut + 1 }
  }
  if (rest === '') return commas ? { kind: 'sentence' } : { kind: 'either' }
  return commas && (level > 3 || title.length > 24) ? { kind: 'sentence' } : { kind: 'run-in', cut: cut + 1 }
}

function standalone(text: string): Reading {
  if (/[；;，,、]$/.test(text.trim())) return { kind: 'sentence' }
  return text.length > 2 * longestTitle ? { kind: 'sentence' } : { kind: 'heading' }
}

/** Where the first 。 or ： outside brackets and quotation marks stands. */
function firstStop(text: string): number | undefined {
  let depth = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]!
    if (opening.includes(character)) depth += 1
    else if (closing.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && (character === '。' || character === '：')) return index
  }
  return undefined
}
