import type { PdfFile } from './file.ts'

const ONE = 0x31

/**
 * Writes the rows of a pattern (`SquaresItem.rows`) as a mask, a bit for each square, through which colour is painted: a
 * tenth of the bytes that as many rectangles take, and no seams between them. Viewers and presses keep the edges of its
 * squares, as it does not ask for interpolation (ISO 32000-1, 8.9.5.3).
 */
export function writeSquares(file: PdfFile, rows: readonly string[]): number {
  const across = rows[0]?.length ?? 0
  const stride = (across + 7) >> 3
  const bits = new Uint8Array(stride * rows.length)
  rows.forEach((row, line) => {
    for (let at = 0; at < across; at++) {
      if (row.charCodeAt(at) === ONE) bits[line * stride + (at >> 3)]! |= 128 >> (at & 7)
    }
  })
  const size = `/Width ${across}/Height ${rows.length}`
  return file.stream(`/Type/XObject/Subtype/Image${size}/ImageMask true/BitsPerComponent 1/Decode[1 0]`, bits, true)
}
