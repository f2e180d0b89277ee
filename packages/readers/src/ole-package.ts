import { openCompound } from './ole.ts'
import type { Embedded } from './read-text.ts'

/**
 * The file inside an object that was put into a document ([MS-OLEDS] 2.3: `Package`, `\u0001Ole10Native`, `CONTENTS`). The object itself
 * when it is a document as it stands or of an unknown kind; nothing for a formula, which the text shows by itself.
 */
export function unpackObject({ name, bytes }: Embedded): Embedded | undefined {
  if (!(bytes[0] === 0xd0 && bytes[1] === 0xcf)) return { name, bytes }
  try {
    const compound = openCompound(bytes)
    if (compound.names.includes('Equation Native')) return undefined
    const native = compound.stream('\u0001Ole10Native')
    if (native) return fromNative(native) ?? { name, bytes }
    return { name, bytes: compound.stream('Package') ?? compound.stream('CONTENTS') ?? bytes }
  } catch {
    return { name, bytes }
  }
}

/** Size, flags, label, path, eight bytes, temporary path, then the file with its length before it. */
function fromNative(native: Uint8Array): Embedded | undefined {
  const data = Buffer.from(native.buffer, native.byteOffset, native.byteLength)
  let at = 6
  const words = (): Buffer => {
    const end = data.indexOf(0, at)
    const word = data.subarray(at, end < 0 ? data.length : end)
    at = end < 0 ? data.length : end + 1
    return word
  }
  const label = words()
  words()
  at += 4
  const path = at + 4 <= data.length ? data.readUInt32LE(at) : 0
  at += 4 + path
  if (at + 4 > data.length) return undefined
  const length = data.readUInt32LE(at)
  const bytes = data.subarray(at + 4, at + 4 + length)
  return bytes.length === length && length > 0 ? { name: new TextDecoder('gb18030').decode(label), bytes } : undefined
}
