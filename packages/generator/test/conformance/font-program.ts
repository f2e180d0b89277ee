/** Widths of all glyphs of an embedded font program, in thousandths of an em; read apart from the code under test. */
export function programWidths(program: Buffer): number[] {
  return program.readUInt32BE(0) === 0x00010000 ? trueTypeWidths(program) : cffWidths(program)
}

function trueTypeWidths(program: Buffer): number[] {
  const tables = new Map<string, Buffer>()
  for (let entry = 12; entry < 12 + 16 * program.readUInt16BE(4); entry += 16) {
    const [offset, length] = [program.readUInt32BE(entry + 8), program.readUInt32BE(entry + 12)]
    tables.set(program.toString('latin1', entry, entry + 4), program.subarray(offset, offset + length))
  }
  const table = (tag: string): Buffer => {
    const found = tables.get(tag)
    if (!found) throw new Error(`font program without ${tag}`)
    return found
  }
  for (const tag of ['glyf', 'loca', 'maxp']) table(tag)
  const glyphs = table('maxp').readUInt16BE(4)
  const long = table('hhea').readUInt16BE(34)
  const unitsPerEm = table('head').readUInt16BE(18)
  return Array.from(
    { length: glyphs },
    (_, glyph) => (table('hmtx').readUInt16BE(4 * Math.min(glyph, long - 1)) * 1000) / unitsPerEm,
  )
}

/** Only what our own CID-keyed fonts hold: widths stand first in the charstrings. */
function cffWidths(program: Buffer): number[] {
  const index = (start: number): { items: Buffer[]; end: number } => {
    const count = program.readUInt16BE(start)
    if (count === 0) return { items: [], end: start + 2 }
    const size = program.readUInt8(start + 2)
    const base = start + 2 + (count + 1) * size
    const offset = (item: number) => base + program.readUIntBE(start + 3 + item * size, size)
    return {
      items: Array.from({ length: count }, (_, item) => program.subarray(offset(item), offset(item + 1))),
      end: offset(count),
    }
  }
  const top = index(index(program.readUInt8(2)).end)
  const entries = dictionary(top.items[0]!)
  const charstrings = index(entries.get('17')![0]!).items
  const fonts = index(entries.get('12 36')![0]!).items.map((item) => {
    const [length, offset] = dictionary(item).get('18')!
    const own = dictionary(program.subarray(offset!, offset! + length!))
    return { standard: own.get('20')?.[0] ?? 0, nominal: own.get('21')?.[0] ?? 0 }
  })
  const select = entries.get('12 37')![0]!
  const fontOf = (glyph: number) => {
    for (let range = program.readUInt16BE(select + 1) - 1; range >= 0; range--) {
      if (program.readUInt16BE(select + 3 + 3 * range) <= glyph) return fonts[program[select + 5 + 3 * range]!]!
    }
    throw new Error('glyph in no font')
  }
  return charstrings.map((code, glyph) => {
    const own = firstWidth(code)
    const { standard, nominal } = fontOf(glyph)
    return own === undefined ? standard : nominal + own
  })
}

function dictionary(bytes: Buffer): Map<string, number[]> {
  const entries = new Map<string, number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++]!
    if (first <= 21) {
      entries.set(first === 12 ? `12 ${bytes[at++]}` : String(first), operands)
      operands = []
    } else if (first === 30) while ((bytes[at++]! & 15) !== 15);
    else {
      const size = first === 28 ? 2 : first === 29 ? 4 : first >= 247 ? 1 : 0
      operands.push(number(bytes, first, at))
      at += size
    }
  }
  return entries
}

function number(bytes: Buffer, first: number, at: number): number {
  if (first === 28) return bytes.readInt16BE(at)
  if (first === 29) return bytes.readInt32BE(at)
  if (first === 255) return bytes.readInt32BE(at) / 65536
  if (first <= 246) return first - 139
  return first <= 250 ? (first - 247) * 256 + bytes[at]! + 108 : -(first - 251) * 256 - bytes[at]! - 108
}

/** Arguments beyond what the first operator takes begin with the width's difference from nominal. */
function firstWidth(code: Buffer): number | undefined {
  const operands: number[] = []
  for (let at = 0; at < code.length; ) {
    const first = code[at++]!
    if (first >= 32 || first === 28) {
      operands.push(number(code, first, at))
      at += first === 28 ? 2 : first === 255 ? 4 : first >= 247 ? 1 : 0
      continue
    }
    const takes: Record<number, number> = { 21: 2, 22: 1, 4: 1, 14: 0 }
    const even = [1, 3, 18, 23, 19, 20].includes(first)
      ? operands.length % 2 === 1
      : operands.length > (takes[first] ?? 0)
    return even ? operands[0] : undefined
  }
  return undefined
}
