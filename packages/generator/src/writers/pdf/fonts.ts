import { constants, type ZlibOptions } from 'node:zlib'
import type { Face } from '@gongwen/model'
import type { OpenFace } from '../../subset/face.ts'
import { fontProgram, prepareSubset } from '../../subset/prepare.ts'
import { deflate } from '../deflate.ts'
import type { UsedFace } from '../faces.ts'
import type { PdfFile } from './file.ts'
import { hex4, number, numbers, ref } from './syntax.ts'

/** A face inside the file. Characters are numbered in the order of their code points, from 1. */
export interface EmbeddedFont {
  /** Its name among the page's resources. */
  resource: string
  object: number
  /** Character identifier, which is also the glyph number; undefined when the face has no glyph. */
  cid(codePoint: number): number | undefined
  /** Advance in thousandths of an em, as the file states it. */
  width(codePoint: number): number
  /** The same object for files whose fonts give the same characters the same identifiers; for those that are kept only. */
  numbering?: object
}

/** The faces of a file, by role. */
export type FontSource = Pick<ReadonlyMap<Face, EmbeddedFont>, 'get' | 'has'>

/** Embeds the used characters of each face; a face whose owner forbids subsetting goes in whole. */
export function embedFonts(file: PdfFile, faces: Map<Face, UsedFace>): Map<Face, EmbeddedFont> {
  const fonts = new Map<Face, EmbeddedFont>()
  for (const [role, { face, codePoints }] of faces) {
    const wanted = face.embedding === 'whole-only' ? face.codePoints() : codePoints
    const sorted = [...wanted].filter((code) => face.glyph(code) !== 0).sort((a, b) => a - b)
    const name = `${subsetTag(face.name, sorted)}+${face.name}`
    const object = file.reserve()
    const kept = keptFont(face, name, sorted)
    writeFont(file, object, face, name, [kept.table], kept.program)
    fonts.set(role, embedded(kept, `F${fonts.size + 1}`, object))
  }
  return fonts
}

/** Programs with so many glyphs are whole faces: compressed once and well, and kept. */
const WHOLE = 3000

/** Fonts that a face keeps: those of the documents that were written last. */
const KEPT = 4

/** What a font of these characters is made of, whichever file it is in. */
interface KeptFont {
  codes: readonly number[]
  program: PackedProgram
  table: CharacterTable
  /** Identifiers of characters of the basic plane, 0 for none, and of the others. */
  plane: Uint16Array
  others: Map<number, number>
  /** By identifier. */
  widths: Float64Array
}

const keptFonts = new WeakMap<OpenFace, Map<string, KeptFont>>()

/** The font of these characters. What was made for the same characters before is given again; it would be the same bytes. */
function keptFont(face: OpenFace, name: string, codes: readonly number[]): KeptFont {
  const kept = keptFonts.get(face) ?? new Map<string, KeptFont>()
  keptFonts.set(face, kept)
  const known = kept.get(name)
  kept.delete(name)
  const font = known && isSame(known.codes, codes) ? known : makeFont(face, name, codes)
  kept.set(name, font)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return font
}

function makeFont(face: OpenFace, name: string, codes: readonly number[]): KeptFont {
  const plane = new Uint16Array(0x10000)
  const others = new Map<number, number>()
  const widths = new Float64Array(codes.length + 1)
  codes.forEach((code, index) => {
    if (code > 0xffff) others.set(code, index + 1)
    else plane[code] = index + 1
    widths[index + 1] = widthOf(face, code)
  })
  const glyphs = [0, ...codes.map((code) => face.glyph(code))]
  const bytes = fontProgram(prepareSubset(face, codes), name, glyphs)
  const data = deflate(bytes, codes.length > WHOLE ? {} : outlines)
  const table = tableOf(
    face,
    codes.map((code, index): Character => [index + 1, code]),
  )
  return { codes, program: { data, length: bytes.length }, table, plane, others, widths }
}

/**
 * Outlines hold few repetitions: without the search for them they compress four times as fast and a tenth worse
 * (225,460 bytes of 640 glyphs: 1.5 ms and 172,116 bytes instead of 6.4 ms and 155,523).
 */
const outlines: ZlibOptions = { strategy: constants.Z_HUFFMAN_ONLY, memLevel: 9 }

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((code, index) => code === b[index])
}

function embedded(kept: KeptFont, resource: string, object: number): EmbeddedFont {
  const { plane, others, widths } = kept
  const cid = (code: number): number | undefined => (code > 0xffff ? others.get(code) : plane[code] || undefined)
  return { resource, object, cid, width: (code) => widths[cid(code) ?? 0]!, numbering: kept }
}

const widthsByFace = new WeakMap<OpenFace, Map<number, number>>()

