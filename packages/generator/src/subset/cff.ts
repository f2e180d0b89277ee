import { FontFault } from './sfnt.ts'

/** The parts of a desubroutinised CFF font that its glyphs need (Adobe Technical Note 5176). */
export interface Cff {
  charstrings: Buffer[]
  /** Private dictionaries with their subroutines left out, and the font matrix of each, if any. */
  fonts: { privates: Buffer; defaultWidth: number; nominalWidth: number; matrix?: number[] }[]
  /** Which of `fonts` a glyph belongs to. */
  fontOf(glyph: number): number
  boundingBox: number[]
  matrix?: number[]
}

type Dictionary = Map<number, number[]>

// operators; two-byte ones are 1200 + second byte
const FONT_BOX = 5
const CHARSTRINGS = 17
const PRIVATE = 18
const SUBRS = 19
const DEFAULT_WIDTH = 20
const NOMINAL_WIDTH = 21
const FONT_MATRIX = 1207
const ROS = 1230
const CID_COUNT = 1234
const FD_ARRAY = 1236
const FD_SELECT = 1237
const CHARSET = 15

/** Reads a CFF table that harfbuzz has cut and desubroutinised. */
export function readCff(table: Buffer): Cff {
  const names = readIndex(table, table[2] ?? 4)
  const tops = readIndex(table, names.end)
  const top = readDictionary(tops.items[0] ?? Buffer.alloc(0))
  const charstrings = readIndex(table, numberOf(top, CHARSTRINGS)).items
  const fonts = top.has(ROS)
    ? readIndex(table, numberOf(top, FD_ARRAY)).items.map((item) => readFont(table, readDictionary(item)))
    : [readFont(table, top)]
  const selected = new Uint8Array(charstrings.length)
  if (top.has(ROS)) readSelection(table, numberOf(top, FD_SELECT), selected)
  const cff: Cff = {
    charstrings,
    fonts: top.has(ROS) ? fonts : fonts.map(({ matrix: _, ...font }) => font),
    fontOf: (glyph) => selected[glyph] ?? 0,
    boundingBox: top.get(FONT_BOX) ?? [0, 0, 0, 0],
  }
  const matrix = top.get(FONT_MATRIX)
  if (matrix) cff.matrix = matrix
  return cff
}

function readFont(table: Buffer, dictionary: Dictionary): Cff['fonts'][number] {
  const [length = 0, offset = 0] = dictionary.get(PRIVATE) ?? []
  const entries = readDictionary(table.subarray(offset, offset + length))
  entries.delete(SUBRS)
  const font: Cff['fonts'][number] = {
    privates: writeDictionary(entries),
    defaultWidth: entries.get(DEFAULT_WIDTH)?.[0] ?? 0,
    nominalWidth: entries.get(NOMINAL_WIDTH)?.[0] ?? 0,
  }
  const matrix = dictionary.get(FONT_MATRIX)
  if (matrix) font.matrix = matrix
  return font
}

function readSelection(table: Buffer, offset: number, selected: Uint8Array): void {
  if (table[offset] === 0) {
    selected.set(table.subarray(offset + 1, offset + 1 + selected.length))
    return
  }
  const ranges = table.readUInt16BE(offset + 1)
  for (let range = 0; range < ranges; range++) {
    const at = offset + 3 + 3 * range
    selected.fill(table[at + 2] ?? 0, table.readUInt16BE(at), table.readUInt16BE(at + 3))
  }
}

function numberOf(dictionary: Dictionary, operator: number): number {
  const value = dictionary.get(operator)?.[0]
  if (value === undefined) throw new FontFault(`CFF without operator ${operator}`)
  return value
}

function readIndex(table: Buffer, start: number): { items: Buffer[]; end: number } {
  const count = table.readUInt16BE(start)
  if (count === 0) return { items: [], end: start + 2 }
  const size = table.readUInt8(start + 2)
  const base = start + 2 + (count + 1) * size
  const offset = (index: number) => base + table.readUIntBE(start + 3 + index * size, size)
  const items = Array.from({ length: count }, (_, index) => table.subarray(offset(index), offset(index + 1)))
  return { items, end: offset(count) }
}

function readDictionary(bytes: Buffer): Dictionary {
  const dictionary: Dictionary = new Map()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.readUInt8(at++)
    if (first <= 21) {
      dictionary.set(first === 12 ? 1200 + bytes.readUInt8(at++) : first, operands)
      operands = []
    } else if (first === 28) {
      operands.push(bytes.readInt16BE(at))
      at += 2
    } else if (first === 29) {
      operands.push(bytes.readInt32BE(at))
      at += 4
    } else if (first === 30) {
      const real = readReal(bytes, at)
      operands.push(real.value)
      at = real.end
    } else if (first <= 246) operands.push(first - 139)
    else if (first <= 250) operands.push((first - 247) * 256 + bytes.readUInt8(at++) + 108)
    else operands.push(-(first - 251) * 256 - bytes.readUInt8(at++) - 108)
  }
  return dictionary
}

const nibbles = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', 'E', 'E-', '', '-']

function readReal(bytes: Buffer, start: number): { value: number; end: number } {
  let text = ''
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes.readUInt8(at)
    for (const nibble of [byte >> 4, byte & 15]) {
      if (nibble === 15) return { value: Number.parseFloat(text), end: at + 1 }
      text += nibbles[nibble]
    }
  }
  throw new FontFault('CFF number without end')
}

function writeDictionary(dictionary: Dictionary): Buffer {
  return Buffer.concat([...dictionary].map(([operator, operands]) => entry(operator, operands)))
}

function entry(operator: number, operands: readonly number[]): Buffer {
  const code = operator >= 1200 ? [12, operator - 1200] : [operator]
  return Buffer.concat([...operands.map(operand), Buffer.from(code)])
}

