import { cleanText } from './characters.ts'

const decoder = new TextDecoder('utf-16be')

/**
 * The family name of a TrueType or OpenType file (of the first font of a collection), as Windows lists it: the Chinese
 * name where there is one. Undefined when the file has none or is damaged.
 */
export function familyOf(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const start = view.getUint32(0) === 0x74746366 ? view.getUint32(12) : 0
    const tables = view.getUint16(start + 4)
    for (let i = 0; i < tables; i += 1) {
      const record = start + 12 + i * 16
      if (view.getUint32(record) === 0x6e616d65) return familyIn(view, view.getUint32(record + 8))
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return undefined
}

/** Name 1 of the Windows platform: zh-CN (0x804) before English before any other (OpenType specification, `name`). */
function familyIn(view: DataView, table: number): string | undefined {
  const count = view.getUint16(table + 2)
  const strings = table + view.getUint16(table + 4)
  const found = new Map<number, string>()
  for (let i = 0; i < count; i += 1) {
    const record = table + 6 + i * 12
    if (view.getUint16(record) !== 3 || view.getUint16(record + 6) !== 1) continue
    const length = view.getUint16(record + 8)
    const at = view.byteOffset + strings + view.getUint16(record + 10)
    const name = decoder.decode(new Uint8Array(view.buffer, at, length))
    found.set(view.getUint16(record + 4), cleanText(name).text.trim())
  }
  return [found.get(0x804), found.get(0x409), ...found.values()].find((name) => name)
}
