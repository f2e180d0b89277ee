import { ReadFailure } from './failure.ts'

/** A compound file ([MS-CFB]): DOC, XLS, MSG, and the wrapper of encrypted OOXML. */
export interface CompoundFile {
  /** Names of all streams and storages, in directory order. */
  names: string[]
  /** A stream's bytes by name (the first of that name), bounded by the file's own size. */
  stream(name: string): Uint8Array | undefined
}

interface Node {
  name: string
  type: number
  start: number
  size: number
}

const endOfChain = 0xfffffffa

/** Reads the directory of a compound file. Chains that loop or leave the file end where they do. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512) throw new ReadFailure('file-damaged', '文件不完整，无法读取')
  const sectorShift = view.getUint16(30, true)
  if (sectorShift < 7 || sectorShift > 16) throw new ReadFailure('file-damaged', '文件结构已损坏，无法读取')
  const size = 1 << sectorShift
  const sector = (index: number): Uint8Array => bytes.subarray((index + 1) * size, (index + 2) * size)
  const fat = fatOf(bytes, view, size)

  function chain(first: number, next: (index: number) => number, unit: (index: number) => Uint8Array): Uint8Array {
    const pieces: Uint8Array[] = []
    const seen = new Set<number>()
    for (let at = first; at < endOfChain && !seen.has(at); at = next(at)) {
      const piece = unit(at)
      if (piece.length === 0) break
      seen.add(at)
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }
  const long = (first: number): Uint8Array => chain(first, (at) => fat[at] ?? endOfChain, sector)

  const nodes = nodesOf(long(view.getUint32(48, true)))
  const root = nodes.find(({ type }) => type === 5)
  const cutoff = view.getUint32(56, true)
  const mini = root ? long(root.start) : new Uint8Array()
  const miniFat = wordsOf(long(view.getUint32(60, true)))
  const short = (first: number): Uint8Array =>
    chain(
      first,
      (at) => miniFat[at] ?? endOfChain,
      (at) => mini.subarray(at * 64, at * 64 + 64),
    )

  return {
    names: nodes.map(({ name }) => name),
    stream(name) {
      const node = nodes.find((each) => each.name === name && each.type === 2)
      if (!node) return undefined
      return (node.size < cutoff ? short(node.start) : long(node.start)).subarray(0, node.size)
    },
  }
}

function fatOf(bytes: Uint8Array, view: DataView, size: number): Uint32Array {
  const sectors: number[] = []
  for (let at = 76; at < 512; at += 4) sectors.push(view.getUint32(at, true))
  const seen = new Set<number>()
  for (let at = view.getUint32(68, true); at < endOfChain && !seen.has(at); ) {
    seen.add(at)
    const words = wordsOf(bytes.subarray((at + 1) * size, (at + 2) * size))
    if (words.length < size / 4) break
    sectors.push(...words.subarray(0, -1))
    at = words.at(-1) ?? endOfChain
  }
  const limit = Math.ceil(bytes.length / size)
  const used = sectors.filter((index) => index < limit).slice(0, limit)
  const fat = new Uint32Array(used.length * (size / 4)).fill(0xffffffff)
  used.forEach((index, order) => {
    fat.set(wordsOf(bytes.subarray((index + 1) * size, (index + 2) * size)), order * (size / 4))
  })
  return fat
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(index * 4, true))
}

function nodesOf(directory: Uint8Array): Node[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const nodes: Node[] = []
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.min(64, view.getUint16(at + 64, true))
    const type = directory[at + 66] ?? 0
    if (type === 0 || length < 2) continue
    const name = Buffer.from(directory.subarray(at, at + length - 2)).toString('utf16le')
    nodes.push({ name, type, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return nodes
}
