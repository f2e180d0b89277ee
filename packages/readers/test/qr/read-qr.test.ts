import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import type { Pixels } from '../../src/qr/pixels.ts'
import { readQrCodes } from '../../src/qr/read-qr.ts'
import { rework } from '../../src/qr/rework.ts'

const signed = `GW1|台科联证〔2025〕001号|台州市智能缝制创新联合体|2025-07-01|89abcdef|${'Ab0_'.repeat(21)}xy`
const said = 'GW1|台科联证〔2025〕001号|台州市智能缝制创新联合体|2025-07-01||'

/** The modules of a code as dark squares: left and top in modules. */
function squares(text: string): { size: number; dark: [number, number][] } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const dark: [number, number][] = []
  for (const [index, bit] of [...data].entries()) if (bit) dark.push([index % size, Math.floor(index / size)])
  return { size, dark }
}

function picture(
  text: string,
  module: number,
  width: number,
  height: number,
): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(width * height * 4).fill(255)
  for (const [left, top] of squares(text).dark) {
    for (let y = 0; y < module; y += 1) {
      for (let x = 0; x < module; x += 1) {
        const at = ((80 + top * module + y) * width + 60 + left * module + x) * 4
        data.fill(0, at, at + 3)
      }
    }
  }
  return { width, height, data }
}

/** A page with a code whose modules have six pixels. */
function photo(text: string): Pixels {
  const { width, height, data } = picture(text, 6, 900, 700)
  return { width, height, data: new Uint8ClampedArray(data.buffer) }
}

function pdfWith(text: string): Uint8Array {
  const drawn = squares(text)
    .dark.map(([left, top]) => `${100 + left * 2} ${600 - top * 2} 2 2 re f`)
    .join('\n')
  const parts = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>endobj',
    `4 0 obj<</Length ${drawn.length}>>stream\n${drawn}\nendstream endobj`,
  ]
  return Buffer.from(`%PDF-1.4\n${parts.join('\n')}\ntrailer<</Root 1 0 R>>\n%%EOF`)
}

describe('QR codes', () => {
  it('are read from PNG in every depth of colour', async () => {
    const { width, height, data } = picture(said, 6, 500, 500)
    const gray = data.filter((_, index) => index % 4 === 0)
    const forms = [
      encodePng({ width, height, data, channels: 4 }),
      encodePng({ width, height, data: data.filter((_, index) => index % 4 !== 3), channels: 3 }),
      encodePng({ width, height, data: gray, channels: 1 }),
    ]
    for (const form of forms) expect((await readQrCodes(form, 'a.png')).value).toEqual([{ text: said, page: 1 }])
  })
  it('are read from a large JPEG', async () => {
    const { data } = encodeJpeg(picture(said, 20, 3000, 2200), 60)
    expect((await readQrCodes(data, 'a.jpg')).value[0]?.text).toBe(said)
  })
  it('are read where modules are two pixels wide and aslant', async () => {
    // signed, of 53 modules; at the first look nothing is found in any of these
    for (const way of [
      { turn: 17, enlarge: 0.32 },
      { turn: 25, enlarge: 0.4 },
      { turn: 45, enlarge: 0.34 },
    ]) {
      const { width, height, data } = rework(photo(signed), way)
      const slanted = encodePng({ width, height, data, channels: 4 })
      expect((await readQrCodes(slanted, 'a.png')).value[0]?.text).toBe(signed)
    }
  })
  it('are read from a page of a PDF as it is printed', async () => {
    expect((await readQrCodes(pdfWith(said), 'a.pdf')).value).toMatchObject([{ text: said, page: 1 }])
  })
  it('are not found where there are none, and damage is told', async () => {
    const blank = encodePng({ width: 50, height: 50, data: new Uint8Array(10_000).fill(255), channels: 4 })
    expect(await readQrCodes(blank, 'a.png')).toEqual({ value: [], diagnostics: [] })
    const damaged: [Uint8Array, string][] = [
      [blank.subarray(0, 60), 'file-damaged'],
      [Buffer.from('%PDF-1.4 nothing'), 'file-damaged'],
      [Buffer.from('text'), 'file-unsupported'],
    ]
    for (const [bytes, code] of damaged) expect((await readQrCodes(bytes, 'a')).diagnostics[0]?.code).toBe(code)
    const huge = Uint8Array.from(blank)
    new DataView(huge.buffer).setUint32(16, 60_000)
    new DataView(huge.buffer).setUint32(20, 60_000)
    expect((await readQrCodes(huge, 'a')).diagnostics[0]?.code).toBe('file-too-large')
  })
})
