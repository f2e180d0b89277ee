import { averageLinkage } from './linkage.ts'
import { strongest, type Vector } from './vector.ts'

/** Leftovers that are linked among each other at a time. */
const batch = 500
/** A cluster is known by its first items. */
const standing = 5
/** Terms of an item that look for clusters, and clusters that are tried. */
const probes = 14
const tries = 6
/** A term that so many clusters have points at none. */
const crowded = 400

/** What a crowd is made of: items by number. */
export interface Crowd {
  vector: (item: number) => Vector
  distance: (a: number, b: number) => number
  /** Clusters that were there before. */
  known: readonly number[][]
  /** Items in none of these. */
  loose: readonly number[]
}

/**
 * Clusters of very many items in linear time: each item is tried on the few clusters that share its strongest terms, and
 * what finds no place is linked in batches that become new clusters. Items are taken in the order given.
 */
export function clusterCrowd({ vector, distance, known, loose }: Crowd, cut: number): number[][] {
  const clusters: number[][] = []
  const index = new Map<number, number[]>()
  const open = (items: number[]): void => {
    const name = clusters.push(items) - 1
    for (const term of new Set(items.slice(0, standing).flatMap((item) => strongest(vector(item), probes)))) {
      const list = index.get(term)
      if (list) list.push(name)
      else index.set(term, [name])
    }
  }
  const place = (item: number): boolean => {
    const votes = new Map<number, number>()
    for (const term of strongest(vector(item), probes)) {
      const list = index.get(term)
      if (!list || list.length > crowded) continue
      for (const name of list) votes.set(name, (votes.get(name) ?? 0) + 1)
    }
    const likely = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, tries)
    let best: number[] | undefined
    let least = cut
    for (const [name] of likely) {
      const cluster = clusters[name]!
      const some = cluster.slice(0, standing)
      const value = some.reduce((sum, other) => sum + distance(item, other), 0) / some.length
      if (value <= least && (best === undefined || value < least)) {
        least = value
        best = cluster
      }
    }
    best?.push(item)
    return best !== undefined
  }
  for (const items of known) open([...items])
  let waiting: number[] = []
  const settle = (): void => {
    const rest = waiting.filter((item) => !place(item))
    const groups = averageLinkage(
      rest.map((item) => ({ items: [item], fixed: false })),
      distance,
      cut,
    )
    for (const group of groups) open(group)
    waiting = []
  }
  for (const item of loose) {
    if (place(item)) continue
    waiting.push(item)
    if (waiting.length === batch) settle()
  }
  settle()
  return clusters.map((items) => items.sort((a, b) => a - b))
}
