/** White space of every kind, and the characters that have no width. */
const unseen = /[\s\p{Z}\p{Cf}\p{Cc}]+/gu

/** Two names with the same key count as the same name: NFKC, case and space folding. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(unseen, '').toLowerCase()
}

/** Characters nobody sees, which would make two names look alike: zero-width, control, soft hyphen. */
export function unseenCharacters(name: string): string[] {
  return [...name].filter((character) => /[\p{Cf}\p{Cc}]/u.test(character))
}

const digits = /^[0-9〇零一二三四五六七八九十百]$/

/**
 * Pairs of names that differ by one character put in, left out or exchanged; a differing digit is a series, not a slip.
 * Linear in the names: those sharing a form with one character left out are compared. Indexes into `names`, at most `limit` pairs.
 */
export function nearNames(names: readonly string[], limit = 50): [number, number][] {
  const keys = names.map((name) => [...nameKey(name)])
  const shapes = new Map<string, number[]>()
  const pairs: [number, number][] = []
  const seen = new Set<string>()
  for (const [index, key] of keys.entries()) {
    for (let gap = 0; gap <= key.length && pairs.length < limit; gap += 1) {
      const shape = [...key.slice(0, gap), ...key.slice(gap + 1)].join('')
      const mates = shapes.get(shape) ?? []
      for (const mate of mates.slice(-8)) {
        const id = `${mate} ${index}`
        if (mate === index || seen.has(id)) continue
        seen.add(id)
        if (isNear(keys[mate] ?? [], key)) pairs.push([mate, index])
      }
      if (mates.at(-1) !== index) shapes.set(shape, [...mates.slice(-7), index])
    }
  }
  return pairs.slice(0, limit)
}

function isNear(one: readonly string[], other: readonly string[]): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length > 1 || right.length > 1 || left.length + right.length === 0) return false
  return ![...left, ...right].every((character) => digits.test(character))
}
