import { type Cff, readCff, rekeyCff } from './cff.ts'
import { readCmap } from './cmap.ts'
import type { OpenFace } from './face.ts'
import { rekeyGlyf } from './glyf.ts'
import { subsetCff } from './harfbuzz.ts'
import { readTables, tableOf } from './sfnt.ts'

/** The glyphs of a face that a document uses, ready to be written with new numbers. */
export interface Subset {
  face: OpenFace
  /** Glyph in the face → glyph the subset's own tables know it by. */
  local(glyph: number): number
  /** Parsed and desubroutinised, when the face has CFF outlines. */
  cff?: Cff
}

/** Prepares the union of glyphs of a document or a batch once; single files pick from it. */
export function prepareSubset(face: OpenFace, codePoints: Iterable<number>): Subset {
  // TrueType outlines are picked from the face as they are, hints and all; only CFF needs its subroutines written out.
  if (face.outlines === 'glyf') return { face, local: (glyph) => glyph }
  const wanted = [...new Set(codePoints)].filter((code) => face.glyph(code) !== 0).sort((a, b) => a - b)
  const tables = readTables(subsetCff(face.bytes, wanted))
  const cmap = readCmap(tableOf(tables, 'cmap'))
  const local = new Map(wanted.map((code) => [face.glyph(code), cmap.get(code) ?? 0]))
  return { face, local: (glyph) => local.get(glyph) ?? 0, cff: readCff(tableOf(tables, 'CFF ')) }
}

/** The font program to embed: the glyphs in this order (the first must be 0), named for a CFF's own header. */
export function fontProgram(subset: Subset, name: string, glyphs: readonly number[]): Buffer {
  if (!subset.cff) return rekeyGlyf(subset.face, glyphs)
  return rekeyCff(
    subset.cff,
    name,
    glyphs.map((glyph) => subset.local(glyph)),
  )
}
