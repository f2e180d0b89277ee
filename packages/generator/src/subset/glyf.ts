import type { OpenFace } from './face.ts'
import { checksum, directory, padded, tableOf } from './sfnt.ts'

/** The outline record of a glyph; empty for a blank one. */
export function glyphRecord(face: OpenFace, glyph: number): Buffer {
  const loca = tableOf(face.tables, 'loca')
  const long = tableOf(face.tables, 'head').readInt16BE(50) !== 0
  const at = (index: number) => (long ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index))
  return tableOf(face.tables, 'glyf').subarray(at(glyph), at(glyph + 1))
}

/** A component of a composite glyph: which glyph, where its number stands in the record, how it is placed. */
export interface Component {
  glyph: number
  at: number
  /** x' = a x + c y + e; y' = b x + d y + f. */
  matrix: [number, number, number, number, number, number]
}

// flags of composite glyphs (OpenType, glyf)
const WORDS = 0x1
const OFFSETS = 0x2
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** Components of a composite glyph's record; none for a simple one. */
export function componentsOf(record: Buffer): Component[] {
  if (record.length < 12 || record.readInt16BE(0) >= 0) return []
  const components: Component[] = []
  let at = 10
  for (;;) {
    const flags = record.readUInt16BE(at)
    const start = at + 2
    at += 4
    const wide = (flags & WORDS) !== 0
    const dx = wide ? record.readInt16BE(at) : record.readInt8(at)
    const dy = wide ? record.readInt16BE(at + 2) : record.readInt8(at + 1)
    at += wide ? 4 : 2
    const fixed = () => {
      at += 2
      return record.readInt16BE(at - 2) / 16384
    }
    let [a, b, c, d] = [1, 0, 0, 1]
    if (flags & SCALE) a = d = fixed()
    else if (flags & TWO_SCALES) [a, d] = [fixed(), fixed()]
    else if (flags & MATRIX) [a, b, c, d] = [fixed(), fixed(), fixed(), fixed()]
    const [e, f] = flags & OFFSETS ? [dx, dy] : [0, 0]
    components.push({ glyph: record.readUInt16BE(start), at: start, matrix: [a, b, c, d, e, f] })
    if (!(flags & MORE)) return components
  }
}

/** The glyphs, then every glyph that their composites draw in; the order is the numbering in the new file. */
export function closeOverComponents(face: OpenFace, glyphs: readonly number[]): number[] {
  const all = [...glyphs]
  const seen = new Set(all)
  for (let index = 0; index < all.length; index++) {
    for (const { glyph } of componentsOf(glyphRecord(face, all[index]!))) {
      if (seen.has(glyph) || glyph >= face.glyphCount) continue
      seen.add(glyph)
      all.push(glyph)
    }
  }
  return all
}

/** A record whose components carry the numbers of the new file. */
export function renumbered(record: Buffer, numberOf: (glyph: number) => number): Buffer {
  const components = componentsOf(record)
  if (components.length === 0) return record
  const copy = Buffer.from(record)
  for (const { glyph, at } of components) copy.writeUInt16BE(numberOf(glyph), at)
  return copy
}

/** A table of a file under construction, padded to four bytes. */
export interface Part {
  tag: string
  length: number
  sum: number
  table: Buffer
}

function part(tag: string, table: Buffer): Part {
  const full = padded(table)
  return { tag, length: table.length, sum: checksum(full), table: full }
}

/** Gives every table but glyf for files that begin with the same glyphs and go on with others of these padded lengths. */
export type TablesAround = (glyphs: readonly number[], lengths: readonly number[]) => Part[]

