/** Fewest characters that a letter is known by. */
const fewest = 4

const form = /^m-([0-9a-f]{12})(\..+)?$/

/** Says ids of letters and opinions in as few characters as tell all letters of a docket apart: `m7b18`, `m7b18.0.56`. */
export type ShortId = (id: string) => string

/** Makes the short ids of a docket: the letter `m` keeps spreadsheets from reading `4e12` as a number. Other ids stay as they are. */
export function shortIds(mails: readonly (string | { id: string })[]): ShortId {
  const hashes = [
    ...new Set(mails.flatMap((mail) => form.exec(typeof mail === 'string' ? mail : mail.id)?.[1] ?? [])),
  ].sort()
  let length = fewest
  // Sorted, the closest ones are neighbours.
  for (let index = 1; index < hashes.length; index += 1) {
    const [one, other] = [hashes[index - 1] as string, hashes[index] as string]
    let common = 0
    while (one[common] === other[common]) common += 1
    length = Math.max(length, common + 1)
  }
  return (id) => id.replace(form, (_, hash: string, rest = '') => `m${hash.slice(0, length)}${rest}`)
}

/**
 * Finds the ids that a typed one may mean: itself, else those whose letter it is the beginning of (`m7b18.0.56`, `7B18`). The
 * part after the letter counts whole.
 */
export function idFinder(ids: Iterable<string>): (typed: string) => string[] {
  const known = new Set<string>()
  const byBeginning = new Map<string, string[]>()
  for (const id of ids) {
    known.add(id)
    const [, hash, rest = ''] = form.exec(id) ?? []
    if (hash === undefined) continue
    for (const length of [0, fewest]) {
      const key = hash.slice(0, length) + rest
      const others = byBeginning.get(key)
      if (others) others.push(id)
      else byBeginning.set(key, [id])
    }
  }
  return (typed) => {
    const given = typed.normalize('NFKC').trim()
    if (known.has(given)) return [given]
    const [, beginning, rest = ''] = /^(?:m-?)?([0-9a-f]{1,12})(\..+)?$/i.exec(given) ?? []
    if (beginning === undefined) return []
    const hash = beginning.toLowerCase()
    const near = byBeginning.get((hash.length < fewest ? '' : hash.slice(0, fewest)) + rest) ?? []
    return near.filter((id) => id.startsWith(`m-${hash}`))
  }
}
