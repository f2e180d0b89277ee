/** How well a grouping agrees with the gold one, each given as item → group. */
export interface Agreement {
  b3: { precision: number; recall: number; f1: number }
  ari: number
  vMeasure: number
}

function contingency(gold: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>) {
  const rows = new Map<string, number>()
  const columns = new Map<string, number>()
  const cells = new Map<string, number>()
  for (const [item, group] of gold) {
    const other = found.get(item) ?? `single:${item}`
    rows.set(group, (rows.get(group) ?? 0) + 1)
    columns.set(other, (columns.get(other) ?? 0) + 1)
    const key = `${group}\u0000${other}`
    cells.set(key, (cells.get(key) ?? 0) + 1)
  }
  return { rows, columns, cells, n: gold.size }
}

const pairs = (n: number) => (n * (n - 1)) / 2

/** B-cubed (Bagga and Baldwin 1998), adjusted Rand index (Hubert and Arabie 1985), V-measure (Rosenberg and Hirschberg 2007). */
export function agreement(gold: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): Agreement {
  const { rows, columns, cells, n } = contingency(gold, found)
  let precision = 0
  let recall = 0
  let together = 0
  let entropyGold = 0
  let entropyFound = 0
  let goldGivenFound = 0
  let foundGivenGold = 0
  for (const [key, count] of cells) {
    const [group = '', other = ''] = key.split('\u0000')
    const row = rows.get(group) ?? 1
    const column = columns.get(other) ?? 1
    precision += (count * count) / column
    recall += (count * count) / row
    together += pairs(count)
    goldGivenFound -= (count / n) * Math.log(count / column)
    foundGivenGold -= (count / n) * Math.log(count / row)
  }
  precision /= n
  recall /= n
  let rowPairs = 0
  let columnPairs = 0
  for (const count of rows.values()) {
    rowPairs += pairs(count)
    entropyGold -= (count / n) * Math.log(count / n)
  }
  for (const count of columns.values()) {
    columnPairs += pairs(count)
    entropyFound -= (count / n) * Math.log(count / n)
  }
  const expected = (rowPairs * columnPairs) / (pairs(n) || 1)
  const most = (rowPairs + columnPairs) / 2
  const homogeneity = entropyGold === 0 ? 1 : 1 - goldGivenFound / entropyGold
  const completeness = entropyFound === 0 ? 1 : 1 - foundGivenGold / entropyFound
  return {
    b3: { precision, recall, f1: (2 * precision * recall) / (precision + recall) },
    ari: most === expected ? 1 : (together - expected) / (most - expected),
    vMeasure: homogeneity + completeness === 0 ? 0 : (2 * homogeneity * completeness) / (homogeneity + completeness),
  }
}
