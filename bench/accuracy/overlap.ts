/** NFKC without white space: the form in which texts are compared. */
export function squash(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '')
}

interface Block {
  a: number
  b: number
  size: number
}

function longest(
  a: string,
  at: ReadonlyMap<string, number[]>,
  alo: number,
  ahi: number,
  blo: number,
  bhi: number,
): Block {
  let best: Block = { a: alo, b: blo, size: 0 }
  let lengths = new Map<number, number>()
  for (let i = alo; i < ahi; i++) {
    const next = new Map<number, number>()
    for (const j of at.get(a[i]!) ?? []) {
      if (j < blo) continue
      if (j >= bhi) break
      const size = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, size)
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size }
    }
    lengths = next
  }
  return best
}

/** Dice overlap of two texts over matching runs of three characters or more (Ratcliff–Obershelp blocks), 0 to 1. */
export function overlap(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const at = new Map<string, number[]>()
  for (let index = 0; index < b.length; index++) at.set(b[index]!, [...(at.get(b[index]!) ?? []), index])
  let matched = 0
  const queue: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [alo, ahi, blo, bhi] = next
    const block = longest(a, at, alo, ahi, blo, bhi)
    if (block.size === 0) continue
    if (block.size >= 3) matched += block.size
    if (alo < block.a && blo < block.b) queue.push([alo, block.a, blo, block.b])
    if (block.a + block.size < ahi && block.b + block.size < bhi)
      queue.push([block.a + block.size, ahi, block.b + block.size, bhi])
  }
  return (2 * matched) / (a.length + b.length)
}

/** One-to-one pairs of gold and found texts of one letter, best overlap first, .7 at least. */
export function pairUp<G extends { text: string }, F extends { text: string; reason: string }>(
  gold: readonly G[],
  found: readonly F[],
): Map<G, F> {
  const options: { score: number; gold: G; found: F; order: number }[] = []
  for (const g of gold) {
    const words = squash(g.text)
    for (const f of found) {
      const score = Math.max(overlap(words, squash(f.text)), overlap(words, squash(f.text + f.reason)))
      if (score >= 0.7) options.push({ score, gold: g, found: f, order: options.length })
    }
  }
  const pairs = new Map<G, F>()
  const used = new Set<F>()
  for (const option of options.sort((a, b) => b.score - a.score || a.order - b.order)) {
    if (pairs.has(option.gold) || used.has(option.found)) continue
    pairs.set(option.gold, option.found)
    used.add(option.found)
  }
  return pairs
}
