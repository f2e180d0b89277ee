/** Where the tables of a TrueType or OpenType file lie (OpenType 1.9, “Organization of an OpenType Font”). */
export interface Tables {
  data: DataView
  find(tag: string): { offset: number; length: number } | undefined
}

/** Reads the table directory. Undefined: these bytes are no single font. */
export function readTables(bytes: Uint8Array): Tables | undefined {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12) return undefined
  const kind = data.getUint32(0)
  if (kind !== 0x00010000 && kind !== 0x74727565 && kind !== 0x4f54544f) return undefined
  const count = data.getUint16(4)
  if (bytes.length < 12 + count * 16) return undefined
  const tables = new Map<string, { offset: number; length: number }>()
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4))
    const record = { offset: data.getUint32(at + 8), length: data.getUint32(at + 12) }
    if (record.offset + record.length > bytes.length) return undefined
    tables.set(tag, record)
  }
  return { data, find: (tag) => tables.get(tag) }
}
