import { crc32 } from 'node:zlib'
import { deflateRaw } from '../deflate.ts'

/** A file of a zip, ready to be copied in: packed once, used in as many files as there are. */
export interface Entry {
  data: Uint8Array
  crc: number
  /** Bytes before packing. */
  size: number
  packed: boolean
}

const encoder = new TextEncoder()

/** Packs text; keeps bytes as they are (pictures are packed already). */
export function entryOf(content: string | Uint8Array): Entry {
  if (typeof content !== 'string') return { data: content, crc: crc32(content), size: content.length, packed: false }
  const bytes = encoder.encode(content)
  return { data: deflateRaw(bytes), crc: crc32(bytes), size: bytes.length, packed: true }
}

/** 1 January 1980, midnight: the first moment that a zip can name, the same in every file. */
const dosDate = 0x0021

/** A zip of the entries in their order; without clocks, so that the same entries make the same bytes. */
export function zipOf(entries: ReadonlyMap<string, Entry>): Uint8Array {
  const files = [...entries].map(([name, entry]) => ({ name: encoder.encode(name), entry }))
  const size = files.reduce((sum, { name, entry }) => sum + 76 + 2 * name.length + entry.data.length, 22)
  const out = new Uint8Array(size)
  const view = new DataView(out.buffer)
  let at = 0
  const places: number[] = []
  for (const { name, entry } of files) {
    places.push(at)
    view.setUint32(at, 0x04034b50, true)
    describe(view, at + 4, entry, name.length)
    out.set(name, at + 30)
    out.set(entry.data, at + 30 + name.length)
    at += 30 + name.length + entry.data.length
  }
  const directory = at
  for (const [index, { name, entry }] of files.entries()) {
    view.setUint32(at, 0x02014b50, true)
    view.setUint16(at + 4, 20, true)
    describe(view, at + 6, entry, name.length)
    view.setUint32(at + 42, places[index]!, true)
    out.set(name, at + 46)
    at += 46 + name.length
  }
  view.setUint32(at, 0x06054b50, true)
  view.setUint16(at + 8, files.length, true)
  view.setUint16(at + 10, files.length, true)
  view.setUint32(at + 12, at - directory, true)
  view.setUint32(at + 16, directory, true)
  return out
}

/** The fields that a local header and the directory share: version, flags (names in UTF-8), method, time, sums, lengths. */
function describe(view: DataView, at: number, { data, crc, size, packed }: Entry, nameLength: number): void {
  view.setUint16(at, 20, true)
  view.setUint16(at + 2, 0x0800, true)
  view.setUint16(at + 4, packed ? 8 : 0, true)
  view.setUint16(at + 8, dosDate, true)
  view.setUint32(at + 10, crc, true)
  view.setUint32(at + 14, data.length, true)
  view.setUint32(at + 18, size, true)
  view.setUint16(at + 22, nameLength, true)
}
