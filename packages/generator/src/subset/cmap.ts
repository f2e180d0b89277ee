import { FontFault } from './sfnt.ts'

/** Unicode code point → glyph id, from the best Unicode subtable (formats 12 and 4). Code points of glyph 0 are left out. */
export function readCmap(table: Buffer): Map<number, number> {
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

function readGroups(table: Buffer, offset: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const groups = table.readUInt32BE(offset + 12)
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + 12 * group
    const first = table.readUInt32BE(at)
    const last = Math.min(table.readUInt32BE(at + 4), 0x10ffff)
    const glyph = table.readUInt32BE(at + 8)
    for (let code = first; code <= last; code++) if (glyph + code - first) glyphs.set(code, glyph + code - first)
  }
  return glyphs
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
