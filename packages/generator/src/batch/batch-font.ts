import { cffAround } from '../subset/cff.ts'
import type { OpenFace } from '../subset/face.ts'
import { closeOverComponents, componentsOf, glyphRecord, prepareTables, renumbered } from '../subset/glyf.ts'
import { prepareSubset } from '../subset/prepare.ts'
import { checksum, directory, padded } from '../subset/sfnt.ts'
import type { PdfFile } from '../writers/pdf/file.ts'
import {
  type Character,
  type EmbeddedFont,
  type PackedProgram,
  subsetTag,
  tableOf,
  widthOf,
  writeFont,
} from '../writers/pdf/fonts.ts'
import { type Segment, segment, splice, storedSegment } from './splice.ts'

/** A face of a batch: what every file shares is compressed once, each other glyph once, and a file only joins them. */
export interface BatchFont extends EmbeddedFont {
  /** Starts the next file; characters beyond the shared ones are forgotten. */
  begin(object: number): void
  /** Writes the font with what the file has used; nothing when it used nothing. */
  write(file: PdfFile): void
}

/** A glyph's outline as it lies in a font program. */
interface Piece extends Segment {
  sum: number
}

/** Prepares a face. `shared` are the characters that every file gets; `all` those a CFF face must be cut for. */
export function batchFont(
  face: OpenFace,
  resource: string,
  shared: readonly number[],
  all: Iterable<number>,
): BatchFont {
  const build = face.outlines === 'glyf' ? glyfBuilder(face, shared) : cffBuilder(face, shared, all)
  const common = tableOf(
    face,
    shared.map((code, index): Character => [index + 1, code]),
  )
  const places = new Map(shared.map((code, index) => [code, index + 1]))
  let added: number[] = []
  let addedPlaces = new Map<number, number>()
  const font: BatchFont = {
    resource,
    object: 0,
    cid: (code) => {
      const known = places.get(code) ?? addedPlaces.get(code)
      if (known !== undefined || face.glyph(code) === 0) return known
      const cid = build.first + added.length
      added.push(code)
      addedPlaces.set(code, cid)
      return cid
    },
    width: (code) => widthOf(face, code),
    begin: (object) => {
      font.object = object
      added = []
      addedPlaces = new Map()
    },
    write: (file) => {
      const name = `${subsetTag(face.name, added)}+${face.name}`
      const own = tableOf(
        face,
        added.map((code, index): Character => [build.first + index, code]),
      )
      writeFont(file, font.object, face, name, [common, own], build.program(name, added))
    },
  }
  return font
}

interface Builder {
  /** Identifier of the first character that is not shared. */
  first: number
  program(name: string, added: readonly number[]): PackedProgram
}

function pieceOf(records: readonly Buffer[]): Piece {
  const raw = Buffer.concat(records)
  return { ...segment(raw), sum: checksum(raw) }
}

function glyfBuilder(face: OpenFace, shared: readonly number[]): Builder {
  const constant = closeOverComponents(face, [0, ...shared.map((code) => face.glyph(code))])
  const numbers = new Map(constant.map((glyph, index) => [glyph, index]))
  const numberIn = (own: ReadonlyMap<number, number>) => (glyph: number) => numbers.get(glyph) ?? own.get(glyph) ?? 0
  const records = constant.map((glyph) => padded(renumbered(glyphRecord(face, glyph), numberIn(new Map()))))
  const common = pieceOf(records)
  const lengths = records.map((record) => record.length)
  const tablesAround = prepareTables(face, constant, lengths)
  /** Outlines that are the same in every file; undefined for those made of others, whose numbers differ. */
  const pieces = new Map<number, Piece | undefined>()
  const pieceFor = (glyph: number): Piece | undefined => {
    if (pieces.has(glyph)) return pieces.get(glyph)
    const record = glyphRecord(face, glyph)
    const piece = componentsOf(record).length > 0 ? undefined : pieceOf([padded(record)])
    pieces.set(glyph, piece)
    return piece
  }
  const composed = (glyph: number, own: ReadonlyMap<number, number>): Piece => {
    const raw = padded(renumbered(glyphRecord(face, glyph), numberIn(own)))
    return { ...storedSegment(raw), sum: checksum(raw) }
  }
  /** The glyphs and what they are made of; a component that the shared part has already stays where it is. */
  const closed = (glyphs: readonly number[]): readonly number[] =>
    glyphs.every((glyph) => pieceFor(glyph) !== undefined)
      ? glyphs
      : closeOverComponents(face, glyphs).filter((glyph, index) => index < glyphs.length || !numbers.has(glyph))
  return {
    first: constant.length,
    program: (_name, added) => {
      const extra = closed(added.map((code) => face.glyph(code)))
      const own = new Map(extra.map((glyph, index) => [glyph, constant.length + index]))
      const outlines = extra.map((glyph) => pieceFor(glyph) ?? composed(glyph, own))
      const around = tablesAround(
        extra,
        outlines.map((piece) => piece.length),
      )
      let length = common.length
      let sum = common.sum
      for (const piece of outlines) {
        length += piece.length
        sum = (sum + piece.sum) >>> 0
      }
      const entries = [
        ...around.map((part) => ({ tag: part.tag, length: part.length, sum: part.sum, padded: part.table.length })),
        { tag: 'glyf', length, sum, padded: length },
      ]
      const start = Buffer.concat([directory(0x00010000, entries), ...around.map((part) => part.table)])
      return { data: splice([storedSegment(start), common, ...outlines]), length: start.length + length }
    },
  }
}

function cffBuilder(face: OpenFace, shared: readonly number[], all: Iterable<number>): Builder {
  const subset = prepareSubset(face, new Set([...shared, ...all]))
  const cff = subset.cff!
  const local = (code: number) => subset.local(face.glyph(code))
  const constant = [0, ...shared.map(local)]
  const common = segment(Buffer.concat(constant.map((glyph) => cff.charstrings[glyph]!)))
  const pieces = new Map<number, Segment>()
  const pieceFor = (glyph: number): Segment => {
    const known = pieces.get(glyph) ?? segment(cff.charstrings[glyph]!)
    pieces.set(glyph, known)
    return known
  }
  return {
    first: constant.length,
    program: (name, added) => {
      const extra = added.map(local)
      const { before, after } = cffAround(cff, name, [...constant, ...extra])
      const own = extra.map(pieceFor)
      const length = own.reduce((sum, piece) => sum + piece.length, before.length + common.length + after.length)
      return { data: splice([storedSegment(before), common, ...own, storedSegment(after)]), length }
    },
  }
}
