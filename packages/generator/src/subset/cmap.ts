import { FontFault } from './sfnt.ts'

/** Glyphs by Unicode code point; code points of glyph 0 are left out. */
export interface CharacterMap {
  get(codePoint: number): number | undefined
  keys(): Iterable<number>
}

/** Unicode code point → glyph id, from the best Unicode subtable (formats 12 and 4). */
export function readCmap(table: Buffer): CharacterMap {
  const count = table.readUInt16BE(2)
  let best = { score: 0, offset: 0, symbol: false }
  for (let index = 0; index < count; index++) {
    const platform = table.readUInt16BE(4 + 8 * index)
    const encoding = table.readUInt16BE(6 + 8 * index)
    const offset = table.readUInt32BE(8 + 8 * index)
    const format = table.readUInt16BE(offset)
    const unicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10))
    const symbol = platform === 3 && encoding === 0
    const score = unicode && format === 12 ? 3 : unicode && format === 4 ? 2 : symbol && format === 4 ? 1 : 0
    if (score > best.score) best = { score, offset, symbol }
  }
  if (best.score === 0) throw new FontFault('no Unicode cmap')
  return best.score === 3 ? readGroups(table, best.offset) : readSegments(table, best.offset, best.symbol)
}

/** Large faces have tens of thousands of characters in some hundred groups: these are searched, not written out. */
function readGroups(table: Buffer, offset: number): CharacterMap {
  const count = table.readUInt32BE(offset + 12)
  if (offset + 16 + 12 * count > table.length) throw new FontFault('cmap cut off')
  const value = (group: number, part: number): number => table.readUInt32BE(offset + 16 + 12 * group + 4 * part)
  const glyphIn = (group: number, code: number): number => value(group, 2) + code - value(group, 0)
  const search = (code: number): number => {
    let [low, high] = [0, count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      if (code < value(middle, 0)) high = middle - 1
      else if (code > value(middle, 1)) low = middle + 1
      else return glyphIn(middle, code)
    }
    return 0
  }
  // The same few thousand characters are asked for again and again.
  const found = new Map<number, number>()
  return {
    get: (code) => {
      let glyph = found.get(code)
      if (glyph === undefined) {
        glyph = search(code)
        found.set(code, glyph)
      }
      return glyph || undefined
    },
    keys: function* () {
      for (let group = 0; group < count; group++) {
        const last = Math.min(value(group, 1), 0x10ffff)
        for (let code = value(group, 0); code <= last; code++) if (glyphIn(group, code) !== 0) yield code
      }
    },
  }
}

/** Symbol fonts keep their characters at U+F000; they answer to the plain code as well. */
function readSegments(table: Buffer, offset: number, symbol: boolean): Map<number, number> {
  const glyphs = new Map<number, number>()
  const segments = table.readUInt16BE(offset + 6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const last = table.readUInt16BE(offset + 14 + 2 * segment)
    const first = table.readUInt16BE(offset + 16 + 2 * (segments + segment))
    const delta = table.readUInt16BE(offset + 16 + 2 * (2 * segments + segment))
    const rangeAt = offset + 16 + 2 * (3 * segments + segment)
    const range = table.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : table.readUInt16BE(rangeAt + range + 2 * (code - first))
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph === 0) continue
      glyphs.set(code, glyph)
      if (symbol && code >= 0xf000 && code <= 0xf0ff) glyphs.set(code - 0xf000, glyph)
    }
  }
  return glyphs
}
