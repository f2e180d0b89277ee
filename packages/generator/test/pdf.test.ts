import { PDFDocument, StandardFonts } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { Frames } from '../src/frame.ts'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { frames, host, line, page } from './fixture.ts'
import { textOf } from './pdf-text.ts'
import { pictures, sample } from './sample.ts'

const properties = { title: '关于公开征求意见的公告', organ: '台州市科学技术局', keywords: ['公告', '意见'] }

const image = (src: string) => ({ type: 'image' as const, src, x: 0, y: 0, width: 100, height: 100 })

describe('PDF files', () => {
  it('say what the pages say, in reading order', async () => {
    const { value, diagnostics } = await writePdf(sample(), properties, host(pictures))
    expect(diagnostics).toEqual([])
    const [first, second] = await textOf(value)
    expect(first?.replaceAll(' ', '')).toContain(
      '关于公开征求意见的公告根据有关规定，请登录https://example.com/a?b=1查看①',
    )
    expect(second).toBe('横向表格— 2 —')
  })

  it('are the same bytes twice', async () => {
    const once = await writePdf(sample(), properties, host(pictures))
    const again = await writePdf(sample(), properties, host(pictures))
    expect(Buffer.compare(once.value, again.value)).toBe(0)
  })

  it('open in another library, with title, organ and dates', async () => {
    const { value } = await writePdf(sample(), { ...properties, created: '2025-06-01' }, host(pictures))
    const document = await PDFDocument.load(value, { updateMetadata: false })
    expect(document.getTitle()).toBe('关于公开征求意见的公告')
    expect(document.getAuthor()).toBe('台州市科学技术局')
    expect(document.getCreationDate()?.toISOString()).toBe('2025-05-31T16:00:00.000Z')
    expect(document.getModificationDate()?.toISOString()).toBe('2025-06-03T01:30:00.000Z')
  })

  it('hold form fields that can be read back by name', async () => {
    const { value } = await writePdf(sample(), properties, host(pictures))
    const form = (await PDFDocument.load(value, { updateMetadata: false })).getForm()
    expect(form.getTextField('lead.name').getText()).toBe('台州市某公司')
    expect(form.getTextField('lead.plan').isMultiline()).toBe(true)
    expect(form.getDropdown('kind').getSelected()).toEqual(['a'])
    expect(form.getCheckBox('agreed').isChecked()).toBe(true)
  })

  it('take characters beyond the basic plane through ToUnicode', async () => {
    const { value, diagnostics } = await writePdf(
      frames([page([line('\u{20676}一\u{20164}\u{10000}', { x: 80, y: 80 })])]),
      properties,
      host(),
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['glyph-missing'])
    expect(await textOf(value)).toEqual(['\u{20676}一\u{20164}'])
  })

  it('keep the words when justified lines spread or squeeze them', async () => {
    const spread = line('全面推进，创新发展。', { x: 80, y: 80 })
    const offsets = spread.offsets.map((offset, index) => offset + index * 0.37 - (index > 4 ? 5.5 : 0))
    const { value } = await writePdf(frames([page([{ ...spread, offsets }])]), properties, host())
    expect(await textOf(value)).toEqual(['全面推进，创新发展。'])
  })

  it('name broken, encrypted and unknown pictures', async () => {
    const items = ['a', 'b', 'c', 'd', 'e'].map((name) => image(`${name}.bin`))
    const { diagnostics } = await writePdf(
      frames([page(items)]),
      properties,
      host({
        'b.bin': new Uint8Array(9),
        'c.bin': Buffer.from('%PDF-1.7\nbroken'),
        'd.bin': Buffer.from('\x89PNG\r\n\x1a\nbroken', 'latin1'),
        'e.bin': Buffer.from('\xff\xd8\xff\xe0broken', 'latin1'),
      }),
    )
    expect(diagnostics.map(({ code, message, place }) => [code, /\w\.bin/.exec(message)?.[0] ?? place?.file])).toEqual([
      ['pdf-unreadable', 'c.bin'],
      ['image-missing', 'a.bin'],
      ['image-unreadable', 'b.bin'],
      ['image-unreadable', 'd.bin'],
      ['image-unreadable', 'e.bin'],
    ])
  })

  it('take the first page of a PDF as background and say when it costs the archive mark', async () => {
    const drawn = await PDFDocument.create()
    drawn.addPage([300, 200]).drawRectangle({ x: 10, y: 10, width: 280, height: 180 })
    const lettered = await PDFDocument.create()
    lettered.addPage([300, 200]).drawText('Helvetica', { font: await lettered.embedFont(StandardFonts.Helvetica) })
    const set: Frames = frames([page([image('a.pdf'), image('b.pdf')])])
    const images = { 'a.pdf': await drawn.save(), 'b.pdf': await lettered.save() }
    const { value, diagnostics } = await writePdf(set, properties, host(images))
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['pdf-not-archival', '底图 b.pdf 没有嵌入字体，生成的文件不再标明为 PDF/A 存档格式'],
    ])
    expect(Buffer.from(value).includes('pdfaid:part')).toBe(false)
    expect(Buffer.from(value).includes('pdfuaid:part')).toBe(true)
  })
})
