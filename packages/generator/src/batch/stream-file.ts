import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
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
/** Bytes that are gathered before they are handed on. */
const GATHERED = 1 << 17

/** Starts a file whose bytes go to `write` in large pieces, which are the receiver's to keep. */
export function openStream(write: (bytes: Uint8Array) => void): StreamFile {
  let count = 0
  let position = 0
  const hash = createHash('sha256')
  /** Of each object: where it begins, or the object stream that holds it and its place there. */
  const offsets: number[] = [0]
  const places: number[] = [-1]
  /** Plain objects of the stream at hand, each with its place in the stream, and their text. */
  let group: number[] = []
  let text = Buffer.allocUnsafe(1 << 16)
  let textLength = 0
  let gathered = Buffer.allocUnsafe(GATHERED)
  let length = 0
  const handOn = () => {
    const bytes = gathered.subarray(0, length)
    write(bytes)
    hash.update(bytes)
    gathered = Buffer.allocUnsafe(GATHERED)
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
  const putStream = (object: number, { dictionary, data }: Stream) => {
    offsets[object] = position
    places[object] = -1
    out(`${object} 0 obj\n<<${dictionary}/Length ${data.length}>>stream\n`)
    out(data)
    out(STREAM_END)
  }
  const putPlain = (object: number, body: string) => {
    if (textLength + body.length + 1 > text.length) {
      text = Buffer.concat([text.subarray(0, textLength)], 2 * (textLength + body.length + 1))
    }
    places[object] = group.push(object, textLength) / 2 - 1
    textLength += text.write(body, textLength, 'latin1')
    text[textLength++] = 0x0a
    if (group.length === 2 * PER_OBJECT_STREAM) putGroup()
  }
  const putGroup = () => {
    const container = ++count
    for (let at = 0; at < group.length; at += 2) offsets[group[at]!] = container
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
      offsets[object] = start
      places[object] = -1
      const table = Buffer.alloc(7 * (count + 1))
      table.writeUInt16BE(65535, 5)
      for (let number = 1; number <= count; number++) {
        const [offset, place] = [offsets[number], places[number]]
        if (offset === undefined || place === undefined) throw new Error(`object ${number} was never written`)
        table.writeUInt8(place < 0 ? 1 : 2, 7 * number)
        table.writeUInt32BE(offset, 7 * number + 1)
        table.writeUInt16BE(Math.max(place, 0), 7 * number + 5)
      }
      const dictionary = `/Type/XRef/Size ${count + 1}/W[1 4 2]/Root ${ref(root)}/Info ${ref(info)}/ID[<${id}><${id}>]/Filter/FlateDecode`
      putStream(object, { dictionary, data: deflateSync(table, quick) })
      out(`startxref\n${start}\n%%EOF\n`)
      handOn()
    },
  }
  out(HEADER)
  return file
}