/** Prepares the tables of files that begin with these glyphs, whose padded records have these lengths. Hinting programs stay. */
export function prepareTables(face: OpenFace, first: readonly number[], firstLengths: readonly number[]): TablesAround {
  const source = tableOf(face.tables, 'hmtx')
  const hhea = Buffer.from(tableOf(face.tables, 'hhea'))
  const maxp = Buffer.from(tableOf(face.tables, 'maxp'))
  const longMetrics = hhea.readUInt16BE(34)
  const writeMetrics = (table: Buffer, at: number, glyph: number) => {
    const bearing = glyph < longMetrics ? 4 * glyph + 2 : 4 * longMetrics + 2 * (glyph - longMetrics)
    const advance = face.advance(glyph)
    const known = bearing + 2 <= source.length
    table[at] = advance >> 8
    table[at + 1] = advance
    table[at + 2] = known ? source[bearing]! : 0
    table[at + 3] = known ? source[bearing + 1]! : 0
  }
  const head = Buffer.from(tableOf(face.tables, 'head'))
  head.writeInt16BE(1, 50)
  head.writeUInt32BE(0, 8)
  const fixed = [part('head', head)]
  for (const tag of ['cvt ', 'fpgm', 'prep']) {
    const table = face.tables.get(tag)
    if (table) fixed.push(part(tag, table))
  }
  const metrics = Buffer.alloc(4 * first.length)
  const places = Buffer.alloc(4 * first.length)
  let end = 0
  first.forEach((glyph, index) => {
    writeMetrics(metrics, 4 * index, glyph)
    places.writeUInt32BE(end, 4 * index)
    end += firstLengths[index]!
  })
  const sums = { hmtx: checksum(metrics), loca: checksum(places) }
  return (glyphs, lengths) => {
    const count = first.length + glyphs.length
    const hmtx = Buffer.allocUnsafe(4 * count)
    const loca = Buffer.allocUnsafe(4 * (count + 1))
    metrics.copy(hmtx)
    places.copy(loca)
    let offset = end
    for (let index = 0; index < glyphs.length; index++) {
      const at = 4 * (first.length + index)
      writeMetrics(hmtx, at, glyphs[index]!)
      loca.writeUInt32BE(offset, at)
      offset += lengths[index]!
    }
    loca.writeUInt32BE(offset, 4 * count)
    hhea.writeUInt16BE(count, 34)
    maxp.writeUInt16BE(count, 4)
    const longer = (tag: 'hmtx' | 'loca', table: Buffer): Part => {
      const sum = (sums[tag] + checksum(table.subarray(4 * first.length))) >>> 0
      return { tag, length: table.length, sum, table }
    }
    return [
      ...fixed,
      part('hhea', Buffer.from(hhea)),
      longer('hmtx', hmtx),
      longer('loca', loca),
      part('maxp', Buffer.from(maxp)),
    ]
  }
}

const byTag = (a: { tag: string }, b: { tag: string }) => (a.tag < b.tag ? -1 : 1)

/** A TrueType file of the glyphs in this order (the first must be 0), for embedding: no cmap, no names. */
export function rekeyGlyf(face: OpenFace, glyphs: readonly number[]): Buffer {
  const all = closeOverComponents(face, glyphs)
  const numbers = new Map(all.map((glyph, index) => [glyph, index]))
  const records = all.map((glyph) => renumbered(glyphRecord(face, glyph), (component) => numbers.get(component) ?? 0))
  const lengths = records.map((record) => (record.length + 3) & ~3)
  const around = prepareTables(face, all, lengths)([], [])
  const outlines = part('glyf', joined(records, lengths))
  const parts = [outlines, ...around].sort(byTag)
  const head = directory(
    0x00010000,
    parts.map(({ tag, length, sum, table }) => ({ tag, length, sum, padded: table.length })),
  )
  return Buffer.concat([head, ...parts.map(({ table }) => table)])
}

/** Records behind each other, each filled with zeros to its length. */
function joined(records: readonly Buffer[], lengths: readonly number[]): Buffer {
  const all = Buffer.alloc(lengths.reduce((sum, length) => sum + length, 0))
  let at = 0
  records.forEach((record, index) => {
    record.copy(all, at)
    at += lengths[index]!
  })
  return all
}
