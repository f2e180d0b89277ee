/**
 * A square of modules as bits, once by rows and once by columns: line after line of `words` 32-bit words, of 32
 * modules the first in the highest bit.
 */
export interface Bits {
  size: number
  words: number
  rows: Int32Array
  columns: Int32Array
}

/** An empty square. */
export function emptyBits(size: number): Bits {
  const words = Math.ceil(size / 32)
  return { size, words, rows: new Int32Array(size * words), columns: new Int32Array(size * words) }
}

/** Makes a module dark. */
export function setBit(bits: Bits, row: number, column: number): void {
  bits.rows[row * bits.words + (column >> 5)]! |= bitOf(column)
  bits.columns[column * bits.words + (row >> 5)]! |= bitOf(row)
}

/** The bit of a module in its word. */
export function bitOf(place: number): number {
  return 1 << (31 - (place & 31))
}

/** How badly a symbol reads (ISO/IEC 18004, 7.8.3): runs, blocks, finder-like runs, and imbalance of dark and light. */
export function penaltyOf({ size, words, rows, columns }: Bits): number {
  let dark = 0
  for (let at = 0; at < rows.length; at++) dark += ones(rows[at]!)
  let penalty = 10 * Math.abs(Math.ceil((dark * 20) / (size * size)) - 10)
  for (let word = 0; word < words; word++) {
    penalty += sweep(columns, size, words, word, true) + sweep(rows, size, words, word, false)
  }
  return penalty
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Goes from line to line, with 32 crossing lines in the bits of a word: penalties of these 32 lines at once, and of the
 * blocks of four between them and their neighbours when asked.
 */
function sweep(lines: Int32Array, size: number, words: number, word: number, blocks: boolean): number {
  const here = Math.min(32, size - 32 * word)
  const valid = -1 << (32 - here)
  // the last crossing line of all has no neighbour
  const paired = 32 * word + here === size ? valid & ~bitOf(here - 1) : valid
  let penalty = 0
  /** Lines before this one: p1 is the last. */
  let p1 = 0
  let p2 = 0
  let p3 = 0
  let p4 = 0
  let p5 = 0
  let p6 = 0
  /** Where a line is like the one before it, here and before. */
  let e1 = 0
  let e2 = 0
  let e3 = 0
  let run1 = 0
  let pair1 = 0
  for (let line = 0; line < size; line++) {
    const at = line * words + word
    const s = lines[at]!
    const e = line === 0 ? 0 : ~(s ^ p1) & valid
    // a run of n ≥ 5 counts n − 2: its n − 4 windows of five, and two more where it begins
    const run = e & e1 & e2 & e3
    if (run !== 0) penalty += ones(run) + 2 * ones(run & ~run1)
    if (blocks) {
      const below = (s << 1) | (word + 1 < words ? lines[at + 1]! >>> 31 : 0)
      const pair = ~(s ^ below) & paired
      const block = pair & pair1 & e
      if (block !== 0) penalty += 3 * ones(block)
      pair1 = pair
    }
    // 1011101 with four light modules behind or before
    const core = s & ~p1 & p2 & p3 & p4 & ~p5 & p6
    if (core !== 0) {
      if (line + 4 < size) penalty += 40 * ones(core & light(lines, at + words, words))
      if (line >= 10) penalty += 40 * ones(core & light(lines, at - 10 * words, words))
    }
    p6 = p5
    p5 = p4
    p4 = p3
    p3 = p2
    p2 = p1
    p1 = s
    e3 = e2
    e2 = e1
    e1 = e
    run1 = run
  }
  return penalty
}

/** Where four lines from here on are light. */
function light(lines: Int32Array, at: number, words: number): number {
  return ~(lines[at]! | lines[at + words]! | lines[at + 2 * words]! | lines[at + 3 * words]!)
}
