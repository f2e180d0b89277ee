/** Endings of rectangle operators by their length, and numbers with a space: a QR code has hundreds. */
const endings: string[] = []
const spelt: string[] = []

for (let value = 0; value < 256; value++) {
  endings.push(`${value} 1 re\n`)
  spelt.push(`${value} `)
}

/** Rectangles of one unit's height for the runs of `1` in each row (`SquaresItem.rows`). */
export function squareOperators(rows: readonly string[]): string {
  let out = ''
  rows.forEach((row, line) => {
    for (let from = row.indexOf('1'); from >= 0; ) {
      const end = row.indexOf('0', from)
      const to = end < 0 ? row.length : end
      out += spelt[from]! + spelt[line]! + endings[to - from]!
      from = row.indexOf('1', to)
    }
  })
  return out
}
