import { openFace } from '../src/subset/face.ts'
import { outlinesOf } from '../src/subset/outline.ts'
import { tableOf, writeTables } from '../src/subset/sfnt.ts'

/**
 * An OpenType font with PostScript outlines made from some characters of a TrueType face: name-keyed, with a local
 * subroutine that every glyph ends by, as users' own fonts have them.
 */
export function cffFont(bytes: Uint8Array, text: string): Uint8Array {
  const face = openFace(bytes)
  if ('fault' in face) throw new Error(face.fault)
  const codes = [...new Set(text)].map((letter) => letter.codePointAt(0)!).sort((a, b) => a - b)
  const outline = outlinesOf(face, codes)
  const glyphs = [0, ...codes.map((code) => face.glyph(code))]
  const charstrings = [
    // .notdef: its width and nothing else
    Buffer.from([...operand(face.advance(0)), 14]),
    ...codes.map((code) => charstring(outline(code), face.advance(face.glyph(code)))),
  ]
  const head = Buffer.from(tableOf(face.tables, 'head'))
  const hhea = Buffer.from(tableOf(face.tables, 'hhea'))
  hhea.writeUInt16BE(glyphs.length, 34)
  const hmtx = Buffer.alloc(4 * glyphs.length)
  glyphs.forEach((glyph, index) => void hmtx.writeUInt16BE(face.advance(glyph), 4 * index))
  const maxp = Buffer.alloc(6)
  maxp.writeUInt32BE(0x5000, 0)
  maxp.writeUInt16BE(glyphs.length, 4)
  const post = Buffer.alloc(32)
  post.writeUInt32BE(0x30000, 0)
  const tables = new Map([
    ['CFF ', cffTable(charstrings)],
    ['OS/2', tableOf(face.tables, 'OS/2')],
    ['cmap', cmapTable(codes)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', hmtx],
    ['maxp', maxp],
    ['name', tableOf(face.tables, 'name')],
    ['post', post],
  ])
  return new Uint8Array(writeTables(0x4f54544f, tables))
}

function operand(value: number): number[] {
  const rounded = Math.round(value)
  return [28, (rounded >> 8) & 255, rounded & 255]
}

/** Path data (M L Q Z, y downwards) as a Type 2 charstring; subroutine -107 is the first of few. */
function charstring(path: string, width: number): Buffer {
  const code: number[] = operand(width)
  let [x, y] = [0, 0]
  const step = (toX: number, toY: number): number[] => {
    const [dx, dy] = [Math.round(toX) - x, Math.round(toY) - y]
    x += dx
    y += dy
    return [...operand(dx), ...operand(dy)]
  }
  for (const [, command, values = ''] of path.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0] = values.trim().split(/[ ,]+/).map(Number)
    if (command === 'M') code.push(...step(a, -b), 21)
    if (command === 'L') code.push(...step(a, -b), 5)
    if (command === 'Q') {
      const [fromX, fromY] = [x, y]
      const third = (end: number, middle: number) => end + (2 / 3) * (middle - end)
      const curve = [...step(third(fromX, a), third(fromY, -b)), ...step(third(c, a), third(-d, -b)), ...step(c, -d)]
      code.push(...curve, 8)
    }
  }
  return Buffer.from([...code, 32, 10])
}

function index(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0])
  const head = Buffer.alloc(3 + 4 * (items.length + 1))
  head.writeUInt16BE(items.length, 0)
  head[2] = 4
  let offset = 1
  head.writeUInt32BE(offset, 3)
  items.forEach((item, at) => {
    offset += item.length
    head.writeUInt32BE(offset, 7 + 4 * at)
  })
  return Buffer.concat([head, ...items])
}

const number = (value: number): number[] => [
  29,
  (value >> 24) & 255,
  (value >> 16) & 255,
  (value >> 8) & 255,
  value & 255,
]

function cffTable(charstrings: readonly Buffer[]): Buffer {
  const start = Buffer.concat([Buffer.from([1, 0, 4, 4]), index([Buffer.from('Sample')])])
  const names = index(charstrings.slice(1).map((_, glyph) => Buffer.from(`g${glyph}`)))
  const charset = Buffer.from([
    0,
    ...charstrings.slice(1).flatMap((_, glyph) => [((391 + glyph) >> 8) & 255, (391 + glyph) & 255]),
  ])
  const top = (charsetAt: number, charstringsAt: number, privateAt: number) =>
    index([
      Buffer.from([...number(charsetAt), 15, ...number(charstringsAt), 17, ...number(6), ...number(privateAt), 18]),
    ])
  const none = index([])
  const charsetAt = start.length + top(0, 0, 0).length + names.length + none.length
  const outlines = index(charstrings)
  const privateAt = charsetAt + charset.length + outlines.length
  // Subrs stand right behind the private dictionary of six bytes: endchar
  const privates = Buffer.from([...number(6), 19])
  return Buffer.concat([
    start,
    top(charsetAt, charsetAt + charset.length, privateAt),
    names,
    none,
    charset,
    outlines,
    privates,
    index([Buffer.from([14])]),
  ])
}

function cmapTable(codes: readonly number[]): Buffer {
  const table = Buffer.alloc(12 + 16 + 12 * codes.length)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + 12 * codes.length, 16)
  table.writeUInt32BE(codes.length, 24)
  codes.forEach((code, at) => {
    table.writeUInt32BE(code, 28 + 12 * at)
    table.writeUInt32BE(code, 32 + 12 * at)
    table.writeUInt32BE(at + 1, 36 + 12 * at)
  })
  return table
}
