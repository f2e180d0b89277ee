const pairs: Record<string, string> = {
  '\u3000': ' ',
  '\u00a0': ' ',
  '\u200b': ' ',
  '\ufeff': ' ',
  '\t': ' ',
  '「': '“',
  '『': '“',
  '」': '”',
  '』': '”',
  '【': '[',
  '】': ']',
  '〔': '(',
  '〕': ')',
  '｡': '。',
  '–': '-',
  '—': '-',
  '―': '-',
  '•': '·',
  條: '条',
  項: '项',
  點: '点',
  頁: '页',
  '．': '.',
}
const foldable = /[\uff01-\uff5eA-Z\u3000\u00a0\u200b\ufeff\t「」『』【】〔〕｡–—―•條項點頁]/g

function foldOne(character: string): string {
  const known = pairs[character]
  if (known !== undefined) return known
  const code = character.charCodeAt(0)
  return code >= 0xff01 ? String.fromCharCode(code - 0xfee0).toLowerCase() : character.toLowerCase()
}

/** Half-width, lower case, one kind of quotes and brackets; character by character, so that offsets stay the same. */
export function fold(text: string): string {
  return text.replace(foldable, foldOne)
}

/** A folded text without white space and punctuation, and for each kept character its offset in the original. */
export interface Squeezed {
  text: string
  at: number[]
}

const kept = /[\p{L}\p{N}%+]/u

/** Letters, digits and the signs that carry meaning, with their offsets. */
export function squeeze(text: string): Squeezed {
  const folded = fold(text)
  const at: number[] = []
  let out = ''
  for (let index = 0; index < folded.length; index++) {
    const character = folded[index]!
    // Halves of surrogate pairs are letters more often than not; keep both.
    if (!kept.test(character) && !(character >= '\ud800' && character <= '\udfff')) continue
    out += character
    at.push(index)
  }
  return { text: out, at }
}
