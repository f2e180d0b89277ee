/**
 * Clusters by average linkage with nearest-neighbour chains (Murtagh 1983), cut at a distance: lists of item numbers,
 * ascending, by first member. An infinite distance keeps two items apart for good. Ties go to the lower number, so give
 * the items in an order of their own.
 */
export function averageLinkage(count: number, distance: (a: number, b: number) => number, cut: number): number[][] {
  const d = new Float64Array(count * count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const value = distance(i, j)
      d[i * count + j] = value
      d[j * count + i] = value
    }
  }
  const open = new Set(Array.from({ length: count }, (_, i) => i))
  const members: number[][] = Array.from({ length: count }, (_, i) => [i])
  const chain: number[] = []
  while (open.size > 0) {
    if (chain.length === 0) chain.push(open.values().next().value ?? 0)
    const top = chain.at(-1) ?? 0
    const previous = chain.at(-2)
    // The one before wins ties, so that the chain ends.
    let near = previous
    let least = previous === undefined ? Number.POSITIVE_INFINITY : (d[top * count + previous] ?? 0)
    for (const other of open) {
      const value = d[top * count + other] ?? 0
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
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
}

function join(
  d: Float64Array,
  count: number,
  members: number[][],
  open: Set<number>,
  keep: number,
  gone: number,
): void {
  const kept = members[keep] ?? []
  const lost = members[gone] ?? []
  for (const other of open) {
    if (other === keep || other === gone) continue
    const value =
      (kept.length * (d[keep * count + other] ?? 0) + lost.length * (d[gone * count + other] ?? 0)) /
      (kept.length + lost.length)
    d[keep * count + other] = value
    d[other * count + keep] = value
  }
  kept.push(...lost)
  members[gone] = []
  open.delete(gone)
}
