/** The tables of an OpenType file, by tag. */
export type Tables = Map<string, Buffer>

/** Thrown inside this folder only; `openFace` turns it into a diagnostic. */
export class FontFault extends Error {}

const COLLECTION = 0x74746366 // ttcf
const OPENTYPE = new Set([0x00010000, 0x4f54544f, 0x74727565]) // 1.0, OTTO, true

/** Cuts an OpenType file into its tables; of a collection (SimSun comes as one) the first face. */
export function readTables(bytes: Uint8Array): Tables {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < 12) throw new FontFault('too short')
  const start = file.readUInt32BE(0) === COLLECTION ? file.readUInt32BE(12) : 0
  if (start + 12 > file.length || !OPENTYPE.has(file.readUInt32BE(start))) throw new FontFault('not OpenType')
  const tables: Tables = new Map()
  const count = file.readUInt16BE(start + 4)
  for (let index = 0; index < count; index++) {
    const entry = start + 12 + 16 * index
    const offset = file.readUInt32BE(entry + 8)
    const length = file.readUInt32BE(entry + 12)
    if (offset + length > file.length) throw new FontFault('table outside the file')
    tables.set(file.toString('latin1', entry, entry + 4), file.subarray(offset, offset + length))
  }
  return tables
}

/** The table, which must be there. */
export function tableOf(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag)
  if (!table) throw new FontFault(`no ${tag}`)
  return table
}

/** Sum of the big-endian words, as table directories carry it. `table` is padded to four bytes. */
export function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at + 4 <= table.length; at += 4) {
    sum = (sum + ((table[at]! << 24) | (table[at + 1]! << 16) | (table[at + 2]! << 8) | table[at + 3]!)) | 0
  }
  return sum >>> 0
}

/** Bytes filled with zeros to a multiple of four. */
export function padded(table: Buffer): Buffer {
  const rest = table.length & 3
  return rest === 0 ? table : Buffer.concat([table, Buffer.alloc(4 - rest)])
}

/** The header and directory of a file whose tables follow in the order given, padded to four bytes. */
export function directory(
  version: number,
  entries: readonly { tag: string; sum: number; length: number; padded: number }[],
): Buffer {
  const count = entries.length
  const head = Buffer.alloc(12 + 16 * count)
  const power = Math.floor(Math.log2(count))
  head.writeUInt32BE(version, 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 << power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - (16 << power), 10)
  let offset = head.length
  for (const entry of entries) {
    // the directory is in order of tags, whatever the order of the tables
    let before = 0
    for (const { tag } of entries) if (tag < entry.tag) before++
    const at = 12 + 16 * before
    head.write(entry.tag, at, 'latin1')
    head.writeUInt32BE(entry.sum, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(entry.length, at + 12)
    offset += entry.padded
  }
  return head
}

/** An OpenType file of these tables, sorted by tag as the format asks. */
export function writeTables(version: number, tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const parts = sorted.map(([tag, table]) => ({ tag, length: table.length, table: padded(table) }))
  const entries = parts.map(({ tag, length, table }) => ({ tag, length, sum: checksum(table), padded: table.length }))
  return Buffer.concat([directory(version, entries), ...parts.map(({ table }) => table)])
}
