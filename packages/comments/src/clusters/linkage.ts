/** Something to be linked: one item, or several that are together already. */
export interface Seed {
  items: number[]
  /** Never joined to another fixed one: a cluster that was there before. */
  fixed: boolean
}

/**
 * Clusters by average linkage with nearest-neighbour chains (Murtagh 1983), cut at a distance: lists of items, ascending,
 * by first item. An infinite distance keeps two items apart for good. Ties go to the earlier seed, so give the seeds in
 * an order of their own.
 */
export function averageLinkage(
  seeds: readonly Seed[],
  distance: (a: number, b: number) => number,
  cut: number,
): number[][] {
  const count = seeds.length
  const d = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const value = between(seeds[i]!, seeds[j]!, distance)
      d[i * count + j] = value
      d[j * count + i] = value
    }
  }
  const open = new Set(seeds.keys())
  const members = seeds.map(({ items }) => [...items])
  const chain: number[] = []
  while (open.size > 0) {
    if (chain.length === 0) chain.push(open.values().next().value!)
    const top = chain.at(-1)!
    const previous = chain.at(-2)
    // The one before wins ties, so that the chain ends.
    let near = previous
    let least = previous === undefined ? Number.POSITIVE_INFINITY : d[top * count + previous]!
    for (const other of open) {
      const value = d[top * count + other]!
      if (other !== top && value < least) {
        least = value
        near = other
      }
    }
    if (near === undefined || least > cut) {
      // An average never falls below its parts, so nothing will come within reach of this one: it is done.
      open.delete(top)
      chain.pop()
    } else if (near !== previous) {
      chain.push(near)
    } else {
      chain.length -= 2
      join(d, count, members, open, Math.min(top, near), Math.max(top, near))
    }
  }
  return members
    .filter((list) => list.length > 0)
    .map((list) => list.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
}

/** Average distance between the items of two seeds. */
function between(a: Seed, b: Seed, distance: (a: number, b: number) => number): number {
  if (a.fixed && b.fixed) return Number.POSITIVE_INFINITY
  let sum = 0
  for (const x of a.items) for (const y of b.items) sum += distance(x, y)
  return sum / (a.items.length * b.items.length)
}

function join(
  d: Float64Array,
  count: number,
  members: number[][],
  open: Set<number>,
  keep: number,
  gone: number,
): void {
  const kept = members[keep]!
  const lost = members[gone]!
  for (const other of open) {
    if (other === keep || other === gone) continue
    const value =
      (kept.length * d[keep * count + other]! + lost.length * d[gone * count + other]!) / (kept.length + lost.length)
    d[keep * count + other] = value
    d[other * count + keep] = value
  }
  kept.push(...lost)
  members[gone] = []
  open.delete(gone)
}
