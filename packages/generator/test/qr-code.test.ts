import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { type QrModules, qrCode } from '../src/qr/qr-code.ts'
import { versions } from '../src/qr/versions.ts'

/** The same code by the qrcode library, whose masks are judged by the same rules. */
function peer(bytes: Uint8Array): QrModules {
  const { modules } = create([{ data: bytes, mode: 'byte' }], { errorCorrectionLevel: 'M' })
  const digits = Array.from(modules.data, (dark) => (dark ? '1' : '0')).join('')
  const { size } = modules
  return { size, rows: Array.from({ length: size }, (_, row) => digits.slice(row * size, (row + 1) * size)) }
}

describe('QR codes', () => {
  it('are those of another library, for lengths of every version', () => {
    for (const { version, dataWords } of versions) {
      const bytes = Uint8Array.from(
        { length: dataWords - (version < 10 ? 2 : 3) },
        (_, index) => (index * 37 + version) & 255,
      )
      expect(qrCode(bytes), `version ${version}`).toEqual(peer(bytes))
    }
  })

  it('are those of another library, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => {
        expect(qrCode(bytes)).toEqual(peer(bytes))
      }),
      { seed: 18004, numRuns: 60 },
    )
  })

  it('end where the standard ends', () => {
    expect(qrCode(new Uint8Array(2331))?.size).toBe(177)
    expect(qrCode(new Uint8Array(2332))).toBeUndefined()
  })
})
