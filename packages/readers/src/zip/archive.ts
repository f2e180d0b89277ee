import { Readable } from 'node:stream'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'

/** A ZIP whose central directory has been read and found harmless. Names are labels, never paths. */
export interface Archive {
  names: string[]
  /** Names that stand more than once: programs differ in which of them they read. */
  doubled: ReadonlySet<string>
  /** Unpacked size as the directory says; `undefined` for an unknown name. */
  sizeOf(name: string): number | undefined
  encrypted(name: string): boolean
  /** Streams an entry; what it unpacks to is counted against the limits again, since a directory can lie. */
  stream(name: string): Promise<Readable>
  bytes(name: string): Promise<Uint8Array>
}

/** Opens a ZIP held in memory. Throws `ReadFailure` when it is no ZIP or breaks a limit. */
export async function openArchive(bytes: Uint8Array, limits: ReadLimits): Promise<Archive> {
  const zip = await open(bytes)
  const { entries, doubled } = await directory(zip, limits)
  let total = 0

  async function stream(name: string): Promise<Readable> {
    const entry = entries.get(name)
    if (!entry) throw new ReadFailure('file-damaged', `压缩包内缺少 ${name}`)
    check(entry, limits)
    if (isEncrypted(entry)) throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
    const source = await new Promise<Readable>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)))
    })
    return Readable.from(
      counted(source, (length) => {
        total += length
        if (total > limits.total) throw tooLarge('解压后的内容过大')
      }),
    )
  }

  return {
    names: [...entries.keys()],
    doubled,
    sizeOf: (name) => entries.get(name)?.uncompressedSize,
    encrypted: (name) => isEncrypted(entries.get(name)),
    stream,
    async bytes(name) {
      const pieces: Uint8Array[] = []
      for await (const piece of await stream(name)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }
}

async function* counted(source: Readable, count: (length: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of source) {
    count(piece.length)
    yield piece
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    // decodeStrings would refuse names with `..`; ours are never used as paths.
    fromBuffer(
      buffer,
      { lazyEntries: true, validateEntrySizes: true, decodeStrings: false },
      (error: Error | null, zip: ZipFile) =>
        error ? reject(new ReadFailure('file-damaged', '压缩结构已损坏或不完整，无法读取')) : resolve(zip),
    )
  })
}

function directory(zip: ZipFile, limits: ReadLimits): Promise<{ entries: Map<string, Entry>; doubled: Set<string> }> {
  const entries = new Map<string, Entry>()
  const doubled = new Set<string>()
  let seen = 0
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new ReadFailure('file-damaged', '压缩结构已损坏或不完整，无法读取')))
    zip.on('end', () => resolve({ entries, doubled }))
    zip.on('entry', (entry: Entry) => {
      if (++seen > limits.entries) return reject(tooLarge(`压缩包内文件超过 ${limits.entries} 个`))
      const name = nameOf(entry)
      if (entries.has(name)) doubled.add(name)
      else if (!name.endsWith('/')) entries.set(name, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

/** UTF-8 where flagged or valid; else GB18030, as Windows in China writes names. Backslashes become slashes. */
function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Uint8Array
  const unicode = (entry.generalPurposeBitFlag & 0x800) !== 0 || validUtf8(raw)
  return new TextDecoder(unicode ? 'utf-8' : 'gb18030').decode(raw).replaceAll('\\', '/')
}

function validUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function isEncrypted(entry: Entry | undefined): boolean {
  return entry !== undefined && (entry.generalPurposeBitFlag & 1) !== 0
}

function check(entry: Entry, limits: ReadLimits): void {
  const { uncompressedSize: size, compressedSize: packed } = entry
  if (size > limits.entry || size > limits.total) throw tooLarge('解压后的内容过大')
  if (size > 1 << 20 && size / Math.max(1, packed) > limits.ratio) throw tooLarge('压缩比异常（疑似压缩炸弹）')
}

function tooLarge(message: string): ReadFailure {
  return new ReadFailure('file-too-large', `${message}，已停止读取`)
}
