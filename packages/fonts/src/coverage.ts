import { readTables, view } from './sfnt.ts'

/** Whether a font has a glyph of its own for a code point. */
export type Coverage = (codePoint: number) => boolean

const highest = 0x10ffff

/** Reads which characters a font has from its Unicode cmap (OpenType 1.9, cmap formats 0, 4, 6, 12). Undefined: it has none. */
export function readCoverage(bytes: Uint8Array): Coverage | undefined {
  const cmap = readTables(bytes)?.get('cmap')
  if (!cmap) return undefined
  const present = new Uint8Array((highest >> 3) + 1)
  const add = (codePoint: number): void => {
    if (codePoint <= highest) present[codePoint >> 3]! |= 1 << (codePoint & 7)
  }
  try {
    const data = view(bytes.subarray(cmap.offset, cmap.offset + cmap.length))
    const offset = unicodeSubtable(data)
    if (offset === undefined) return undefined
    readSubtable(data, offset, add)
  } catch (error) {
    if (error instanceof RangeError) return undefined // a table that points outside itself
    throw error
  }
  return (codePoint) => ((present[codePoint >> 3] ?? 0) & (1 << (codePoint & 7))) !== 0
}

/** The fullest Unicode subtable: all planes before the basic one. */
function unicodeSubtable(data: DataView): number | undefined {
  let best: { rank: number; offset: number } | undefined
  for (let i = 0; i < data.getUint16(2); i++) {
    const platform = data.getUint16(4 + i * 8)
    const encoding = data.getUint16(6 + i * 8)
    const rank =
      platform === 3 && encoding === 10
        ? 4
        : platform === 3 && encoding === 1
          ? 2
          : platform === 0 && encoding < 5
            ? 1 + (encoding > 3 ? 2 : 0)
            : 0
    if (rank > (best?.rank ?? 0)) best = { rank, offset: data.getUint32(8 + i * 8) }
  }
  return best?.offset
}

function readSubtable(data: DataView, offset: number, add: (codePoint: number) => void): void {
  const format = data.getUint16(offset)
  if (format === 0) for (let c = 0; c < 256; c++) data.getUint8(offset + 6 + c) && add(c)
  else if (format === 4) readSegments(data, offset, add)
  else if (format === 6) {
    const first = data.getUint16(offset + 6)
    for (let i = 0; i < data.getUint16(offset + 8); i++) data.getUint16(offset + 10 + i * 2) && add(first + i)
  } else if (format === 12) readGroups(data, offset, add)
}

function readSegments(data: DataView, offset: number, add: (codePoint: number) => void): void {
  const size = data.getUint16(offset + 6)
  const [ends, starts] = [offset + 14, offset + 16 + size]
  const [deltas, ranges] = [starts + size, starts + 2 * size]
  for (let s = 0; s < size; s += 2) {
    const first = data.getUint16(starts + s)
    const last = data.getUint16(ends + s)
    const delta = data.getUint16(deltas + s)
    const range = data.getUint16(ranges + s)
    for (let c = first; c <= last && c < 0xffff; c++) {
      const glyph = range === 0 ? c : data.getUint16(ranges + s + range + (c - first) * 2)
      if ((range === 0 || glyph !== 0) && ((glyph + delta) & 0xffff) !== 0) add(c)
    }
  }
}

function readGroups(data: DataView, offset: number, add: (codePoint: number) => void): void {
  for (let i = 0; i < data.getUint32(offset + 12); i++) {
    const at = offset + 16 + i * 12
    const first = data.getUint32(at)
    const last = Math.min(data.getUint32(at + 4), highest)
    const glyph = data.getUint32(at + 8)
    for (let c = first; c <= last; c++) if (glyph + (c - first) !== 0) add(c)
  }
}
