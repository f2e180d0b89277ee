/**
 * Names by their shapes: a name as it is, and with each one character left out. A shape is kept as a number of 32 bits, so
 * that a hundred thousand names take some megabytes; two shapes may have the same number, and whoever asks compares the names.
 */
export interface ShapeIndex {
  add(shape: number, name: number): void
  /** The last names of a shape, at most eight, in the order they were added. */
  mates(shape: number): number[]
}

const most = 8

/** An empty index with room for so many entries. */
export function openShapes(room: number): ShapeIndex {
  const bits = Math.max(1, Math.ceil(Math.log2(room + 1)))
  // Of each slot the last entry, of each entry the one before it; entries count from 1.
  const last = new Int32Array(2 ** bits)
  const before = new Int32Array(room + 1)
  const shapes = new Int32Array(room + 1)
  const names = new Int32Array(room + 1)
  let count = 0
  const slotOf = (shape: number): number => Math.imul(shape, 0x9e3779b1) >>> (32 - bits)
  return {
    add(shape, name) {
      const slot = slotOf(shape)
      count += 1
      before[count] = last[slot]!
      shapes[count] = shape
      names[count] = name
      last[slot] = count
    },
    mates(shape) {
      const found: number[] = []
      for (let entry = last[slotOf(shape)]!; entry > 0 && found.length < most; entry = before[entry]!)
        if (shapes[entry] === shape && names[entry] !== found.at(-1)) found.push(names[entry]!)
      return found.reverse()
    },
  }
}

/** Of the sums below: odd, so that no character is lost to the 32 bits. */
const base = 0x01000193

/** The shapes of a name: those with a character left out from the first on, then the name itself. */
export function shapesOf(name: string): number[] {
  const codes = Array.from(name, (character) => character.codePointAt(0)!)
  // A shape is the sum of its characters, each times a power of the base: that of what stands before a gap is one less.
  const heads = [0]
  for (const [at, code] of codes.entries()) heads.push((Math.imul(heads[at]!, base) + code) | 0)
  const shapes = heads.slice(-1)
  let tail = 0
  let power = 1
  for (let gap = codes.length - 1; gap >= 0; gap -= 1) {
    shapes.push((Math.imul(heads[gap]!, power) + tail) | 0)
    tail = (Math.imul(codes[gap]!, power) + tail) | 0
    power = Math.imul(power, base)
  }
  return shapes.reverse()
}
