/** What a `winmail.dat` holds ([MS-OXTNEF]). */
export interface Tnef {
  body?: string
  html?: Uint8Array
  rtf?: Uint8Array
  attachments: { name: string; bytes: Uint8Array }[]
}

/** Whether bytes are TNEF, whatever the file is called. */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length > 6 && bytes[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22
}

/** Attribute numbers. */
const codePage = 0x9007
const renderingData = 0x9002
const attachTitle = 0x8010
const attachData = 0x800f
const attachProperties = 0x9005
const messageProperties = 0x9003

/** MAPI property numbers. */
const longName = 0x3707
const shortName = 0x3704
const dataBinary = 0x3701
const textBody = 0x1000
const htmlBody = 0x1013
const rtfBody = 0x1009
const internetCodePage = 0x3fde

/** Reads a `winmail.dat`; what is cut off is left out. Unmarked names are GB18030 unless the file says otherwise. */
export function readTnef(bytes: Uint8Array): Tnef {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const out: Tnef = { attachments: [] }
  let page = 0
  let current: Tnef['attachments'][number] | undefined
  for (let at = 6; at + 11 <= view.length; ) {
    const level = view[at] ?? 0
    const attribute = view.readUInt32LE(at + 1) & 0xffff
    const length = view.readUInt32LE(at + 5)
    at += 9
    if ((level !== 1 && level !== 2) || at + length + 2 > view.length) break
    const data = view.subarray(at, at + length)
    at += length + 2
    if (attribute === codePage && length >= 4) page = data.readUInt32LE(0)
    else if (attribute === renderingData) {
      current = { name: '', bytes: new Uint8Array() }
      out.attachments.push(current)
    } else if (attribute === attachTitle && current) current.name ||= ansi(data, page)
    else if (attribute === attachData && current) current.bytes = data
    else if (attribute === attachProperties && current) {
      for (const { tag, value, wide } of properties(data)) {
        if (tag === longName) current.name = text(value, wide, page)
        else if (tag === shortName) current.name ||= text(value, wide, page)
        else if (tag === dataBinary && current.bytes.length === 0) current.bytes = value
      }
    } else if (attribute === messageProperties) {
      for (const { tag, value, wide } of properties(data)) {
        if (tag === internetCodePage && value.length >= 4) page ||= value.readUInt32LE(0)
        else if (tag === textBody) out.body = text(value, wide, page)
        else if (tag === htmlBody) out.html = value
        else if (tag === rtfBody) out.rtf = value
      }
    }
  }
  return out
}

interface Property {
  tag: number
  value: Buffer
  wide: boolean
}

const sizes = new Map([
  [0x02, 2],
  [0x03, 4],
  [0x04, 4],
  [0x05, 8],
  [0x06, 8],
  [0x07, 8],
  [0x0a, 4],
  [0x0b, 2],
  [0x14, 8],
  [0x40, 8],
  [0x48, 16],
])
/** Strings, binaries and objects carry their own length. */
const variable = new Set([0x1e, 0x1f, 0x102, 0x0d])

/** The first value of each MAPI property, until the data ends or makes no sense. */
function properties(data: Buffer): Property[] {
  const found: Property[] = []
  try {
    let at = 4
    const count = Math.min(4096, data.readUInt32LE(0))
    for (let index = 0; index < count; index++) {
      const type = data.readUInt16LE(at)
      const tag = data.readUInt16LE(at + 2)
      at += 4
      if (tag >= 0x8000) at = afterName(data, at)
      const base = type & 0x0fff
      let values = 1
      if ((type & 0x1000) !== 0 || variable.has(base)) {
        values = data.readUInt32LE(at)
        at += 4
        if (values > 65_536) break
      }
      for (let each = 0; each < values; each++) {
        let length = sizes.get(base) ?? 4
        if (variable.has(base)) {
          length = data.readUInt32LE(at)
          at += 4
        }
        if (at + length > data.length) return found
        const value = data.subarray(at, at + length)
        // An object begins with the 16 bytes of its interface.
        if (each === 0) found.push({ tag, value: base === 0x0d ? value.subarray(16) : value, wide: base === 0x1f })
        at += (length + 3) & ~3
      }
    }
  } catch {
    // Cut off: what was found stands.
  }
  return found
}

/** A named property: its set, then a number or a name. */
function afterName(data: Buffer, start: number): number {
  const at = start + 16
  if (data.readUInt32LE(at) === 0) return at + 8
  return at + 8 + ((data.readUInt32LE(at + 4) + 3) & ~3)
}

function text(value: Buffer, wide: boolean, page: number): string {
  return wide ? value.toString('utf16le').replace(/\0+$/, '') : ansi(value, page)
}

function ansi(value: Buffer, page: number): string {
  const end = value.indexOf(0)
  const bytes = end < 0 ? value : value.subarray(0, end)
  const names = new Map([
    [65_001, 'utf-8'],
    [950, 'big5'],
    [932, 'shift_jis'],
    [949, 'euc-kr'],
    [1252, 'windows-1252'],
  ])
  return new TextDecoder(names.get(page) ?? 'gb18030').decode(bytes)
}
