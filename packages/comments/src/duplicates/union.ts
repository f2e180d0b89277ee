/** Disjoint sets over 0…count−1; the root of a set is its lowest number. */
export interface Union {
  find: (item: number) => number
  join: (a: number, b: number) => void
}

/** Union–find with path halving. */
export function unionOf(count: number): Union {
  const parent = Int32Array.from({ length: count }, (_, i) => i)
  const find = (item: number): number => {
    let at = item
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? 0] ?? 0
      at = parent[at] ?? 0
    }
    return at
  }
  return {
    find,
    join: (a, b) => {
      const x = find(a)
      const y = find(b)
      if (x !== y) parent[Math.max(x, y)] = Math.min(x, y)
    },
  }
}
