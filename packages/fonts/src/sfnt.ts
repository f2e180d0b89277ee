/** A table of a font file: where it lies. */
export interface TableRecord {
  tag: string
  checksum: number
  offset: number
  length: number
}

const trueType = 0x00010000
const appleTrueType = 0x74727565 // 'true'
const openTypeCff = 0x4f54544f // 'OTTO'
const collection = 0x74746366 // 'ttcf'

/** A view over the bytes, whatever buffer they lie in. */
export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * The table directory of a TrueType or OpenType font at `start`, or undefined when the bytes are none, or point outside
 * themselves (OpenType 1.9, “Organization of an OpenType Font”).
 */
export function readTables(bytes: Uint8Array, start = 0): Map<string, TableRecord> | undefined {
  const data = view(bytes)
  if (start + 12 > bytes.length) return undefined
  const kind = data.getUint32(start)
  if (kind !== trueType && kind !== appleTrueType && kind !== openTypeCff) return undefined
  const count = data.getUint16(start + 4)
  if (start + 12 + count * 16 > bytes.length) return undefined
  const tables = new Map<string, TableRecord>()
  for (let i = 0; i < count; i++) {
    const at = start + 12 + i * 16
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const record = {
      tag,
      checksum: data.getUint32(at + 4),
      offset: data.getUint32(at + 8),
      length: data.getUint32(at + 12),
    }
    if (record.offset + record.length > bytes.length) return undefined
    tables.set(tag, record)
  }
  return tables
}

/** Where each font of a collection (.ttc) starts; undefined when the bytes are no collection. */
export function collectionStarts(bytes: Uint8Array): number[] | undefined {
  const data = view(bytes)
  if (bytes.length < 12 || data.getUint32(0) !== collection) return undefined
  const count = data.getUint32(8)
  if (12 + count * 4 > bytes.length) return undefined
  return Array.from({ length: count }, (_, i) => data.getUint32(12 + i * 4))
}

/** One font of a collection as a file of its own: the same tables behind a directory of their own. */
export function extractFont(bytes: Uint8Array, start: number): Uint8Array | undefined {
  const tables = readTables(bytes, start)
  if (!tables) return undefined
  const records = [...tables.values()]
  const head = 12 + records.length * 16
  const padded = (length: number): number => (length + 3) & ~3
  const out = new Uint8Array(records.reduce((size, { length }) => size + padded(length), head))
  const data = view(out)
  out.set(bytes.subarray(start, start + 12))
  let offset = head
  records.forEach(({ tag, checksum, offset: from, length }, i) => {
    const at = 12 + i * 16
    for (let c = 0; c < 4; c++) out[at + c] = tag.charCodeAt(c)
    data.setUint32(at + 4, checksum)
    data.setUint32(at + 8, offset)
    data.setUint32(at + 12, length)
    out.set(bytes.subarray(from, from + length), offset)
    offset += padded(length)
  })
  return out
}
