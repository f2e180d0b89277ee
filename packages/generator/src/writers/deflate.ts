import { deflateRawSync, deflateSync, type ZlibOptions } from 'node:zlib'

/** Compresses at once (RFC 1950). Of the options only `chunkSize` is not the caller's. */
export function deflate(data: Uint8Array, options: ZlibOptions = {}): Buffer {
  return released(deflateSync(data, settings(data, options)))
}

/** The same without head and checksum (RFC 1951). */
export function deflateRaw(data: Uint8Array, options: ZlibOptions = {}): Buffer {
  return released(deflateRawSync(data, settings(data, options)))
}

/** Room for what the data can grow to: one piece, that takes no more of Node's shared buffers than it needs. */
function settings({ length }: Uint8Array, options: ZlibOptions): ZlibOptions {
  return { ...options, chunkSize: Math.min(1 << 16, 64 + length + (length >> 10)), info: true }
}

/**
 * The bytes, without what they were made in. A small collection takes an engine for a root as long as its native half points
 * back at it; with its output it would hold 64 KB until the next large one: 70 MB where thousands of files are written.
 */
function released(told: unknown): Buffer {
  const { buffer, engine } = told as { buffer: Buffer; engine: { _outBuffer?: unknown } }
  engine._outBuffer = undefined
  return buffer
}
