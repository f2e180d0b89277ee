import { constants, crc32 } from 'node:zlib'
import { deflate } from '../deflate.ts'

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

/** Pixels of a module in each direction: Word smooths pictures that it enlarges, and eight pixels are one byte. */
const scale = 8

/** Rows of noise and rows of zeros: looking for more than runs takes eight times as long and saves a fifth. */
const packing = { level: 1, strategy: constants.Z_RLE }

/** Modules, each of eight by eight pixels, black or white, as a PNG of one bit a pixel; `black` is asked of each module. */
export function bitmapPng(width: number, height: number, black: (x: number, y: number) => boolean): Uint8Array {
  const stride = 1 + width
  const rows = new Uint8Array(stride * height * scale)
  for (let y = 0; y < height; y += 1) {
    const start = y * scale * stride
    for (let x = 0; x < width; x += 1) rows[start + 1 + x] = black(x, y) ? 0 : 0xff
    // the other seven rows are as the one above them (filter type 2, Up)
    for (let copy = 1; copy < scale; copy += 1) rows[start + copy * stride] = 2
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width * scale)
  view.setUint32(4, height * scale)
  header[8] = 1
  const chunks = [
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflate(rows, packing)),
    chunk('IEND', new Uint8Array()),
  ]
  const png = new Uint8Array(chunks.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of chunks) {
    png.set(part, at)
    at += part.length
  }
  return png
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let i = 0; i < 4; i += 1) bytes[4 + i] = type.charCodeAt(i)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}
