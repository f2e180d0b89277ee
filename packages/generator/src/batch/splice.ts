import { constants } from 'node:zlib'
import { deflateRaw } from '../writers/deflate.ts'

/** A piece of a zlib stream, deflated on its own, with what the checksum of the whole needs (RFC 1950, 1951). */
export interface Segment {
  deflated: Buffer
  /** Bytes before compression. */
  length: number
  /** The two sums of Adler-32. */
  low: number
  high: number
}

const MODULUS = 65521
/** The most bytes whose sums stay below 2³². */
const CHUNK = 3800

function sums(raw: Buffer): Pick<Segment, 'length' | 'low' | 'high'> {
  let low = 1
  let high = 0
  for (let at = 0; at < raw.length; ) {
    const end = Math.min(at + CHUNK, raw.length)
    for (; at < end; at++) {
      low += raw[at]!
      high += low
    }
    low %= MODULUS
    high %= MODULUS
  }
  return { length: raw.length, low, high }
}

/** Deflates a piece as far as it goes and ends it on a byte, so that another can follow. */
export function segment(raw: Buffer): Segment {
  const deflated = deflateRaw(raw, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  return deflated.length < raw.length + 5 ? { deflated, ...sums(raw) } : storedSegment(raw)
}

/** A piece as it is: what differs from file to file is not worth the time. */
export function storedSegment(raw: Buffer): Segment {
  const parts: Buffer[] = []
  for (let at = 0; at < raw.length || at === 0; at += 0xffff) {
    const block = raw.subarray(at, at + 0xffff)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(block.length ^ 0xffff, 3)
    parts.push(head, block)
  }
  return { deflated: Buffer.concat(parts), ...sums(raw) }
}

const HEAD = Buffer.from([0x78, 0xda])
/** An empty final block. */
const END = Buffer.from([3, 0])

/** One zlib stream of the pieces, without compressing anything again: the sums add up. */
export function splice(segments: readonly Segment[]): Buffer {
  let low = 1
  let high = 0
  const parts: Buffer[] = [HEAD]
  for (const piece of segments) {
    high = (high + piece.high + (piece.length % MODULUS) * ((low - 1 + MODULUS) % MODULUS)) % MODULUS
    low = (low + piece.low - 1 + MODULUS) % MODULUS
    parts.push(piece.deflated)
  }
  const check = Buffer.alloc(4)
  check.writeUInt32BE(((high << 16) | low) >>> 0)
  parts.push(END, check)
  return Buffer.concat(parts)
}
