import { inflateSync } from 'node:zlib'

/** A decoded picture: samples of 8 bits, one grey or three colour components a pixel, and alpha apart. */
export interface Raster {
  width: number
  height: number
  components: 1 | 3
  samples: Buffer
  /** Absent when every pixel is opaque. */
  alpha?: Buffer
}

/** More would take more than 400 MB of memory. */
const MOST_PIXELS = 50_000_000

interface Header {
  width: number
  height: number
  depth: number
  kind: number
  interlaced: boolean
}

/** Samples a pixel by PNG colour type. */
const channels: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Decodes a PNG (ISO/IEC 15948); undefined when it is damaged or too large. Colours are taken as sRGB. */
export function decodePng(bytes: Uint8Array): Raster | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = readChunks(file)
  const header = chunks && readHeader(chunks.get('IHDR')?.[0])
  if (!chunks || !header) return undefined
  const passes = header.interlaced ? adam7(header) : [{ x: 0, y: 0, dx: 1, dy: 1 }]
  const expected = passes.reduce((sum, pass) => sum + passSize(header, pass), 0)
  let data: Buffer
  try {
    data = inflateSync(Buffer.concat(chunks.get('IDAT') ?? []), { maxOutputLength: Math.max(expected, 1) })
  } catch {
    return undefined
  }
  if (data.length !== expected) return undefined
  const pixels = Buffer.alloc(header.width * header.height * 4)
  const put = pixelWriter(header, chunks, pixels)
  let at = 0
  for (const pass of passes) {
    readPass(header, pass, data.subarray(at), put)
    at += passSize(header, pass)
  }
  return separate(header, pixels)
}

function readChunks(file: Buffer): Map<string, Buffer[]> | undefined {
  const chunks = new Map<string, Buffer[]>()
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (at + 12 + length > file.length) return undefined
    const type = file.toString('latin1', at + 4, at + 8)
    const data = file.subarray(at + 8, at + 8 + length)
    chunks.set(type, [...(chunks.get(type) ?? []), data])
    at += 12 + length
    if (type === 'IEND') return chunks
  }
  return undefined
}

function readHeader(data: Buffer | undefined): Header | undefined {
  if (data?.length !== 13) return undefined
  const [width, height] = [data.readUInt32BE(0), data.readUInt32BE(4)]
  const [depth, kind, interlace] = [data.readUInt8(8), data.readUInt8(9), data.readUInt8(12)]
  const sound = [1, 2, 4, 8, 16].includes(depth) && channels[kind] !== undefined && interlace <= 1
  if (!sound || width === 0 || height === 0 || width * height > MOST_PIXELS) return undefined
  return { width, height, depth, kind, interlaced: interlace === 1 }
}

interface Pass {
  x: number
  y: number
  dx: number
  dy: number
}

function adam7({ width, height }: Header): Pass[] {
  const all: Pass[] = [
    { x: 0, y: 0, dx: 8, dy: 8 },
    { x: 4, y: 0, dx: 8, dy: 8 },
    { x: 0, y: 4, dx: 4, dy: 8 },
    { x: 2, y: 0, dx: 4, dy: 4 },
    { x: 0, y: 2, dx: 2, dy: 4 },
    { x: 1, y: 0, dx: 2, dy: 2 },
    { x: 0, y: 1, dx: 1, dy: 2 },
  ]
  return all.filter(({ x, y }) => x < width && y < height)
}

const across = ({ width }: Header, { x, dx }: Pass): number => Math.ceil((width - x) / dx)
const down = ({ height }: Header, { y, dy }: Pass): number => Math.ceil((height - y) / dy)

function rowSize(header: Header, pass: Pass): number {
  return Math.ceil((across(header, pass) * channels[header.kind]! * header.depth) / 8)
}

function passSize(header: Header, pass: Pass): number {
  return down(header, pass) * (1 + rowSize(header, pass))
}

type Put = (x: number, y: number, row: Buffer, index: number) => void

function readPass(header: Header, pass: Pass, data: Buffer, put: Put): void {
  const size = rowSize(header, pass)
  const step = Math.max(1, (channels[header.kind]! * header.depth) >> 3)
  let above: Buffer = Buffer.alloc(size)
  for (let line = 0; line < down(header, pass); line++) {
    const start = line * (size + 1)
    const row = data.subarray(start + 1, start + 1 + size)
    unfilter(data.readUInt8(start), row, above, step)
    for (let index = 0; index < across(header, pass); index++) {
      put(pass.x + index * pass.dx, pass.y + line * pass.dy, row, index)
    }
    above = row
  }
}

/** Undoes the filter of a row in place (ISO/IEC 15948, 9). */
function unfilter(kind: number, row: Buffer, above: Buffer, step: number): void {
  if (kind === 0) return
  for (let at = 0; at < row.length; at++) {
    const left = at >= step ? row[at - step]! : 0
    const up = above[at]!
    const corner = at >= step ? above[at - step]! : 0
    const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : paeth(left, up, corner)
    row[at] = row[at]! + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Writes a pixel of any kind as red, green, blue, alpha. */
function pixelWriter(header: Header, chunks: Map<string, Buffer[]>, pixels: Buffer): Put {
  const { width, depth, kind } = header
  const palette = chunks.get('PLTE')?.[0]
  const clear = chunks.get('tRNS')?.[0]
  const count = channels[kind]!
  const highest = 2 ** depth - 1
  const raw = (row: Buffer, sample: number): number => {
    if (depth === 8) return row[sample]!
    if (depth === 16) return row.readUInt16BE(2 * sample)
    const bit = sample * depth
    return (row[bit >> 3]! >> (8 - depth - (bit & 7))) & highest
  }
  const byte = (value: number) => (depth === 16 ? value >> 8 : Math.round((value * 255) / highest))
  return (x, y, row, index) => {
    const at = 4 * (y * width + x)
    const first = raw(row, index * count)
    if (kind === 3) {
      const entry = 3 * first
      for (let part = 0; part < 3; part++) pixels[at + part] = palette?.[entry + part] ?? 0
      pixels[at + 3] = clear?.[first] ?? 255
      return
    }
    const colours =
      kind === 2 || kind === 6 ? [first, raw(row, index * count + 1), raw(row, index * count + 2)] : [first]
    for (let part = 0; part < 3; part++) pixels[at + part] = byte(colours[part] ?? first)
    if (kind === 4 || kind === 6) pixels[at + 3] = byte(raw(row, index * count + count - 1))
    else {
      const transparent =
        clear && colours.every((value, part) => clear.length >= 2 * part + 2 && clear.readUInt16BE(2 * part) === value)
      pixels[at + 3] = transparent ? 0 : 255
    }
  }
}

function separate({ width, height }: Header, pixels: Buffer): Raster {
  const count = width * height
  let [grey, opaque] = [true, true]
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) grey = false
    if (pixels[at + 3] !== 255) opaque = false
  }
  const components = grey ? 1 : 3
  const samples = Buffer.alloc(count * components)
  const alpha = Buffer.alloc(opaque ? 0 : count)
  for (let pixel = 0; pixel < count; pixel++) {
    for (let part = 0; part < components; part++) samples[pixel * components + part] = pixels[4 * pixel + part]!
    if (!opaque) alpha[pixel] = pixels[4 * pixel + 3]!
  }
  return { width, height, components, samples, ...(opaque ? {} : { alpha }) }
}
