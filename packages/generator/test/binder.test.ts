import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { bindPdf } from '../src/batch/binder.ts'
import { layout } from '../src/layout/layout.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { certificate } from './certificate.ts'
import { check } from './conformance/check.ts'
import { host } from './fixture.ts'
import { textOf } from './pdf-text.ts'
import { pdfiumOf } from './pdfium.ts'
import { pictures, sample } from './sample.ts'

const whole = { title: '证书合订本', organ: '台州市科学技术局' }

function bound(): { binder: ReturnType<typeof bindPdf>; bytes: () => Uint8Array } {
  const parts: Uint8Array[] = []
  return {
    binder: bindPdf(whole, host(pictures), (bytes) => parts.push(new Uint8Array(bytes))),
    bytes: () => new Uint8Array(Buffer.concat(parts)),
  }
}

describe('a bound file', () => {
  it('holds the pages as they look alone, with a bookmark each, and is sound', async () => {
    const { binder, bytes } = bound()
    for (let row = 1; row <= 70; row++) expect(await binder.add(certificate(row))).toEqual([])
    expect(await binder.addFrames(sample(), '公告')).toEqual([])
    expect(await binder.addFrames(sample(), '公告')).toEqual([])
    binder.end()
    const file = bytes()
    expect(await check(file)).toEqual([])
    expect((await PDFDocument.load(file)).getPageCount()).toBe(74)
    for (const row of [1, 37, 70]) {
      const alone = await writePdf(layout(certificate(row), host()).value, certificate(row).properties, host())
      expect(Buffer.compare(await pdfiumOf(file, 1, row - 1), await pdfiumOf(alone.value))).toBe(0)
    }
  })

  it('prints form fields with their values and ticks', async () => {
    const { binder, bytes } = bound()
    await binder.addFrames(sample(), '公告')
    binder.end()
    const [first] = await textOf(bytes())
    for (const value of ['台州市某公司', '第一行', '第二行', '企业']) expect(first).toContain(value)
    const pixels = await pdfiumOf(bytes())
    // the middle of the ticked box: 14 points at 80, 540
    const dark = Array.from(
      { length: 14 * 14 },
      (_, at) => pixels[4 * ((540 + Math.floor(at / 14)) * 595 + 80 + (at % 14))]!,
    )
    expect(dark.filter((value) => value < 128).length).toBeGreaterThan(8)
  })

  it('is sound when nothing was added', async () => {
    const { binder, bytes } = bound()
    binder.end()
    expect((await PDFDocument.load(bytes())).getPageCount()).toBe(0)
  })

  it('is the same bytes twice', async () => {
    const files = await Promise.all(
      [1, 2].map(async () => {
        const { binder, bytes } = bound()
        for (const row of [1, 2, 3]) await binder.add(certificate(row))
        binder.end()
        return bytes()
      }),
    )
    expect(Buffer.compare(files[0]!, files[1]!)).toBe(0)
  })
})
