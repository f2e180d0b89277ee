import { fold } from '../language/fold.ts'
import { quantitiesOf } from '../language/quantities.ts'

/** A unit of comparison: a character, or a whole quantity whose key names its value, so that 5000万元 equals 五千万. */
export interface Token {
  key: string
  start: number
  end: number
}

const bounds: [RegExp, string][] = [
  [/不得少于|不得低于|不少于|不低于|不小于|不短于|至少|最少|最低/y, '≥'],
  [/不得超过|不得高于|不超过|不高于|不多于|不大于|至多|最多|最高/y, '≤'],
]

/** A text as symbols: punctuation and space dropped, quantities and bound words by meaning. */
export function tokensOf(text: string): Token[] {
  const symbols: Token[] = []
  const quantities = quantitiesOf(text)
  const { text: folded, at } = fold(text, 'words')
  let next = 0
  for (let i = 0; i < folded.length; ) {
    const start = at[i] ?? 0
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= start) next++
    const quantity = quantities[next]
    if (quantity && quantity.start <= start) {
      symbols.push({ key: `#${quantity.kind}:${quantity.value}`, start: quantity.start, end: quantity.end })
      while (i < folded.length && (at[i] ?? 0) < quantity.end) i++
      continue
    }
    const bound = bounds.find(([pattern]) => {
      pattern.lastIndex = i
      return pattern.test(folded)
    })
    if (bound) {
      const length = bound[0].lastIndex - i
      symbols.push({ key: bound[1], start, end: at[i + length] ?? start })
      i += length
      continue
    }
    symbols.push({ key: folded[i] ?? '', start, end: (at[i] ?? 0) + 1 })
    i++
  }
  return symbols
}
