import { fontBytes } from '@gongwen/fonts'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { preparePdf } from '../src/batch/press.ts'
import { layout } from '../src/layout/layout.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { certificate } from './certificate.ts'
import { cffFont } from './cff-font.ts'
import { check } from './conformance/check.ts'
import { host } from './fixture.ts'
import { compare } from './reference-pdf.ts'
import { pictures } from './sample.ts'

const seal = (row: number, variable: boolean) => ({
  ...certificate(row),
  children: [
    ...certificate(row).children,
    {
      type: 'box' as const,
      x: 200,
      y: 140,
      width: 40,
      height: 40,
      align: 'center' as const,
      verticalAlign: 'top' as const,
      face: 'fangsong' as const,
      size: 12,
      variable,
      children: [
        {
          type: 'paragraph' as const,
          children: [{ type: 'image' as const, src: 'seal.png', alt: '印章', width: 36, height: 36 }],
        },
      ],
    },
  ],
})

describe('a batch of PDF files', () => {
  // letters with accents are made of two glyphs in the bundled faces
  const accented = JSON.parse(JSON.stringify(certificate(5, { qr: false })).replaceAll('示范智能', 'Übé Ñandú 智'))

  it('look as if each was written alone, and are as sound', async () => {
    const press = preparePdf(host(pictures))
    for (const document of [certificate(1), certificate(2), seal(3, false), seal(4, true), accented]) {
      const { value, diagnostics } = await press.write(document)
      expect(diagnostics).toEqual([])
      expect(await check(value)).toEqual([])
      const alone = await writePdf(layout(document, host(pictures)).value, document.properties, host(pictures))
      const { different, ink } = await compare(value, alone.value)
      expect(ink).toBeGreaterThan(10_000)
      expect(different).toBe(0)
      expect(value.length).toBeLessThan(60_000)
    }
  })

  it('are the same bytes whatever was written before', async () => {
    const [one, other] = [preparePdf(host()), preparePdf(host())]
    for (const row of [1, 2, 3]) await one.write(certificate(row))
    const [late, early] = [await one.write(certificate(9)), await other.write(certificate(9))]
    expect(Buffer.compare(late.value, early.value)).toBe(0)
  })

  it('are the same bytes among documents that are alike only in part', async () => {
    const reworded = JSON.parse(JSON.stringify(certificate(4)).replace('经评审', '经复审'))
    const others = [certificate(9, { design: 'meander' }), reworded, certificate(3, { qr: false }), seal(5, false)]
    const press = preparePdf(host(pictures))
    for (const other of others) {
      await press.write(certificate(2))
      const among = await press.write(other)
      const alone = await preparePdf(host(pictures)).write(other)
      expect(Buffer.compare(among.value, alone.value)).toBe(0)
    }
  })

  it('take fonts with PostScript outlines', async () => {
    const text = JSON.stringify([1, 2].map((row) => certificate(row)))
    const own = new Map(
      (['fangsong', 'songti', 'xiaobiaosong'] as const).map((face) => [face, cffFont(fontBytes(face), text)]),
    )
    const other = { ...host(), font: (face: Parameters<typeof fontBytes>[0]) => own.get(face as 'songti') }
    const press = preparePdf(other)
    for (const row of [1, 2]) {
      const { value, diagnostics } = await press.write(certificate(row))
      expect(diagnostics).toEqual([])
      expect(await check(value)).toEqual([])
      const alone = await writePdf(layout(certificate(row), other).value, certificate(row).properties, other)
      expect((await compare(value, alone.value)).different).toBe(0)
    }
  })

  it('stand on a page of a PDF', async () => {
    const drawn = await PDFDocument.create()
    drawn.addPage([842, 595]).drawRectangle({ x: 10, y: 10, width: 800, height: 500, opacity: 1 })
    const images = { 'stock.pdf': await drawn.save() }
    const document = certificate(1)
    const { value, diagnostics } = await preparePdf(host(images)).write({
      ...document,
      setup: { ...document.setup, background: { src: 'stock.pdf' } },
    })
    expect(diagnostics).toEqual([])
    expect(await check(value)).toEqual([])
  })

  it('name a face that is missing in every file', async () => {
    const press = preparePdf({ ...host(), font: () => undefined })
    for (const row of [1, 2]) {
      const { diagnostics } = await press.write(certificate(row))
      expect(diagnostics.map(({ code }) => code)).toContain('glyph-missing')
    }
  })
})
