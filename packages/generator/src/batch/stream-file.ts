import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { crossReferences, hurriedStream, objectStream, type PdfFile, quick, type Stream } from '../writers/pdf/file.ts'
import { ref } from '../writers/pdf/syntax.ts'

/** A file that is written while it is made: finished objects leave memory. */
export interface StreamFile extends PdfFile {
  /** Writes what is finished. */
  flush(): void
  /** Writes the rest and the cross-reference stream. */
  end(root: number, info: number): void
}

const HEADER = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')
const STREAM_END = Buffer.from('\nendstream\nendobj\n', 'latin1')
const PER_OBJECT_STREAM = 200

/** Starts a file whose bytes go to `write` piece by piece. */
export function openStream(write: (bytes: Uint8Array) => void): StreamFile {
  let count = 0
  let position = 0
  const hash = createHash('sha256')
  /** Of each object: where it begins, or the object stream that holds it and its place there. */
  const offsets: number[] = [0]
  const places: number[] = [-1]
  let streams: [number, Stream][] = []
  const plain: [number, string][] = []
  const out = (bytes: Uint8Array) => {
    write(bytes)
    hash.update(bytes)
    position += bytes.length
  }
  const putStream = (object: number, { dictionary, data }: Stream) => {
    offsets[object] = position
    places[object] = -1
    const head = Buffer.from(`${object} 0 obj\n<<${dictionary}/Length ${data.length}>>stream\n`, 'latin1')
    out(Buffer.concat([head, data, STREAM_END]))
  }
  const putGroup = (group: [number, string][]) => {
    const container = ++count
    group.forEach(([object], place) => {
      offsets[object] = container
      places[object] = place
    })
    putStream(container, objectStream(group, quick))
  }
  const flush = (all = false) => {
    for (const [object, stream] of streams) putStream(object, stream)
    streams = []
    while (plain.length >= PER_OBJECT_STREAM || (all && plain.length > 0)) putGroup(plain.splice(0, PER_OBJECT_STREAM))
  }
  const setStream: PdfFile['setStream'] = (object, dictionary, data, filtered = false) => {
    streams.push([object, filtered ? { dictionary, data } : hurriedStream(dictionary, data)])
  }
  const file: StreamFile = {
    reserve: () => ++count,
    set: (object, body) => void plain.push([object, body]),
    add: (body) => {
      plain.push([++count, body])
      return count
    },
    stream: (dictionary, data, filtered) => {
      const object = ++count
      setStream(object, dictionary, data, filtered)
      return object
    },
    setStream,
    flush,
    end: (root, info) => {
      flush(true)
      const object = ++count
      const start = position
      const id = hash.copy().digest('hex').slice(0, 32).toUpperCase()
      offsets[object] = start
      places[object] = -1
      const entries = Array.from({ length: count + 1 }, (_, number) => {
        const [offset, place] = [offsets[number], places[number]]
        if (number === 0) return { type: 0, second: 0, third: 65535 }
        if (offset === undefined || place === undefined) throw new Error(`object ${number} was never written`)
        return place < 0 ? { type: 1, second: offset, third: 0 } : { type: 2, second: offset, third: place }
      })
      const dictionary = `/Type/XRef/Size ${count + 1}/W[1 4 2]/Root ${ref(root)}/Info ${ref(info)}/ID[<${id}><${id}>]/Filter/FlateDecode`
      putStream(object, { dictionary, data: deflateSync(crossReferences(entries)) })
      out(Buffer.from(`startxref\n${start}\n%%EOF\n`, 'latin1'))
    },
  }
  out(HEADER)
  return file
}
