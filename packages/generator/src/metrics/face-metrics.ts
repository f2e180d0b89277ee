import { readCharacterMap } from './character-map.ts'
import { readTables, type Tables } from './sfnt.ts'

/** The smallest box around a glyph's ink, in em, y upwards from the baseline. */
export interface Ink {
  left: number
  bottom: number
  right: number
  top: number
}

/** What layout needs to know of a font: which characters it has, how wide they are, where they leave ink. All in em. */
export interface FaceMetrics {
  has(codePoint: number): boolean
  /** Undefined when the font has no such character. */
  advance(codePoint: number): number | undefined
  /** Undefined when the character leaves none, is missing, or the outlines are not TrueType. */
  ink(codePoint: number): Ink | undefined
}

const read = new WeakMap<Uint8Array, FaceMetrics>()

/** The measures of a font file; undefined when it is none. Read once for the same array, which must not change. */
export function faceMetrics(bytes: Uint8Array): FaceMetrics | undefined {
  const known = read.get(bytes)
  if (known) return known
  const tables = readTables(bytes)
  const metrics = tables && readMetrics(tables)
  if (metrics) read.set(bytes, metrics)
  return metrics
}

function readMetrics(tables: Tables): FaceMetrics | undefined {
  const { data, find } = tables
  const [head, hhea, hmtx] = [find('head'), find('hhea'), find('hmtx')]
  const glyphOf = readCharacterMap(tables)
  if (!head || !hhea || !hmtx || !glyphOf) return undefined
  const em = data.getUint16(head.offset + 18)
  const wideLocations = data.getInt16(head.offset + 50) === 1
  const advances = data.getUint16(hhea.offset + 34)
  const [loca, glyf] = [find('loca'), find('glyf')]
  const location = (glyph: number): number =>
    wideLocations ? data.getUint32(loca!.offset + glyph * 4) : data.getUint16(loca!.offset + glyph * 2) * 2
  const known = new Map<number, number>()
  const advance = (codePoint: number): number => {
    let width = known.get(codePoint)
    if (width === undefined) {
      const glyph = glyphOf(codePoint)
      width = glyph === 0 ? -1 : data.getUint16(hmtx.offset + Math.min(glyph, advances - 1) * 4) / em
      known.set(codePoint, width)
    }
    return width
  }
  return {
    has: (codePoint) => advance(codePoint) >= 0,
    advance: (codePoint) => {
      const width = advance(codePoint)
      return width < 0 ? undefined : width
    },
    ink: (codePoint) => {
      const glyph = glyphOf(codePoint)
      if (glyph === 0 || !loca || !glyf) return undefined
      const start = location(glyph)
      if (location(glyph + 1) === start) return undefined
      const at = glyf.offset + start + 2
      const [left, bottom, right, top] = [0, 2, 4, 6].map((part) => data.getInt16(at + part) / em)
      return { left: left!, bottom: bottom!, right: right!, top: top! }
    },
  }
}
