import type { Block, Unit } from './blocks.ts'
import { distanceOf } from './distance.ts'
import { averageLinkage } from './linkage.ts'

/** Average distance up to which opinions ask for the same thing. Chosen on two labelled sets (bench/accuracy/clusters.ts). */
export const defaultCut = 0.5

/** The clusters of a block, as lists of its units. */
export function clustersOf(block: Block, cut: number = defaultCut): Unit[][] {
  const { units } = block
  const groups = averageLinkage(units.length, (a, b) => distanceOf(units[a]!.features, units[b]!.features), cut)
  return groups.map((group) => group.map((i) => units[i]!))
}

/** The unit nearest to all others of its cluster, copies counting; the first in doubt. */
export function medoidOf(units: readonly Unit[]): Unit {
  const sample = units.slice(0, 200)
  let best = sample[0]!
  let least = Number.POSITIVE_INFINITY
  for (const one of sample) {
    let sum = 0
    for (const other of sample)
      if (other !== one) sum += Math.min(1, distanceOf(one.features, other.features)) * other.opinions.length
    if (sum < least) {
      least = sum
      best = one
    }
  }
  return best
}
