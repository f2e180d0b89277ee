import { numberingLength, sentencesOf } from '../language/sentences.ts'
import type { Asked } from './asked.ts'
import { additions } from './asked-additions.ts'
import { pairs } from './asked-pairs.ts'
import { removals } from './asked-removals.ts'
import { replacements } from './asked-replacements.ts'
import { maskQuotes, unmaskedOffset } from './quoted.ts'

/** What is read of a stranger's text. */
const longest = 4000

/** Everything an opinion asks for in so many words, in reading order. */
export function phrasesOf(opinion: string): Asked[] {
  const text = opinion.slice(numberingLength(opinion), longest)
  const written = pairs(text)
  if (written.length > 0) return written
  const masked = maskQuotes(text)
  const asked: Asked[] = []
  let earlier = ''
  for (const { start, end } of sentencesOf(masked.text)) {
    const sentence = masked.text.slice(start, end)
    const here = [
      ...replacements(sentence, earlier, masked),
      ...removals(sentence, earlier, masked),
      ...additions(sentence, masked),
    ]
    asked.push(
      ...here.sort((a, b) => a.at - b.at).map((one) => ({ ...one, at: unmaskedOffset(masked, one.at + start) })),
    )
    earlier += sentence
  }
  return asked
}
