import type { Tables } from './sfnt.ts'

/** The glyph of a code point; 0 when the font has none. */
export type CharacterMap = (codePoint: number) => number

/** Reads the fullest Unicode subtable of `cmap`, formats 12 and 4 (OpenType 1.9). Undefined: there is none. */
export function readCharacterMap({ data, find }: Tables): CharacterMap | undefined {
  const cmap = find('cmap')
  if (!cmap) return undefined
  let best: { rank: number; offset: number } | undefined
  for (let i = 0; i < data.getUint16(cmap.offset + 2); i++) {
    const at = cmap.offset + 4 + i * 8
    const [platform, encoding] = [data.getUint16(at), data.getUint16(at + 2)]
    const unicode = platform === 0 ? encoding < 5 : platform === 3 && (encoding === 1 || encoding === 10)
    const offset = cmap.offset + data.getUint32(at + 4)
    const format = unicode ? data.getUint16(offset) : 0
    const rank = format === 12 ? 2 : format === 4 ? 1 : 0
    if (rank > (best?.rank ?? 0)) best = { rank, offset }
  }
  if (!best) return undefined
  return best.rank === 2 ? readGroups(data, best.offset) : readSegments(data, best.offset)
}

/** Format 12: ranges of code points with consecutive glyphs. */
function readGroups(data: DataView, offset: number): CharacterMap {
  const count = data.getUint32(offset + 12)
  const value = (group: number, part: number): number => data.getUint32(offset + 16 + group * 12 + part * 4)
  return (codePoint) => {
    let [low, high] = [0, count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      if (codePoint < value(middle, 0)) high = middle - 1
      else if (codePoint > value(middle, 1)) low = middle + 1
      else return value(middle, 2) + codePoint - value(middle, 0)
    }
    return 0
  }
}

/** Format 4: segments of the basic plane. */
function readSegments(data: DataView, offset: number): CharacterMap {
  const size = data.getUint16(offset + 6)
  const [ends, starts] = [offset + 14, offset + 16 + size]
  const [deltas, ranges] = [starts + size, starts + 2 * size]
  return (codePoint) => {
    if (codePoint > 0xffff) return 0
    let [low, high] = [0, size / 2 - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (data.getUint16(ends + middle * 2) < codePoint) low = middle + 1
      else high = middle
    }
    const at = low * 2
    const first = data.getUint16(starts + at)
    if (codePoint < first || codePoint > data.getUint16(ends + at)) return 0
    const range = data.getUint16(ranges + at)
    if (range === 0) return (codePoint + data.getUint16(deltas + at)) & 0xffff
    const glyph = data.getUint16(ranges + at + range + (codePoint - first) * 2)
    return glyph === 0 ? 0 : (glyph + data.getUint16(deltas + at)) & 0xffff
  }
}
