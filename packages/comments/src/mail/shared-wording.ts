/** How many stretches of at least `length` characters a text shares with the draft, the draft's title left out. */
export function sharesWording(text: string, draft: string, length: number): number {
  const known = indexOf(draft, length)
  const letters = lettersOf(text.replace(/《[^》]*》/g, ''))
  let count = 0
  for (let at = 0; at + length <= letters.length; ) {
    if (known.has(letters.slice(at, at + length))) {
      count++
      at += length
    } else at++
  }
  return count
}

const indexes = new Map<string, ReadonlySet<string>>()

/** The draft's grams; kept for the last few drafts, since every letter asks. */
function indexOf(draft: string, length: number): ReadonlySet<string> {
  const key = `${length}\n${draft}`
  const made = indexes.get(key)
  if (made) return made
  const [title = '', ...rest] = draft.trimStart().split('\n')
  const letters = lettersOf(rest.join('\n').replaceAll(title.replace(/^#+\s*/, ''), ''))
  const grams = new Set<string>()
  for (let at = 0; at + length <= letters.length; at++) grams.add(letters.slice(at, at + length))
  if (indexes.size > 4) indexes.clear()
  indexes.set(key, grams)
  return grams
}

function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{Cf}]+/gu, '')
}
