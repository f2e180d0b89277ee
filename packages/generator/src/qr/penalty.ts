/**
 * A square of modules as bits, once by rows and once by columns: line after line of `words` 32-bit words, module i of a
 * line in bit i % 32 of word i / 32.
 */
export interface Bits {
  size: number
  words: number
  rows: Uint32Array
  columns: Uint32Array
}

/** An empty square. */
export function emptyBits(size: number): Bits {
  const words = Math.ceil(size / 32)
  return { size, words, rows: new Uint32Array(size * words), columns: new Uint32Array(size * words) }
}

/** Makes a module dark. */
export function setBit(bits: Bits, row: number, column: number): void {
  bits.rows[row * bits.words + (column >> 5)]! |= 1 << (column & 31)
  bits.columns[column * bits.words + (row >> 5)]! |= 1 << (row & 31)
}

/** How badly a symbol reads (ISO/IEC 18004, 7.8.3): runs, blocks, finder-like runs, and imbalance of dark and light. */
export function penaltyOf(bits: Bits): number {
  const { size, words, rows, columns } = bits
  let dark = 0
  for (let at = 0; at < rows.length; at++) dark += ones(rows[at]!)
  const scratch = scratchFor(words)
  const lines = linesPenalty(rows, size, words, scratch, true) + linesPenalty(columns, size, words, scratch, false)
  return lines + 10 * Math.abs(Math.ceil((dark * 20) / (size * size)) - 10)
}

function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Words of one line with a zero word before and after, so that shifts need no bounds. */
interface Scratch {
  dark: Int32Array
  light: Int32Array
  /** Where two, and four, of the same colour begin. */
  dark2: Int32Array
  light2: Int32Array
  dark4: Int32Array
  light4: Int32Array
  dark5: Int32Array
  light5: Int32Array
  /** Pairs of the line before. */
  before: Int32Array
  beforeLight: Int32Array
}

const scratches = new Map<number, Scratch>()

function scratchFor(words: number): Scratch {
  const known = scratches.get(words)
  if (known) return known
  const line = () => new Int32Array(words + 2)
  const made: Scratch = {
    dark: line(),
    light: line(),
    dark2: line(),
    light2: line(),
    dark4: line(),
    light4: line(),
    dark5: line(),
    light5: line(),
    before: line(),
    beforeLight: line(),
  }
  scratches.set(words, made)
  return made
}

/** Bits of `line` moved down by `count`, for the word at `at`: module i + count stands where i stood. */
function ahead(line: Int32Array, at: number, count: number): number {
  return (line[at]! >>> count) | (line[at + 1]! << (32 - count))
}

/** Bits moved up: module i - count stands where i stood. */
function behind(line: Int32Array, at: number, count: number): number {
  return (line[at]! << count) | (line[at - 1]! >>> (32 - count))
}

function linesPenalty(lines: Uint32Array, size: number, words: number, scratch: Scratch, blocks: boolean): number {
  const { dark, light, dark2, light2, dark4, light4, dark5, light5, before, beforeLight } = scratch
  const last = (size & 31) === 0 ? -1 : (1 << (size & 31)) - 1
  let penalty = 0
  for (let line = 0; line < size; line++) {
    for (let word = 1; word <= words; word++) {
      const bits = lines[line * words + word - 1]!
      dark[word] = bits
      light[word] = ~bits & (word === words ? last : -1)
    }
    for (let word = 1; word <= words; word++) {
      dark2[word] = dark[word]! & ahead(dark, word, 1)
      light2[word] = light[word]! & ahead(light, word, 1)
    }
    for (let word = 1; word <= words; word++) {
      dark4[word] = dark2[word]! & ahead(dark2, word, 2)
      light4[word] = light2[word]! & ahead(light2, word, 2)
    }
    for (let word = 1; word <= words; word++) {
      dark5[word] = dark4[word]! & ahead(dark, word, 4)
      light5[word] = light4[word]! & ahead(light, word, 4)
    }
    for (let word = 1; word <= words; word++) {
      const [d5, l5] = [dark5[word]!, light5[word]!]
      // a run of n ≥ 5 counts n − 2: its n − 4 windows of five, and two more where it begins
      if (d5 !== 0) penalty += ones(d5) + 2 * ones(d5 & ~behind(dark5, word, 1))
      if (l5 !== 0) penalty += ones(l5) + 2 * ones(l5 & ~behind(light5, word, 1))
      // 1011101 with four light modules behind or before
      const core =
        dark[word]! &
        ahead(light, word, 1) &
        ahead(dark2, word, 2) &
        ahead(dark, word, 4) &
        ahead(light, word, 5) &
        ahead(dark, word, 6)
      if (core !== 0) penalty += 40 * (ones(core & ahead(light4, word, 7)) + ones(core & behind(light4, word, 4)))
      if (!blocks) continue
      if (line > 0) penalty += 3 * (ones(dark2[word]! & before[word]!) + ones(light2[word]! & beforeLight[word]!))
      before[word] = dark2[word]!
      beforeLight[word] = light2[word]!
    }
  }
  return penalty
}
