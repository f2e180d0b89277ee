import type { Group } from './edits.ts'

/** What happened to clusters since the last time. */
export interface ClusterChange {
  kind: 'new' | 'grown' | 'shrunk' | 'merged' | 'split' | 'gone'
  cluster: string
  /** Opinions that came (new, grown) or went (shrunk, gone). */
  opinions: string[]
  /** Clusters that went into this one (merged) or came out of it (split). */
  others: string[]
}

/**
 * Gives groups the ids they had: a known id goes to the group that holds most of its opinions, and of several ids for
 * one group the one with most opinions there wins. Groups without a past keep the id they come with.
 */
export function keepIds(groups: readonly Group[], previous: readonly Group[]): Group[] {
  const home = new Map<string, number>()
  groups.forEach(({ opinions }, i) => {
    for (const opinion of opinions) home.set(opinion, i)
  })
  const claims: { id: string; group: number; count: number }[] = []
  for (const { id, opinions } of previous) {
    const counts = new Map<number, number>()
    for (const opinion of opinions) {
      const group = home.get(opinion)
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
    }
    for (const [group, count] of counts) claims.push({ id, group, count })
  }
  claims.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : a.id > b.id ? 1 : a.group - b.group))
  const given = new Map<number, string>()
  const used = new Set<string>()
  for (const { id, group } of claims) {
    if (given.has(group) || used.has(id)) continue
    given.set(group, id)
    used.add(id)
  }
  return groups.map((group, i) => {
    const known = given.get(i)
    if (known !== undefined) return { ...group, id: known }
    let id = group.id
    while (used.has(id)) id += 'x'
    used.add(id)
    return { ...group, id }
  })
}

/** What changed from the previous clusters to these, by cluster id. */
export function changesOf(groups: readonly Group[], previous: readonly Group[]): ClusterChange[] {
  const before = new Map(previous.flatMap(({ id, opinions }) => opinions.map((opinion) => [opinion, id] as const)))
  const after = new Map(groups.flatMap(({ id, opinions }) => opinions.map((opinion) => [opinion, id] as const)))
  const old = new Map(previous.map((group) => [group.id, group]))
  const now = new Set(groups.map(({ id }) => id))
  const changes: ClusterChange[] = []
  for (const { id, opinions } of groups) {
    const from = new Set(
      opinions.map((opinion) => before.get(opinion)).filter((other) => other !== undefined && other !== id),
    )
    const came = opinions.filter((opinion) => before.get(opinion) !== id)
    if (!old.has(id))
      changes.push({ kind: from.size > 0 ? 'split' : 'new', cluster: id, opinions: came, others: list(from) })
    else if (from.size > 0) changes.push({ kind: 'merged', cluster: id, opinions: came, others: list(from) })
    else if (came.length > 0) changes.push({ kind: 'grown', cluster: id, opinions: came, others: [] })
    const went = (old.get(id)?.opinions ?? []).filter((opinion) => after.get(opinion) !== id)
    if (went.length > 0)
      changes.push({
        kind: 'shrunk',
        cluster: id,
        opinions: went,
        others: list(new Set(went.map((one) => after.get(one)))),
      })
  }
  for (const { id, opinions } of previous) {
    if (!now.has(id))
      changes.push({
        kind: 'gone',
        cluster: id,
        opinions,
        others: list(new Set(opinions.map((one) => after.get(one)))),
      })
  }
  return changes.sort((a, b) => (a.cluster < b.cluster ? -1 : a.cluster > b.cluster ? 1 : a.kind < b.kind ? -1 : 1))
}

function list(ids: ReadonlySet<string | undefined>): string[] {
  return [...ids].filter((id) => id !== undefined).sort()
}
