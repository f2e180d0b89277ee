/** The known name that a wrong one was probably meant to be, or undefined: at most a third of its characters differ. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const distance = editDistance(name, candidate)
    if (distance < least) {
      best = candidate
      least = distance
    }
  }
  const length = Math.max([...name].length, [...(best ?? '')].length)
  return best !== undefined && least <= Math.max(1, Math.floor(length / 3)) && least < length ? best : undefined
}

/** Insertions, deletions, changes and swaps of neighbours that turn one text into the other (optimal string alignment). */
export function editDistance(left: string, right: string): number {
  const a = [...left.slice(0, 64)]
  const b = [...right.slice(0, 64)]
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, rows[i - 1]![j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
