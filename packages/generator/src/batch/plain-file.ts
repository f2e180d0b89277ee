import { createHash } from 'node:crypto'
import type { HeldFile, Stream } from '../writers/pdf/file.ts'
import { ref } from '../writers/pdf/syntax.ts'

/** The beginning that the files of a batch have in common, as bytes. */
export interface Prefix {
  bytes: Buffer
  /** Where each of its objects begins. */
  offsets: number[]
}

const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'

/** Grows as it is written to and is used again for the next file. */
interface Sink {
  bytes: Buffer
  length: number
}

const sink: Sink = { bytes: Buffer.allocUnsafe(1 << 18), length: 0 }

function room(size: number): void {
  if (sink.length + size <= sink.bytes.length) return
  const larger = Buffer.allocUnsafe(Math.max(sink.bytes.length * 2, sink.length + size))
  sink.bytes.copy(larger, 0, 0, sink.length)
  sink.bytes = larger
}

function put(text: string): void {
  room(text.length)
  sink.length += sink.bytes.write(text, sink.length, 'latin1')
}

function putObject(object: number, body: string | Stream): void {
  if (typeof body === 'string') {
    put(`${object} 0 obj\n${body}\nendobj\n`)
    return
  }
  put(`${object} 0 obj\n<<${body.dictionary}/Length ${body.data.length}>>stream\n`)
  room(body.data.length)
  sink.bytes.set(body.data, sink.length)
  sink.length += body.data.length
  put('\nendstream\nendobj\n')
}

/** Spells the objects that every file begins with. */
export function prefixOf(file: HeldFile): Prefix {
  sink.length = 0
  put(HEADER)
  const offsets = file.objects.map((body, index) => {
    const offset = sink.length
    putObject(index + 1, body!)
    return offset
  })
  return { bytes: Buffer.from(sink.bytes.subarray(0, sink.length)), offsets }
}

/** Ends a file that begins with the prefix: plain objects and a cross-reference table, which take the least time. */
export function finishPlain(file: HeldFile, prefix: Prefix, root: number, info: number): Uint8Array {
  sink.length = 0
  room(prefix.bytes.length)
  prefix.bytes.copy(sink.bytes, 0)
  sink.length = prefix.bytes.length
  const offsets = prefix.offsets.slice()
  const hash = createHash('sha256')
  let unseen = sink.length
  for (let index = offsets.length; index < file.objects.length; index++) {
    const body = file.objects[index]
    if (body === undefined) throw new Error(`object ${index + 1} was never written`)
    const from = sink.length
    offsets.push(from)
    putObject(index + 1, body)
    if (typeof body === 'string' || !isFontProgram(body)) continue
    hash.update(sink.bytes.subarray(unseen, from))
    unseen = sink.length
  }
  hash.update(sink.bytes.subarray(unseen, sink.length))
  const id = hash.digest('hex').slice(0, 32).toUpperCase()
  const start = sink.length
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) put(`${String(offset).padStart(10, '0')} 00000 n \n`)
  put(
    `trailer\n<</Size ${offsets.length + 1}/Root ${ref(root)}/Info ${ref(info)}/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
  )
  return new Uint8Array(sink.bytes.subarray(0, sink.length))
}

/** Font programs follow from the text, and the prefix is the same in all files of a batch: identifiers leave both out. */
function isFontProgram({ dictionary }: Stream): boolean {
  return dictionary.startsWith('/Length1') || dictionary.startsWith('/Subtype/CIDFontType0C')
}
