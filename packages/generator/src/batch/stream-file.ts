import { createHash } from 'node:crypto'
import { deflate } from '../writers/deflate.ts'
import { hurriedStream, objectStream, type PdfFile, quick, type Stream } from '../writers/pdf/file.ts'
import { ref } from '../writers/pdf/syntax.ts'

/** A file that is written while it is made: finished objects leave memory. */
export interface StreamFile extends PdfFile {
  /** Writes the rest and the cross-reference stream. */
  end(root: number, info: number): void
}

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const STREAM_END = '\nendstream\nendobj\n'
const PER_OBJECT_STREAM = 200
/** Bytes of an entry of the cross-reference table. */
const PER_ENTRY = 7
/** Bytes that are gathered before they are handed on. */
const GATHERED = 1 << 17

/** Starts a file whose bytes go to `write` in large pieces; a piece holds good only until `write` returns. */
export function openStream(write: (bytes: Uint8Array) => void): StreamFile {
  let count = 0
  let position = 0
  const hash = createHash('sha256')
  /** The cross-reference table as it will stand in the file; zeros for objects that are not written yet. */
  let table = Buffer.alloc(PER_ENTRY << 12)
  /** Plain objects of the stream at hand, each with its place in the stream, and their text. */
  let group: number[] = []
  let text = Buffer.allocUnsafe(1 << 16)
  let textLength = 0
  const gathered = Buffer.allocUnsafe(GATHERED)
  let length = 0
  const handOn = () => {
    const bytes = gathered.subarray(0, length)
    write(bytes)
    hash.update(bytes)
    length = 0
  }
  const out = (piece: string | Uint8Array) => {
    if (length + piece.length > GATHERED) handOn()
    if (piece.length > GATHERED) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
      write(bytes)
      hash.update(bytes)
    } else {
      if (typeof piece === 'string') gathered.write(piece, length, 'latin1')
      else gathered.set(piece, length)
      length += piece.length
    }
    position += piece.length
  }
  /** Type, offset or container, generation or place in it (ISO 32000-1, table 18). */
  const enter = (object: number, type: number, second: number, third: number) => {
    const at = PER_ENTRY * object
    if (at + PER_ENTRY > table.length) table = Buffer.concat([table], 2 * (at + PER_ENTRY))
    table.writeUInt8(type, at)
    table.writeUInt32BE(second, at + 1)
    table.writeUInt16BE(third, at + 5)
  }
  const putStream = (object: number, { dictionary, data }: Stream) => {
    enter(object, 1, position, 0)
    out(`${object} 0 obj\n<<${dictionary}/Length ${data.length}>>stream\n`)
    out(data)
    out(STREAM_END)
  }
  const putPlain = (object: number, body: string) => {
    if (textLength + body.length + 1 > text.length) {
      text = Buffer.concat([text.subarray(0, textLength)], 2 * (textLength + body.length + 1))
    }
    group.push(object, textLength)
    textLength += text.write(body, textLength, 'latin1')
    text[textLength++] = 0x0a
    if (group.length === 2 * PER_OBJECT_STREAM) putGroup()
  }
  const putGroup = () => {
    const container = ++count
    for (let at = 0; at < group.length; at += 2) enter(group[at]!, 2, container, at / 2)
    putStream(container, objectStream(group, text.subarray(0, textLength), quick))
    group = []
    textLength = 0
  }
  const setStream: PdfFile['setStream'] = (object, dictionary, data, filtered = false) => {
    putStream(object, filtered ? { dictionary, data } : hurriedStream(dictionary, data))
  }
  const file: StreamFile = {
    reserve: () => ++count,
    set: putPlain,
    add: (body) => {
      const object = ++count
      putPlain(object, body)
      return object
    },
    stream: (dictionary, data, filtered) => {
      const object = ++count
      setStream(object, dictionary, data, filtered)
      return object
    },
    setStream,
    end: (root, info) => {
      if (group.length > 0) putGroup()
      const object = ++count
      const start = position
      handOn()
      const id = hash.copy().digest('hex').slice(0, 32).toUpperCase()
      enter(0, 0, 0, 65535)
      enter(object, 1, start, 0)
      for (let number = 1; number <= count; number++)
        if (table[PER_ENTRY * number] === 0) throw new Error(`object ${number} was never written`)
      const dictionary = `/Type/XRef/Size ${count + 1}/W[1 4 2]/Root ${ref(root)}/Info ${ref(info)}/ID[<${id}><${id}>]/Filter/FlateDecode`
      putStream(object, { dictionary, data: deflate(table.subarray(0, PER_ENTRY * (count + 1)), quick) })
      out(`startxref\n${start}\n%%EOF\n`)
      handOn()
    },
  }
  out(HEADER)
  return file
}
