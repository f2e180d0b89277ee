import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { qrCode } from '../src/qr/qr-code.ts'
import { versions } from '../src/qr/versions.ts'
import { isDrawn } from '../src/squares.ts'

/** The same code by the qrcode library, whose masks are judged by the same rules. */
function peer(bytes: Uint8Array): string[] {
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const { size } = modules
  return rowsOf(size, (row, column) => modules.get(row, column) === 1)
}

function own(bytes: Uint8Array): string[] {
  const modules = qrCode(bytes)!
  return rowsOf(modules.size, (row, column) => isDrawn(modules, row, column))
}

/** From top to bottom, `1` for a dark module and `0` for a light one. */
function rowsOf(size: number, isDark: (row: number, column: number) => boolean): string[] {
  const places = [...Array(size).keys()]
  return places.map((row) => places.map((column) => (isDark(row, column) ? '1' : '0')).join(''))
}

describe('QR codes', () => {
  it('are those of another library, for lengths of every version', () => {
    for (const { version, dataWords } of versions) {
      const bytes = Uint8Array.from(
        { length: dataWords - (version < 10 ? 2 : 3) },
        (_, index) => (index * 37 + version) & 255,
      )
      expect(own(bytes), `version ${version}`).toEqual(peer(bytes))
    }
  })

  it('are those of another library, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        expect(own(bytes)).toEqual(peer(bytes))
      }),
      { seed: 18004, numRuns: 60 },
    )
  })

  it('end where the standard ends', () => {
    expect(qrCode(new Uint8Array(2331))?.size).toBe(177)
    expect(qrCode(new Uint8Array(2332))).toBeUndefined()
  })
})
