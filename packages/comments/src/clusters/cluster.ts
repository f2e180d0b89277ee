import type { Block, Unit } from './blocks.ts'
import { clusterCrowd } from './crowd.ts'
import { defaultCut, distanceOf, topicDistanceOf } from './distance.ts'
import { averageLinkage, type Seed } from './linkage.ts'

/** More units than this about one clause are clustered in linear instead of quadratic time. */
const many = 1500

/** The clusters of a block, as lists of its units. `before` names the cluster that an opinion was in: such clusters stay as they were. */
export function clustersOf(
  block: Block,
  before: ReadonlyMap<string, string> = new Map(),
  cut: number = defaultCut,
): Unit[][] {
  const { units } = block
  const { known, loose } = seedsOf(units, before)
  const measure = block.clause ? distanceOf : topicDistanceOf
  const distance = (a: number, b: number) => measure(units[a]!.features, units[b]!.features)
  const limit = reach(block, cut)
  const groups =
    units.length > many
      ? clusterCrowd(
          {
            vector: (i) => units[i]!.features.words,
            distance,
            known,
            loose: byCopies(units, loose),
          },
          limit,
        )
      : averageLinkage([...known.map(fixed), ...loose.map(single)], distance, limit)
  return groups.map((group) => group.map((i) => units[i]!))
}

const fixed = (items: number[]): Seed => ({ items, fixed: true })
const single = (item: number): Seed => ({ items: [item], fixed: false })

function seedsOf(units: readonly Unit[], before: ReadonlyMap<string, string>): { known: number[][]; loose: number[] } {
  const known = new Map<string, number[]>()
  const loose: number[] = []
  units.forEach(({ opinions }, i) => {
    const name = opinions.map(({ id }) => before.get(id)).find((cluster) => cluster !== undefined)
    const together = name === undefined ? loose : known.get(name)
    if (together) together.push(i)
    else if (name !== undefined) known.set(name, [i])
  })
  return { known: [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, items]) => items), loose }
}

/** Most copied first: what many say makes the better clusters. */
function byCopies(units: readonly Unit[], items: readonly number[]): number[] {
  return [...items].sort((a, b) => units[b]!.opinions.length - units[a]!.opinions.length || a - b)
}

/**
 * Approval needs no detail to be answered once: it is grouped more widely, and approval of the whole draft is one group.
 * What is opposed is mostly the clause itself, whatever the grounds.
 */
function reach({ key, clause }: Block, cut: number): number {
  if (key.endsWith('|支持')) return clause ? Math.max(cut, 0.75) : 1
  return key.endsWith('|反对') ? Math.max(cut, 0.65) : cut
}

/** The unit nearest to all others of its cluster, copies counting; the first in doubt. */
export function medoidOf(units: readonly Unit[]): Unit {
  const sample = units.slice(0, 100)
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
