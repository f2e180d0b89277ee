import { readCmap } from './cmap.ts'
import { FontFault, readTables, type Tables, tableOf } from './sfnt.ts'

/** An opened font file: what layout measures with and what writers embed. Lengths are in font units. */
export interface OpenFace {
  /** PostScript name, made safe for a PDF name. */
  name: string
  outlines: 'glyf' | 'cff'
  unitsPerEm: number
  ascent: number
  descent: number
  boundingBox: [number, number, number, number]
  glyphCount: number
  tables: Tables
  /** Glyph of a code point; 0 when the face has none. */
  glyph(codePoint: number): number
  /** Every character the face has a glyph for. */
  codePoints(): Iterable<number>
  /** Advance width of a glyph. */
  advance(glyph: number): number
  /** What the owner permits (OS/2 fsType). */
  embedding: 'allowed' | 'whole-only' | 'forbidden'
  bytes: Uint8Array
}

/** Why a file cannot be used: for the diagnostic's text. */
export interface FaceFault {
  fault: string
}

const opened = new WeakMap<Uint8Array, OpenFace | FaceFault>()

/** Opens a TrueType or OpenType file (of a collection the first face). The same bytes are opened once. */
export function openFace(bytes: Uint8Array): OpenFace | FaceFault {
  const known = opened.get(bytes)
  if (known) return known
  const face = attempt(() => readFace(bytes))
  opened.set(bytes, face)
  return face
}

function attempt(read: () => OpenFace): OpenFace | FaceFault {
  try {
    return read()
  } catch (error) {
    if (error instanceof FontFault || error instanceof RangeError) return { fault: error.message }
    throw error
  }
}

function readFace(bytes: Uint8Array): OpenFace {
  const tables = readTables(bytes)
  const head = tableOf(tables, 'head')
  const hhea = tableOf(tables, 'hhea')
  const hmtx = tableOf(tables, 'hmtx')
  const glyphCount = tableOf(tables, 'maxp').readUInt16BE(4)
  const longMetrics = hhea.readUInt16BE(34)
  const unitsPerEm = head.readUInt16BE(18)
  if (unitsPerEm === 0 || longMetrics === 0 || hmtx.length < 4 * longMetrics) throw new FontFault('no metrics')
  const outlines = tables.has('glyf') ? 'glyf' : tables.has('CFF ') ? 'cff' : undefined
  if (!outlines) throw new FontFault('no outlines')
  if (outlines === 'glyf') tableOf(tables, 'loca')
  const cmap = readCmap(tableOf(tables, 'cmap'))
  return {
    name: readName(tables),
    outlines,
    unitsPerEm,
    ascent: hhea.readInt16BE(4),
    descent: hhea.readInt16BE(6),
    boundingBox: [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)],
    glyphCount,
    tables,
    glyph: (codePoint) => {
      const glyph = cmap.get(codePoint) ?? 0
      return glyph < glyphCount ? glyph : 0
    },
    codePoints: () => cmap.keys(),
    advance: (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, longMetrics - 1)),
    embedding: readEmbedding(tables),
    bytes,
  }
}

/** OS/2 fsType: restricted (2 alone) and bitmaps only forbid embedding, 0x100 forbids subsetting. */
function readEmbedding(tables: Tables): OpenFace['embedding'] {
  const os2 = tables.get('OS/2')
  const rights = os2 && os2.length >= 10 ? os2.readUInt16BE(8) : 0
  if ((rights & 0xf) === 2 || rights & 0x200) return 'forbidden'
  return rights & 0x100 ? 'whole-only' : 'allowed'
}

function readName(tables: Tables): string {
  const table = tables.get('name')
  const count = table ? table.readUInt16BE(2) : 0
  for (let index = 0; table && index < count; index++) {
    const at = 6 + 12 * index
    if (table.readUInt16BE(at + 6) !== 6) continue
    const start = table.readUInt16BE(4) + table.readUInt16BE(at + 10)
    const raw = table.subarray(start, start + table.readUInt16BE(at + 8))
    const name = raw.toString('latin1').replaceAll(/[^A-Za-z0-9-]/g, '')
    if (name) return name.slice(0, 60)
  }
  return 'Unnamed'
}
