import type { Squares } from '../squares.ts'
import { type Bits, bitOf, bitsOf, setBit, transpose, wordOf } from './bits.ts'
import { correctionWords } from './galois.ts'
import { judgedBits, penaltyOf } from './penalty.ts'
import { alignmentCentres, type Version, versionFor } from './versions.ts'

/**
 * A QR code of these bytes at error correction M, without its light margin (ISO/IEC 18004:2015); undefined when no version
 * holds them. Made for batches: what depends on the version alone is kept.
 */
export function qrCode(bytes: Uint8Array): Squares | undefined {
  const version = versionFor(bytes.length)
  if (!version) return undefined
  const frame = frameOf(version)
  const { plain, turned } = frame
  plain.lines.set(frame.pattern.lines)
  placeWords(interleave(dataWords(bytes, version), version), frame)
  transpose(plain)
  let best = frame.masks[0]!
  let least = Number.POSITIVE_INFINITY
  for (const mask of frame.masks) {
    turn(plain, mask, turned)
    const penalty = penaltyOf(turned)
    if (penalty < least) {
      best = mask
      least = penalty
    }
  }
  turn(plain, best, turned)
  return { size: version.size, bits: bytesOf(turned) }
}

/** The modules of one square where the other has none, and the other way round. */
function turn({ lines: plain }: Bits, { lines: mask }: Bits, { lines: into }: Bits): void {
  for (let at = 0; at < plain.length; at++) into[at] = plain[at]! ^ mask[at]!
}

/** Sets the bits of the words along the path; the last few modules of some versions carry nothing. */
function placeWords(words: Uint8Array, { plain: { lines }, places, bits }: VersionFrame): void {
  for (let word = 0, at = 0; word < words.length; word++) {
    // half of the bits are set, in no order that a processor could foresee: the highest makes a mask, and no branch
    for (let rest = words[word]! << 24, end = at + 8; at < end; at++, rest <<= 1) {
      lines[places[at]!]! |= bits[at]! & (rest >> 31)
    }
  }
}

/** The rows, each padded to whole bytes. */
function bytesOf({ size, stride, lines }: Bits): Uint8Array {
  const bytes = new Uint8Array(((size + 7) >> 3) * size)
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column += 32) {
      const word = lines[wordOf({ stride }, row, column)]!
      for (let byte = column, shift = 24; byte < size && shift >= 0; byte += 8, shift -= 8) bytes[at++] = word >>> shift
    }
  }
  return bytes
}

/** Byte mode, count, bytes, terminator and padding (7.4). */
function dataWords(bytes: Uint8Array, { version, dataWords: count }: Version): Uint8Array {
  const words = new Uint8Array(count)
  words[0] = 4 << 4
  let at = 0
  // everything stands half a word off: the mode indicator has four bits
  const push = (byte: number) => {
    words[at]! |= byte >> 4
    at++
    if (at < count) words[at] = (byte & 15) << 4
  }
  if (version >= 10) push(bytes.length >> 8)
  push(bytes.length & 255)
  for (const byte of bytes) push(byte)
  for (let pad = 0xec, free = at + 1; free < count; free++, pad ^= 0xec ^ 0x11) words[free] = pad
  return words
}

/** Cuts the words into blocks, adds correction and mixes them word by word (7.6); the last blocks may be a word longer. */
function interleave(data: Uint8Array, { blocks, correctionWords: correction }: Version): Uint8Array {
  const short = Math.floor(data.length / blocks)
  const firstLonger = blocks - (data.length % blocks)
  const words = new Uint8Array(data.length + blocks * correction)
  for (let block = 0, from = 0; block < blocks; block++) {
    const to = from + short + (block >= firstLonger ? 1 : 0)
    for (let index = 0; index < short; index++) words[index * blocks + block] = data[from + index]!
    if (block >= firstLonger) words[short * blocks + block - firstLonger] = data[to - 1]!
    const corrections = correctionWords(data.subarray(from, to), correction)
    for (let index = 0; index < correction; index++) words[data.length + index * blocks + block] = corrections[index]!
    from = to
  }
  return words
}

/** What a version has before any data, and room to work in. */
interface VersionFrame {
  /** Finders, timing, alignment, version: the other modules are light. */
  pattern: Bits
  /** Where the bits of the data go, in order (7.7.3): of each the word of its row, and the bit in it. */
  places: Uint16Array
  bits: Int32Array
  /** For each mask the data modules that it turns, and its format information. */
  masks: Bits[]
  plain: Bits
  turned: Bits
}

