import { encode as encodePng } from 'fast-png'
import { encode as encodeJpeg } from 'jpeg-js'
import { create } from 'qrcode'
import { describe, expect, it } from 'vitest'
import { busyAreas } from '../../src/qr/busy-areas.ts'
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

/** A PDF whose pages carry these codes, one below the other. */
function pdfWith(...pages: string[][]): Uint8Array {
  const drawn = pages.map((texts) =>
    texts
      .flatMap((text, index) =>
        squares(text).dark.map(([left, top]) => `${100 + left * 2} ${700 - 200 * index - top * 2} 2 2 re f`),
      )
      .join('\n'),
  )
  const kids = drawn.map((_, index) => `${3 + 2 * index} 0 R`).join(' ')
  const parts = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    `2 0 obj<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>endobj`,
    ...drawn.flatMap((stream, index) => [
      `${3 + 2 * index} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${pages[index]?.length ? '595 842' : '60 60'}]/Contents ${4 + 2 * index} 0 R>>endobj`,
      `${4 + 2 * index} 0 obj<</Length ${stream.length}>>stream\n${stream}\nendstream endobj`,
    ]),
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
    expect((await readQrCodes(pdfWith([said]), 'a.pdf')).value).toMatchObject([{ text: said, page: 1 }])
  })
  it('are all read from a sheet with several, and pages without any are told', async () => {
    const read = await readQrCodes(pdfWith([said, signed], [], [said]), 'a.pdf')
    expect(
      read.value
        .filter(({ page }) => page === 1)
        .map(({ text }) => text)
        .sort(),
    ).toEqual([said, signed].sort())
    expect(read.value.filter(({ page }) => page > 1)).toEqual([{ text: said, page: 3 }])
    expect(read.diagnostics.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['page-without-code', 'info', '第 2 页没有读出二维码'],
    ])
    const long = await readQrCodes(pdfWith([said], ...Array.from({ length: 50 }, () => [])), 'a.pdf')
    expect(long.diagnostics.map(({ code }) => code)).toContain('file-too-large')
  })
  it('are looked for hard only where a picture is as busy as a code', () => {
    const page = photo(signed)
    // a frame, and a picture whose brightness runs evenly
    for (let x = 0; x < page.width; x += 1) {
      for (const y of [10, 11, 12]) page.data.fill(0, (y * page.width + x) * 4, (y * page.width + x) * 4 + 3)
      for (let y = 560; y < 690; y += 1) page.data.fill(x % 256, (y * page.width + x) * 4, (y * page.width + x) * 4 + 3)
    }
    const areas = busyAreas(page)
    expect(areas).toHaveLength(1)
    const [area = { left: 0, top: 0, width: 0, height: 0 }] = areas
    expect([area.left < 80, area.top < 100, area.left + area.width > 360, area.top + area.height > 380]).toEqual(
      Array(4).fill(true),
    )
    expect(busyAreas({ ...page, data: page.data.map((value) => (value === 0 ? 255 : value)) })).toEqual([])
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
