/** A square pattern of equal squares, each drawn or not: a QR code. */
export interface Squares {
  /** Squares along an edge. */
  size: number
  /** A bit for each square, set where it is drawn: row after row from the top, the first of eight highest, rows padded to bytes. */
  bits: Uint8Array
}

/** Whether a square of the pattern is drawn; outside the pattern none is. */
export function isDrawn({ size, bits }: Squares, row: number, column: number): boolean {
  if (row < 0 || column < 0 || row >= size || column >= size) return false
  return ((bits[row * ((size + 7) >> 3) + (column >> 3)]! >> (7 - (column & 7))) & 1) === 1
}