const frames = new Map<number, VersionFrame>()

const masks: ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => ((row >> 1) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

function frameOf({ version, size }: Version): VersionFrame {
  const known = frames.get(version)
  if (known) return known
  const pattern = bitsOf(size)
  const taken = new Uint8Array(size * size)
  const set: SetModule = (row, column, dark) => {
    if (dark) setBit(pattern, row, column)
    taken[row * size + column] = 1
  }
  drawFinders(size, set)
  for (let at = 8; at < size - 8; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  drawAlignments(version, size, set)
  if (version >= 7) drawVersion(version, size, set)
  const path = dataPath(size, taken)
  const frame: VersionFrame = {
    pattern,
    places: Uint16Array.from(path, ([row, column]) => wordOf(pattern, row, column)),
    bits: Int32Array.from(path, ([, column]) => bitOf(column)),
    masks: masks.map((turns, mask) => maskBits(size, path, turns, mask)),
    plain: bitsOf(size),
    turned: judgedBits(size),
  }
  frames.set(version, frame)
  return frame
}

function maskBits(
  size: number,
  path: readonly Place[],
  turns: (row: number, column: number) => boolean,
  mask: number,
): Bits {
  const bits = bitsOf(size)
  for (const [row, column] of path) if (turns(row, column)) setBit(bits, row, column)
  writeFormat(bits, mask)
  return bits
}

type Place = readonly [row: number, column: number]

type SetModule = (row: number, column: number, dark: boolean) => void

/** Finder patterns with their light border, and the room for format information beside them. */
function drawFinders(size: number, set: SetModule): void {
  for (let row = 0; row < 9; row++) {
    for (let column = 0; column < 9; column++) {
      const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
      const dark = ring !== 2 && ring < 4
      set(row, column, dark)
      if (column < 8) set(row, size - 1 - column, dark)
      if (row < 8) set(size - 1 - row, column, dark)
    }
  }
  // the module that is always dark (7.9.1)
  set(size - 8, 8, true)
}

function drawAlignments(version: number, size: number, set: SetModule): void {
  const centres = alignmentCentres(version)
  for (const y of centres) {
    for (const x of centres) {
      const corner = (x === 6 && y === 6) || (x === 6 && y === size - 7) || (x === size - 7 && y === 6)
      if (corner) continue
      for (let row = -2; row <= 2; row++) {
        for (let column = -2; column <= 2; column++) {
          set(y + row, x + column, Math.max(Math.abs(row), Math.abs(column)) !== 1)
        }
      }
    }
  }
}

/** Version information (7.10): six bits and twelve of a Golay code, twice. */
function drawVersion(version: number, size: number, set: SetModule): void {
  const bits = (version << 12) | remainder(version << 12, 0x1f25)
  for (let bit = 0; bit < 18; bit++) {
    const dark = ((bits >> bit) & 1) === 1
    const [a, b] = [Math.floor(bit / 3), size - 11 + (bit % 3)]
    set(a, b, dark)
    set(b, a, dark)
  }
}

/** Upwards and downwards in columns of two, from the right, past the vertical timing pattern. */
function dataPath(size: number, taken: Uint8Array): Place[] {
  const path: Place[] = []
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step
      for (const column of [right, right - 1]) if (!taken[row * size + column]) path.push([row, column])
    }
    upwards = !upwards
  }
  return path
}

/** Level M (00) and the mask with ten bits of a BCH code, twice (7.9). */
function writeFormat(bits: Bits, mask: number): void {
  const { size } = bits
  const format = ((mask << 10) | remainder(mask << 10, 0x537)) ^ 0x5412
  for (let bit = 0; bit < 15; bit++) {
    if (!((format >> bit) & 1)) continue
    setBit(bits, bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, 8)
    setBit(bits, 8, bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit)
  }
}

/** Remainder of a division of polynomials over GF(2). */
function remainder(value: number, divisor: number): number {
  let rest = value
  const length = 31 - Math.clz32(divisor)
  while (rest !== 0 && 31 - Math.clz32(rest) >= length) rest ^= divisor << (31 - Math.clz32(rest) - length)
  return rest
}
