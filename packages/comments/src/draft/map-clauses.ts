import type { Clause, Draft } from '../records.ts'

/** What became of a clause in a second version of the draft. */
export interface ClauseChange {
  /** `same` words and id; `moved` same words, another id; `changed` other words; `deleted` and `added` have one side only. */
  kind: 'same' | 'moved' | 'changed' | 'deleted' | 'added'
  from: string | null
  to: string | null
  /** Dice coefficient of the character pairs of both, 1 for the same words. */
  similarity: number
}

/** Below this two clauses are different clauses, even at the same number: an inserted article shifts all that follow. */
const least = 0.5

/**
 * Maps the clauses of an old draft to those of a new one, so that links survive: first by the same words, then by likeness,
 * best pairs first, those at the same id before others. Each clause has one counterpart at most. In the order of the old
 * draft, added clauses last.
 */
export function mapClauses(oldDraft: Draft, newDraft: Draft): ClauseChange[] {
  const pairs = new Map<Clause, { to: Clause; similarity: number }>()
  const taken = new Set<Clause>()
  const pair = (from: Clause, to: Clause, similarity: number): void => {
    if (pairs.has(from) || taken.has(to)) return
    pairs.set(from, { to, similarity })
    taken.add(to)
  }
  const newById = new Map(newDraft.clauses.map((clause) => [clause.id, clause]))
  const candidates = likely(oldDraft.clauses, newDraft.clauses)
  const rank = ({ from, to, similarity }: Candidate): number => similarity + (from.id === to.id ? 0.2 : 0)
  candidates.sort((a, b) => rank(b) - rank(a) || a.order - b.order)
  for (const { from, to, similarity } of candidates) if (similarity === 1) pair(from, to, 1)
  for (const { from, to, similarity } of candidates) if (similarity >= least) pair(from, to, similarity)
  // A clause without words of its own (an article made of 款) goes where its parts went, else stays.
  for (const from of [...oldDraft.clauses].reverse()) {
    if (wordsOf(from) !== '' || pairs.has(from)) continue
    const parent = parentOfMost(from, oldDraft.clauses, pairs, newById) ?? newById.get(from.id)
    if (parent && wordsOf(parent) === '') pair(from, parent, 1)
  }
  const changes = oldDraft.clauses.map((from): ClauseChange => {
    const found = pairs.get(from)
    if (!found) return { kind: 'deleted', from: from.id, to: null, similarity: 0 }
    const { to, similarity } = found
    const kind = wordsOf(from) !== wordsOf(to) ? 'changed' : from.id === to.id ? 'same' : 'moved'
    return { kind, from: from.id, to: to.id, similarity }
  })
  const added = newDraft.clauses.filter((clause) => !taken.has(clause))
  return [...changes, ...added.map(({ id }): ClauseChange => ({ kind: 'added', from: null, to: id, similarity: 0 }))]
}

interface Candidate {
  from: Clause
  to: Clause
  similarity: number
  order: number
}

/** A clause's words without blanks: these make it the clause that it is, not its number. */
function wordsOf({ heading, text }: Clause): string {
  return `${heading}${text}`.replace(/\s+/g, '')
}

function pairsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const characters = [...`^${text}$`]
  for (let i = 1; i < characters.length; i++) {
    const two = `${characters[i - 1]}${characters[i]}`
    counts.set(two, (counts.get(two) ?? 0) + 1)
  }
  return counts
}

/** Every pair that shares words, with its likeness. */
function likely(from: readonly Clause[], to: readonly Clause[]): Candidate[] {
  const postings = new Map<string, { index: number; count: number }[]>()
  const sizes = to.map((clause, index) => {
    const words = wordsOf(clause)
    if (words === '') return 0
    let size = 0
    for (const [two, count] of pairsOf(words)) {
      size += count
      postings.set(two, [...(postings.get(two) ?? []), { index, count }])
    }
    return size
  })
  return from.flatMap((clause, i) => {
    const words = wordsOf(clause)
    if (words === '') return []
    const shared = new Map<number, number>()
    let size = 0
    for (const [two, count] of pairsOf(words)) {
      size += count
      for (const { index, count: other } of postings.get(two) ?? [])
        shared.set(index, (shared.get(index) ?? 0) + Math.min(count, other))
    }
    return [...shared].map(([index, both]): Candidate => {
      const same = wordsOf(to[index]!) === words
      const similarity = same ? 1 : Math.min(0.999, (2 * both) / (size + sizes[index]!))
      return { from: clause, to: to[index]!, similarity, order: i * to.length + index }
    })
  })
}

/** The new parent of most of the children that were found again. */
function parentOfMost(
  clause: Clause,
  all: readonly Clause[],
  pairs: ReadonlyMap<Clause, { to: Clause }>,
  newById: ReadonlyMap<string, Clause>,
): Clause | undefined {
  const counts = new Map<string, number>()
  for (const child of all) {
    const parent = child.parent === clause.id ? pairs.get(child)?.to.parent : undefined
    if (parent) counts.set(parent, (counts.get(parent) ?? 0) + 1)
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]
  return best && newById.get(best[0])
}
