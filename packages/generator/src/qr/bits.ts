/**
 * A square of modules as bits, once by rows and once by columns: line after line, in each for every 64 modules two 32-bit
 * words of the row and two of the column, the later modules first, and of 32 modules the first in the highest bit.
 */
export interface Bits {
  size: number
  /** Words of a line: a multiple of four. */
  stride: number
  lines: Int32Array
}

/** A square in such a memory, from that byte on; an empty one in a memory of its own when none is given. */
export function bitsOf(size: number, memory?: ArrayBuffer, from = 0): Bits {
  const stride = 4 * Math.ceil(size / 64)
  const length = size * stride
  return { size, stride, lines: memory ? new Int32Array(memory, from, length) : new Int32Array(length) }
}

/** The word with a module of a row; that of the column is two on. */
export function wordOf({ stride }: Pick<Bits, 'stride'>, row: number, column: number): number {
  return row * stride + 4 * (column >> 6) + (column & 32 ? 0 : 1)
}

/** The bit of a module in its word. */
export function bitOf(place: number): number {
  return 1 << (31 - (place & 31))
}

/** Makes a module dark. */
export function setBit(bits: Bits, row: number, column: number): void {
  bits.lines[wordOf(bits, row, column)]! |= bitOf(column)
  bits.lines[wordOf(bits, column, row) + 2]! |= bitOf(row)
}

/** Copies the rows into the columns, 32 by 32 modules at a time. */
export function transpose(bits: Bits): void {
  const { size, stride, lines } = bits
  for (let across = 0; across < size; across += 32) {
    for (let down = 0; down < size; down += 32) {
      const [from, to] = [wordOf(bits, down, across), wordOf(bits, across, down) + 2]
      for (let line = 0; line < 32; line++) square[line] = down + line < size ? lines[from + line * stride]! : 0
      transposeSquare()
      const count = Math.min(32, size - across)
      for (let line = 0; line < count; line++) lines[to + line * stride] = square[line]!
    }
  }
}

const square = new Int32Array(32)

/** Swaps ever smaller quarters of 32 × 32 bits across the diagonal. */
function transposeSquare(): void {
  for (let half = 16, mask = 0x0000ffff; half > 0; half >>= 1, mask ^= mask << half) {
    for (let at = 0; at < 32; at = (at + half + 1) & ~half) {
      const swapped = (square[at]! ^ (square[at + half]! >>> half)) & mask
      square[at]! ^= swapped
      square[at + half]! ^= swapped << half
    }
  }
}