/** Advance of a character in thousandths of an em, as written into the file. */
export function widthOf(face: OpenFace, codePoint: number): number {
  const widths = widthsByFace.get(face) ?? new Map<number, number>()
  const known = widths.get(codePoint)
  if (known !== undefined) return known
  const width = Math.round((face.advance(face.glyph(codePoint)) * 1e6) / face.unitsPerEm) / 1000
  widthsByFace.set(face, widths.set(codePoint, width))
  return width
}

/** Six capital letters that differ with the content (ISO 32000-1, 9.6.4). */
export function subsetTag(name: string, codePoints: readonly number[]): string {
  // FNV-1a, twice over for enough bits: letters need no secrets
  let [low, high] = [0x811c9dc5, 0x01000193]
  const take = (value: number) => {
    low = Math.imul(low ^ value, 0x01000193)
    high = Math.imul(high ^ value ^ (low >>> 15), 0x85ebca6b)
  }
  for (let at = 0; at < name.length; at++) take(name.charCodeAt(at))
  for (const code of codePoints) take(code)
  let tag = ''
  for (const half of [low >>> 0, high >>> 0]) for (const step of [1, 26, 676]) tag += letter(Math.floor(half / step))
  return tag
}

const letter = (value: number): string => String.fromCharCode(65 + (value % 26))

/** The compressed font program and its length before compression. */
export interface PackedProgram {
  data: Uint8Array
  length: number
}

/** A character identifier and the code point it stands for. */
export type Character = readonly [cid: number, codePoint: number]

/** What a font says of some of its characters. */
export interface CharacterTable {
  /** Entries of its widths. */
  widths: string
  /** Blocks of its map to Unicode. */
  map: string
}

/** Spells what a font says of these characters, by rising identifier. */
export function tableOf(face: OpenFace, characters: readonly Character[]): CharacterTable {
  return { widths: widths(face, characters), map: mapBlocks(characters) }
}

/** Writes the five objects of a composite font, whose characters are those of the tables together. */
export function writeFont(
  file: PdfFile,
  object: number,
  face: OpenFace,
  name: string,
  tables: readonly CharacterTable[],
  program: PackedProgram,
): void {
  const cff = face.outlines === 'cff'
  const format = cff ? '/Subtype/CIDFontType0C' : `/Length1 ${program.length}`
  const fontFile = file.stream(`${format}/Filter/FlateDecode`, program.data, true)
  const descriptor = file.add(
    `<</Type/FontDescriptor/FontName/${name}${dimensionsOf(face)}/${cff ? 'FontFile3' : 'FontFile2'} ${ref(fontFile)}>>`,
  )
  let widths = ''
  let map = MAP_HEAD
  for (const table of tables) {
    widths += table.widths
    map += table.map
  }
  const descendant = file.add(
    `<</Type/Font/Subtype/${cff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ${ref(descriptor)}/DW 1000/W[${widths}]>>`,
  )
  const toUnicode = file.stream('', Buffer.from(map + MAP_TAIL, 'latin1'))
  file.set(
    object,
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${ref(descendant)}]/ToUnicode ${ref(toUnicode)}>>`,
  )
}

function dimensionsOf(face: OpenFace): string {
  const scale = 1000 / face.unitsPerEm
  const box = numbers(...face.boundingBox.map((value) => Math.round(value * scale)))
  const [ascent, descent] = [Math.round(face.ascent * scale), Math.round(face.descent * scale)]
  return `/Flags 4/FontBBox[${box}]/ItalicAngle 0/Ascent ${ascent}/Descent ${descent}/CapHeight ${ascent}/StemV 80`
}

/** Runs of characters that are not one em wide. */
function widths(face: OpenFace, characters: readonly Character[]): string {
  let out = ''
  let next = -1
  for (const [cid, code] of characters) {
    const width = widthOf(face, code)
    if (width === 1000) continue
    out += cid === next ? ` ${number(width)}` : `${out && ']'}${cid}[${number(width)}`
    next = cid + 1
  }
  return out && `${out}]`
}

const MAP_HEAD =
  '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n'
const MAP_TAIL = 'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n'

/** A block of a CMap holds at most 100 entries (Adobe Technical Note 5014). */
const PER_BLOCK = 100

/** Character identifier → UTF-16, surrogate pairs beyond the basic plane (ISO 32000-1, 9.10.3). */
function mapBlocks(characters: readonly Character[]): string {
  let map = ''
  for (let start = 0; start < characters.length; start += PER_BLOCK) {
    const block = characters.slice(start, start + PER_BLOCK)
    map += `${block.length} beginbfchar\n`
    for (const [cid, code] of block) map += `<${hex4(cid)}><${utf16(code)}>\n`
    map += 'endbfchar\n'
  }
  return map
}

function utf16(code: number): string {
  if (code < 0x10000) return hex4(code)
  const rest = code - 0x10000
  return hex4(0xd800 + (rest >> 10)) + hex4(0xdc00 + (rest & 0x3ff))
}