function operand(value: number): Buffer {
  if (Number.isInteger(value)) return integer(value)
  const digits = String(value).toUpperCase().replace('E-', 'e').replace('E+', 'E')
  const codes = [...digits].map((letter) => (letter === 'e' ? 12 : nibbles.indexOf(letter)))
  codes.push(15)
  if (codes.length % 2) codes.push(15)
  const bytes = [30]
  for (let at = 0; at < codes.length; at += 2) bytes.push((codes[at]! << 4) | codes[at + 1]!)
  return Buffer.from(bytes)
}

/** Five bytes whatever the value, so that offsets can be written before they are known. */
function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = 29
  bytes.writeInt32BE(value, 1)
  return bytes
}

function short(value: number): Buffer {
  const bytes = Buffer.alloc(3)
  bytes[0] = 28
  bytes.writeInt16BE(value, 1)
  return bytes
}

/** The index without its data: count, offset size and offsets. */
export function indexHead(lengths: readonly number[]): Buffer {
  if (lengths.length === 0) return Buffer.from([0, 0])
  const total = lengths.reduce((sum, length) => sum + length, 1)
  const size = total < 0x100 ? 1 : total < 0x10000 ? 2 : total < 0x1000000 ? 3 : 4
  const head = Buffer.alloc(3 + (lengths.length + 1) * size)
  head.writeUInt16BE(lengths.length, 0)
  head[2] = size
  let offset = 1
  head.writeUIntBE(offset, 3, size)
  lengths.forEach((length, index) => {
    offset += length
    head.writeUIntBE(offset, 3 + (index + 1) * size, size)
  })
  return head
}

const index = (items: readonly Buffer[]): Buffer =>
  Buffer.concat([indexHead(items.map((item) => item.length)), ...items])

/**
 * What stands before and after the charstrings in a CID-keyed CFF of the glyphs in this order, whose character
 * identifiers are their places (the first must be 0).
 */
export function cffAround(cff: Cff, name: string, glyphs: readonly number[]): { before: Buffer; after: Buffer } {
  const used = [...new Set(glyphs.map((glyph) => cff.fontOf(glyph)))]
  const lengths = glyphs.map((glyph) => cff.charstrings[glyph]!.length)
  const charstringsHead = indexHead(lengths)
  const dataLength = lengths.reduce((sum, length) => sum + length, 0)
  const start = Buffer.concat([Buffer.from([1, 0, 4, 4]), index([Buffer.from(name, 'latin1')])])
  const strings = Buffer.concat([index([Buffer.from('Adobe'), Buffer.from('Identity')]), indexHead([])])
  const charset = Buffer.alloc(glyphs.length > 1 ? 5 : 1)
  if (glyphs.length > 1) {
    charset[0] = 2
    charset.writeUInt16BE(1, 1)
    charset.writeUInt16BE(glyphs.length - 2, 3)
  }
  const selection = selectionOf(glyphs.map((glyph) => used.indexOf(cff.fontOf(glyph))))
  const top = (charsetAt: number, selectAt: number, charstringsAt: number, arrayAt: number): Buffer =>
    index([
      Buffer.concat([
        // the registry's strings are the first own ones, 391 and 392
        short(391),
        short(392),
        short(0),
        Buffer.from([12, ROS - 1200]),
        ...(cff.matrix ? [entry(FONT_MATRIX, cff.matrix)] : []),
        entry(FONT_BOX, cff.boundingBox),
        entry(CID_COUNT, [glyphs.length]),
        entry(CHARSET, [charsetAt]),
        entry(FD_SELECT, [selectAt]),
        entry(CHARSTRINGS, [charstringsAt]),
        entry(FD_ARRAY, [arrayAt]),
      ]),
    ])
  const topLength = top(0, 0, 0, 0).length
  const charsetAt = start.length + topLength + strings.length
  const selectAt = charsetAt + charset.length
  const charstringsAt = selectAt + selection.length
  let privateAt = charstringsAt + charstringsHead.length + dataLength
  const dictionaries: Buffer[] = []
  const privates = used.map((font) => cff.fonts[font]!)
  for (const { privates: bytes, matrix } of privates) {
    dictionaries.push(
      Buffer.concat([...(matrix ? [entry(FONT_MATRIX, matrix)] : []), entry(PRIVATE, [bytes.length, privateAt])]),
    )
    privateAt += bytes.length
  }
  return {
    before: Buffer.concat([
      start,
      top(charsetAt, selectAt, charstringsAt, privateAt),
      strings,
      charset,
      selection,
      charstringsHead,
    ]),
    after: Buffer.concat([...privates.map((font) => font.privates), index(dictionaries)]),
  }
}

/** FDSelect of format 3: runs of glyphs of the same font. */
function selectionOf(fonts: readonly number[]): Buffer {
  const runs: [number, number][] = []
  fonts.forEach((font, glyph) => {
    if (runs.at(-1)?.[1] !== font) runs.push([glyph, font])
  })
  const bytes = Buffer.alloc(5 + 3 * runs.length)
  bytes[0] = 3
  bytes.writeUInt16BE(runs.length, 1)
  runs.forEach(([glyph, font], run) => {
    bytes.writeUInt16BE(glyph, 3 + 3 * run)
    bytes[5 + 3 * run] = font
  })
  bytes.writeUInt16BE(fonts.length, 3 + 3 * runs.length)
  return bytes
}

/** A CID-keyed CFF font of the glyphs in this order (the first must be 0). */
export function rekeyCff(cff: Cff, name: string, glyphs: readonly number[]): Buffer {
  const { before, after } = cffAround(cff, name, glyphs)
  return Buffer.concat([before, ...glyphs.map((glyph) => cff.charstrings[glyph]!), after])
}
