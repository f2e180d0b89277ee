import { createHash } from 'node:crypto'
import type { ZlibOptions } from 'node:zlib'
import { deflate } from '../deflate.ts'
import { ref } from './syntax.ts'

/** Objects of a file under construction. Numbers start at 1. */
export interface PdfFile {
  /** A number for an object that is written later. */
  reserve(): number
  set(object: number, body: string): void
  add(body: string): number
  /** Adds a stream; `filtered` data is already compressed and `dictionary` says how. */
  stream(dictionary: string, data: Uint8Array, filtered?: boolean): number
  setStream(object: number, dictionary: string, data: Uint8Array, filtered?: boolean): void
}

/** A file whose objects stay in memory until it is finished: text, or a dictionary with its bytes. */
export interface HeldFile extends PdfFile {
  objects: (string | Stream | undefined)[]
}

export interface Stream {
  dictionary: string
  data: Uint8Array
}

/** Compression for batches: the small window saves more time, for setting it up, than it costs bytes. */
export const quick: ZlibOptions = { level: 1, windowBits: 13, memLevel: 7 }

/** Shorter streams of a batch stay as they are, in bytes. */
const WORTH_WHILE = 3000

/**
 * Data compressed with a window no larger than it needs: setting one up costs more than compressing a page's content. The
 * ratio stays the same.
 */
export function pack(data: Uint8Array): Buffer {
  // zlib looks back over its window less 262 bytes, and holds 64 << memLevel symbols in a block.
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(data.length + 262))))
  const memLevel = Math.min(8, Math.max(1, windowBits - 6))
  return deflate(data, { windowBits, memLevel })
}

/** A stream of a batch: compressed quickly, or not at all. */
export function hurriedStream(dictionary: string, data: Uint8Array): Stream {
  if (data.length < WORTH_WHILE) return { dictionary, data }
  return { dictionary: `${dictionary}/Filter/FlateDecode`, data: deflate(data, quick) }
}

/** A file that begins with these objects, or an empty one; `hurried` is for batches, where time counts more than bytes. */
export function newFile(objects: HeldFile['objects'] = [], hurried = false): HeldFile {
  const reserve = () => objects.push(undefined)
  const setStream: PdfFile['setStream'] = (object, dictionary, data, filtered = false) => {
    if (filtered) objects[object - 1] = { dictionary, data }
    else if (hurried) objects[object - 1] = hurriedStream(dictionary, data)
    else objects[object - 1] = { dictionary: `${dictionary}/Filter/FlateDecode`, data: pack(data) }
  }
  return {
    objects,
    reserve,
    set: (object, body) => {
      objects[object - 1] = body
    },
    add: (body) => objects.push(body),
    stream: (dictionary, data, filtered) => {
      const object = reserve()
      setStream(object, dictionary, data, filtered)
      return object
    },
    setStream,
  }
}

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const PER_OBJECT_STREAM = 200

/** Packs plain objects into object streams (ISO 32000-1, 7.5.7) and ends the file with a cross-reference stream (7.5.8). */
export function finish(file: HeldFile, root: number, info: number): Uint8Array {
  const parts: Uint8Array[] = [HEADER]
  let position = HEADER.length
  const entries: { type: number; second: number; third: number }[] = [{ type: 0, second: 0, third: 65535 }]
  const plain: number[] = []
  const push = (object: number, { dictionary, data }: Stream) => {
    entries[object] = { type: 1, second: position, third: 0 }
    const head = Buffer.from(`${object} 0 obj\n<<${dictionary}/Length ${data.length}>>stream\n`, 'latin1')
    parts.push(head, data, STREAM_END)
    position += head.length + data.length + STREAM_END.length
  }
  file.objects.forEach((body, index) => {
    if (body === undefined) throw new Error(`object ${index + 1} was never written`)
    if (typeof body === 'string') plain.push(index + 1)
    else push(index + 1, body)
  })
  let next = file.objects.length + 1
  for (let start = 0; start < plain.length; start += PER_OBJECT_STREAM) {
    const group = plain.slice(start, start + PER_OBJECT_STREAM)
    const container = next++
    push(container, objectStreamOf(group.map((object) => [object, file.objects[object - 1] as string])))
    group.forEach((object, place) => {
      entries[object] = { type: 2, second: container, third: place }
    })
  }
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const id = hash.digest('hex').slice(0, 32).toUpperCase()
  const start = position
  entries[next] = { type: 1, second: start, third: 0 }
  push(next, {
    dictionary: `/Type/XRef/Size ${next + 1}/W[1 4 2]/Root ${ref(root)}/Info ${ref(info)}/ID[<${id}><${id}>]/Filter/FlateDecode`,
    data: pack(crossReferences(entries)),
  })
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
  return join(parts)
}

/** A plain array, because some readers refuse Node's own kind. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const STREAM_END = Buffer.from('\nendstream\nendobj\n', 'latin1')

function objectStreamOf(objects: readonly (readonly [object: number, body: string])[]): Stream {
  let offset = 0
  const index = objects.flatMap(([object, body]) => {
    const at = offset
    offset += body.length + 1
    return [object, at]
  })
  return objectStream(index, Buffer.from(`${objects.map(([, body]) => body).join('\n')}\n`, 'latin1'))
}

/** Plain objects in one compressed stream (ISO 32000-1, 7.5.7): the number and the place of each in their text, and the text. */
export function objectStream(index: readonly number[], text: Uint8Array, options?: ZlibOptions): Stream {
  const head = Buffer.from(`${index.join(' ')}\n`, 'latin1')
  const data = Buffer.concat([head, text])
  return {
    dictionary: `/Type/ObjStm/N ${index.length / 2}/First ${head.length}/Filter/FlateDecode`,
    data: options ? deflate(data, options) : pack(data),
  }
}

/** A place in the file: type, offset or container, generation or place in it (ISO 32000-1, table 18). */
export function crossReferences(entries: readonly { type: number; second: number; third: number }[]): Buffer {
  const table = Buffer.alloc(7 * entries.length)
  entries.forEach(({ type, second, third }, index) => {
    table.writeUInt8(type, 7 * index)
    table.writeUInt32BE(second, 7 * index + 1)
    table.writeUInt16BE(third, 7 * index + 5)
  })
  return table
}
