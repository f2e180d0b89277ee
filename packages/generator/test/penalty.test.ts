import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setBit } from '../src/qr/bits.ts'
import { judgedBits, penaltyOf } from '../src/qr/penalty.ts'

type Module = (row: number, column: number) => boolean

/** The four rules counted module by module (ISO/IEC 18004, 7.8.3). */
function counted(size: number, dark: Module): number {
  const places = [...Array(size).keys()]
  let penalty = 0
  for (const look of [dark, (line: number, at: number) => dark(at, line)]) {
    for (const line of places) {
      const modules = places.map((at) => (look(line, at) ? '1' : '0')).join('')
      for (const [run] of modules.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2
      for (const finder of ['10111010000', '00001011101'])
        for (const at of places) if (modules.startsWith(finder, at)) penalty += 40
    }
  }
  for (const row of places.slice(1)) {
    for (const column of places.slice(1)) {
      const here = dark(row, column)
      const alike = [dark(row - 1, column), dark(row, column - 1), dark(row - 1, column - 1)]
      if (alike.every((other) => other === here)) penalty += 3
    }
  }
  const all = places.flatMap((row) => places.filter((column) => dark(row, column))).length
  return penalty + 10 * Math.abs(Math.ceil((all * 20) / (size * size)) - 10)
}

describe('penalties of a QR code', () => {
  const seed = 18004
  // few kinds of rows give long runs, blocks and finder-like rows, which noise has seldom
  const rows = fc.array(
    fc.oneof(fc.bigInt({ min: 0n, max: (1n << 177n) - 1n }), fc.constantFrom(0n, -1n, 0b1011101n)),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  it(`are those counted module by module (seed ${seed})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        rows,
        fc.nat(40),
        fc.boolean(),
        (version, patterns, shift, turned) => {
          const size = 17 + 4 * version
          const straight: Module = (row, column) =>
            ((patterns[row % patterns.length]! >> BigInt((column + row * shift) % 177)) & 1n) === 1n
          const dark: Module = turned ? (row, column) => straight(column, row) : straight
          const bits = judgedBits(size)
          bits.lines.fill(0)
          for (let row = 0; row < size; row++)
            for (let column = 0; column < size; column++) if (dark(row, column)) setBit(bits, row, column)
          expect(penaltyOf(bits)).toBe(counted(size, dark))
        },
      ),
      { seed, numRuns: 150 },
    )
  })
})
