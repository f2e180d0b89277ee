import type { Cluster } from '../records.ts'

/**
 * Gives clusters of one clause labels that differ, so that a name in the workbook means one of them: the next sentence
 * of its own members that no other has, else the same one with a number. What a person has named stays (`given`).
 */
export function nameApart(
  clusters: readonly Cluster[],
  given: ReadonlySet<string>,
  sentences: (cluster: Cluster) => Iterable<string>,
): void {
  for (const neighbours of Map.groupBy(clusters, ({ clause }) => clause).values()) {
    const taken = new Set(neighbours.filter(({ id }) => given.has(id)).map(({ label }) => label))
    const own = neighbours.filter(({ id }) => !given.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const cluster of own) {
      if (taken.has(cluster.label)) cluster.label = free(cluster.label, taken, sentences(cluster))
      taken.add(cluster.label)
    }
  }
}

function free(label: string, taken: ReadonlySet<string>, sentences: Iterable<string>): string {
  for (const sentence of sentences) if (sentence !== '' && !taken.has(sentence)) return sentence
  let number = 2
  while (taken.has(`${label}（${number}）`)) number++
  return `${label}（${number}）`
}
