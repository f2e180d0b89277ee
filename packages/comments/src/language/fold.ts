/** A text in the form in which texts are compared, with the way back to the original. */
export interface Folded {
  text: string
  /** `at[i]` is the offset in the original of character `i`; one more entry holds the original's length. */
  at: number[]
}

const space = /[\s\u200b-\u200f\u2060\ufeff\u00ad]/u
const wordCharacter = /[\p{L}\p{N}%‰]/u
const cache = new Map<string, string>()

/** What a single character folds to: NFKC, lower case, nothing for white space. Characters repeat, so answers are kept. */
function foldCharacter(character: string): string {
  const known = cache.get(character)
  if (known !== undefined) return known
  const folded = space.test(character) ? '' : character.normalize('NFKC').toLowerCase().replace(/\s/g, '')
  if (cache.size < 70_000) cache.set(character, folded)
  return folded
}

/** NFKC, lower case, without white space; `words` also drops punctuation, keeping letters, digits and per cent signs. */
export function fold(text: string, keep: 'all' | 'words' = 'all'): Folded {
  let out = ''
  const at: number[] = []
  let offset = 0
  for (const character of text) {
    for (const piece of foldCharacter(character)) {
      if (keep === 'words' && !wordCharacter.test(piece)) continue
      out += piece
      for (let unit = 0; unit < piece.length; unit++) at.push(offset)
    }
    offset += character.length
  }
  at.push(text.length)
  return { text: out, at }
}
