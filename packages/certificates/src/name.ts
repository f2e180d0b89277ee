import { openShapes, shapesOf } from './shapes.ts'

/** White space of every kind, and the characters that have no width. */
const unseen = /[\s\p{Z}\p{Cf}\p{Cc}]+/gu

/** Two names with the same key count as the same name: NFKC, case and space folding. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(unseen, '').toLowerCase()
}

const openings = /[[(【〖〔]/g
const closings = /[\])】〗〕]/g

/** Two numbers with the same key look alike: brackets of another kind, digits with zeros before them. */
export function numberKey(number: string): string {
  return nameKey(number)
    .replace(openings, '〔')
    .replace(closings, '〕')
    .replace(/(?<!\d)0+(?=\d)/g, '')
}

/** Characters nobody sees, which would make two names look alike: zero-width, control, soft hyphen. */
export function unseenCharacters(name: string): string[] {
  return [...name].filter((character) => /[\p{Cf}\p{Cc}]/u.test(character))
}

const digits = /^[0-9〇零一二三四五六七八九十百]$/

/** The same digit however it is written: names that differ so are not of a series. */
const zeros = /^[0〇零]$/

/**
 * Pairs of names that differ by one character put in, left out or exchanged; a differing digit is a series, not a slip.
 * Linear in the names: those sharing a form with one character left out are compared. Indexes into `names`, at most `limit` pairs.
 */
export function nearNames(names: readonly string[], limit = 50): [number, number][] {
  const keys = names.map(nameKey)
  const index = openShapes(roomFor(keys))
  const pairs: [number, number][] = []
  for (const [name, key] of keys.entries()) {
    const compared = new Set([name])
    for (const shape of pairs.length < limit ? shapesOf(key) : []) {
      for (const mate of index.mates(shape)) {
        if (compared.has(mate)) continue
        compared.add(mate)
        if (isNear(keys[mate]!, key)) pairs.push([mate, name])
      }
      index.add(shape, name)
    }
  }
  return pairs.slice(0, limit)
}

/** Pairs of one of `names` and one of `known` that differ so: index into `names` first. Of `known` nothing is held. */
export function nearKnown<T extends { name: string }>(
  names: readonly string[],
  known: Iterable<T>,
  limit = 50,
): [number, T][] {
  const keys = names.map(nameKey)
  const index = openShapes(roomFor(keys))
  for (const [name, key] of keys.entries()) for (const shape of new Set(shapesOf(key))) index.add(shape, name)
  const pairs: [number, T][] = []
  for (const one of known) {
    const key = nameKey(one.name)
    const mates = new Set(shapesOf(key).flatMap((shape) => index.mates(shape)))
    for (const mate of mates) if (isNear(keys[mate]!, key)) pairs.push([mate, one])
    if (pairs.length >= limit) return pairs.slice(0, limit)
  }
  return pairs
}

const roomFor = (keys: readonly string[]): number => keys.reduce((room, key) => room + key.length + 1, 0)

function isNear(first: string, second: string): boolean {
  const [one, other] = [[...first], [...second]]
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const left = one.slice(start, one.length - end)
  const right = other.slice(start, other.length - end)
  if (left.length > 1 || right.length > 1 || left.length + right.length === 0) return false
  const differing = [...left, ...right]
  if (differing.length === 2 && differing.every((character) => zeros.test(character))) return true
  return !differing.every((character) => digits.test(character))
}
