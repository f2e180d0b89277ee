import { decode as decodePng } from 'fast-png'
import { decode as decodeJpeg } from 'jpeg-js'
import { ReadFailure } from '../failure.ts'

/** A picture as RGBA, eight bits a channel. */
export interface Pixels {
  width: number
  height: number
  data: Uint8ClampedArray
}

/** Most pixels that are decoded: a phone's photo has some twelve million. */
const most = 64_000_000

/** Decodes a PNG. Size is looked at before anything is unpacked (PNG, 11.2.2: IHDR comes first). */
export function pngPixels(bytes: Uint8Array): Pixels {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || head.getUint32(16) * head.getUint32(20) > most)
    throw new ReadFailure('file-too-large', '图片过大，未读取')
  const { width, height, data, channels, depth, palette } = decodePng(bytes)
  const rgba = new Uint8ClampedArray(width * height * 4)
  const scale = depth === 16 ? 257 : 1
  const levels = depth < 8 && !palette ? 255 / (2 ** depth - 1) : 1
  const packed = depth < 8
  const rowBytes = Math.ceil((width * depth * channels) / 8)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4
      const bit = x * depth
      const sample = (channel: number): number =>
        packed
          ? ((data[y * rowBytes + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
          : (data[(y * width + x) * channels + channel] ?? 0) / scale
      const color = palette ? palette[sample(0)] : undefined
      const gray = channels < 3
      rgba[at] = color ? (color[0] ?? 0) : sample(0) * levels
      rgba[at + 1] = color ? (color[1] ?? 0) : sample(gray ? 0 : 1) * levels
      rgba[at + 2] = color ? (color[2] ?? 0) : sample(gray ? 0 : 2) * levels
      rgba[at + 3] = channels === 4 ? sample(3) : channels === 2 ? sample(1) : 255
    }
  }
  return onWhite({ width, height, data: rgba })
}

/** Decodes a JPEG. */
export function jpegPixels(bytes: Uint8Array): Pixels {
  const { width, height, data } = decodeJpeg(bytes, {
    useTArray: true,
    maxResolutionInMP: most / 1_000_000,
    maxMemoryUsageInMB: 512,
  })
  return { width, height, data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length) }
}

function onWhite(pixels: Pixels): Pixels {
  const { data } = pixels
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 255) / 255
    if (alpha === 1) continue
    for (let channel = at; channel < at + 3; channel += 1)
      data[channel] = (data[channel] ?? 0) * alpha + 255 * (1 - alpha)
    data[at + 3] = 255
  }
  return pixels
}

/** The picture so much smaller that its longer side has at most `side` pixels; each is the mean of those it covers. */
export function shrink(pixels: Pixels, side: number): Pixels {
  const factor = Math.ceil(Math.max(pixels.width, pixels.height) / side)
  if (factor <= 1) return pixels
  const width = Math.floor(pixels.width / factor)
  const height = Math.floor(pixels.height / factor)
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 4; channel += 1) {
        let sum = 0
        for (let dy = 0; dy < factor; dy += 1) {
          const row = ((y * factor + dy) * pixels.width + x * factor) * 4 + channel
          for (let dx = 0; dx < factor; dx += 1) sum += pixels.data[row + dx * 4] ?? 0
        }
        data[(y * width + x) * 4 + channel] = sum / (factor * factor)
      }
    }
  }
  return { width, height, data }
}
