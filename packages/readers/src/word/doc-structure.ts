import { openCompound } from '../ole.ts'

/** A run of text in the file: character positions from `first`, bytes from `at` ([MS-DOC] 2.8.35, PlcPcd). */
export interface Piece {
  first: number
  end: number
  at: number
  wide: boolean
}

/** The two streams of a DOC that hold its text and the tables about it; throws `RangeError` where they are missing. */
export function streamsOf(bytes: Uint8Array): { word: Buffer; table: Buffer } {
  const compound = openCompound(bytes)
  const word = buffer(compound.stream('WordDocument'))
  return { word, table: buffer(compound.stream((word.readUInt16LE(10) & 0x200) !== 0 ? '1Table' : '0Table')) }
}

const buffer = (bytes: Uint8Array | undefined): Buffer => {
  if (!bytes) throw new RangeError('no such stream')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The pieces of the text in its order; throws `RangeError` where the file is damaged. */
export function piecesOf(word: Buffer, table: Buffer): Piece[] {
  let at = word.readUInt32LE(0x1a2)
  while (table.readUInt8(at) === 1) at += 3 + table.readUInt16LE(at + 1)
  const count = (table.readUInt32LE(at + 1) - 4) / 12
  const first = at + 5
  return Array.from({ length: Math.min(count, 1_000_000) }, (_, index): Piece => {
    const place = table.readUInt32LE(first + (count + 1) * 4 + index * 8 + 2)
    const wide = (place & 0x40000000) === 0
    return {
      first: table.readUInt32LE(first + index * 4),
      end: table.readUInt32LE(first + index * 4 + 4),
      at: wide ? place : (place & 0x3fffffff) >>> 1,
      wide,
    }
  })
}

/** Sizes of operands by the three highest bits of a property (2.6.1, Sprm); 6 says its own. */
const operandSizes = [1, 1, 2, 4, 2, 2, 0, 3]

/** The properties of a run, each with the first byte of its operand. */
export function* propertiesIn(bytes: Buffer): Generator<{ code: number; operand: number }> {
  for (let at = 0; at + 2 < bytes.length; ) {
    const code = bytes.readUInt16LE(at)
    const operand = bytes.readUInt8(at + 2)
    yield { code, operand }
    at += 2 + (operandSizes[code >> 13] || 1 + operand)
  }
}
