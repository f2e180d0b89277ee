import { deflate } from '../deflate.ts'

/** Primaries and white of sRGB (IEC 61966-2-1), adapted to D50 as ICC.1:2001-04 asks. */
const white = [0.9642, 1, 0.8249] as const
const red = [0.43607, 0.22249, 0.01392] as const
const green = [0.38515, 0.71687, 0.09708] as const
const blue = [0.14307, 0.06061, 0.7141] as const

const CURVE_POINTS = 256

/** A small sRGB display profile, version 2.1: the output intent of PDF/A. */
export function srgbProfile(): Buffer {
  const curve = toneCurve()
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', Buffer.from('text\0\0\0\0CC0\0', 'latin1')],
    ['wtpt', xyz(white)],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  const places = new Map<Buffer, number>()
  const parts: Buffer[] = []
  let size = 128 + table.length
  tags.forEach(([tag, data], index) => {
    let place = places.get(data)
    if (place === undefined) {
      place = size
      places.set(data, place)
      const padding = Buffer.alloc((4 - (data.length % 4)) % 4)
      parts.push(data, padding)
      size += data.length + padding.length
    }
    table.write(tag, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(place, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
  })
  return Buffer.concat([header(size), table, ...parts])
}

let packed: Buffer | undefined

/** The profile, compressed once. */
export function packedSrgbProfile(): Buffer {
  packed ??= deflate(srgbProfile(), { level: 9 })
  return packed
}

function header(size: number): Buffer {
  const head = Buffer.alloc(128)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(0x02100000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.writeUInt16BE(2025, 24)
  head.writeUInt16BE(1, 26)
  head.writeUInt16BE(1, 28)
  head.write('acsp', 36, 'latin1')
  for (const [index, value] of white.entries()) head.writeInt32BE(fixed(value), 68 + 4 * index)
  return head
}

const fixed = (value: number): number => Math.round(value * 65536)

function xyz(values: readonly number[]): Buffer {
  const data = Buffer.alloc(8 + 4 * values.length)
  data.write('XYZ ', 0, 'latin1')
  for (const [index, value] of values.entries()) data.writeInt32BE(fixed(value), 8 + 4 * index)
  return data
}

function toneCurve(): Buffer {
  const data = Buffer.alloc(12 + 2 * CURVE_POINTS)
  data.write('curv', 0, 'latin1')
  data.writeUInt32BE(CURVE_POINTS, 8)
  for (let point = 0; point < CURVE_POINTS; point++) {
    const encoded = point / (CURVE_POINTS - 1)
    const linear = encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4
    data.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * point)
  }
  return data
}

function description(name: string): Buffer {
  const data = Buffer.alloc(12 + name.length + 1 + 4 + 4 + 2 + 1 + 67)
  data.write('desc', 0, 'latin1')
  data.writeUInt32BE(name.length + 1, 8)
  data.write(name, 12, 'latin1')
  return data
}
