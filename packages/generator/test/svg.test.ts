import { fontBytes } from '@gongwen/fonts'
import { describe, expect, it } from 'vitest'
import { png } from '../src/writers/svg/png.ts'
import { writeSvg } from '../src/writers/svg/svg.ts'
import { frames, host, line, page } from './fixture.ts'

const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="4" fill="#c00"/></svg>'

describe('SVG pages', () => {
  it('draws every character as an outline, once defined', () => {
    const { value, diagnostics } = writeSvg(frames([page([line('台州台州', { x: 80, y: 120 })])]), host())
    expect(diagnostics).toEqual([])
    expect(value).toHaveLength(1)
    expect(value[0]!.match(/<path id=/g)).toHaveLength(2)
    expect(value[0]!.match(/<use /g)).toHaveLength(4)
    expect(value[0]).toContain('aria-label="台州台州"')
    expect(value[0]).not.toContain('<text')
  })

  it('gives the same bytes twice', () => {
    const pages = frames([page([line('关于', { x: 1, y: 20 }), { type: 'path', d: 'M0 0L10 10Z', fill: '#FF0000' }])])
    expect(writeSvg(pages, host()).value).toEqual(writeSvg(pages, host()).value)
  })

  it('keeps markup in values out of the file', () => {
    const { value } = writeSvg(
      frames([
        page([
          line('a<b>"&', { x: 1, y: 20 }),
          { type: 'link', url: 'javascript:alert(1)', x: 0, y: 0, width: 9, height: 9 },
        ]),
      ]),
      host(),
    )
    expect(value[0]).toContain('aria-label="a&lt;b&gt;&quot;&amp;"')
    expect(value[0]).not.toContain('javascript')
  })

  it('names pictures and characters that it cannot draw', () => {
    const image = (src: string) => ({ type: 'image' as const, src, x: 0, y: 0, width: 9, height: 9 })
    const { diagnostics } = writeSvg(
      frames([
        page([line('\u{20000}', { x: 1, y: 20 }), image('a.png'), image('b.bin'), image('c.pdf'), image('d.svg')]),
      ]),
      host({
        'b.bin': new Uint8Array(20),
        'c.pdf': Buffer.from('%PDF-1.7'),
        'd.svg': Buffer.from(picture),
      }),
    )
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'glyph-missing',
      'image-missing',
      'image-unreadable',
      'svg-without-pdf-image',
    ])
  })

  it('reports a face that is missing, broken or not to be embedded', () => {
    const forbidden = Buffer.from(fontBytes('kaiti'))
    const os2 = forbidden.indexOf('OS/2')
    forbidden.writeUInt16BE(2, forbidden.readUInt32BE(os2 + 8) + 8)
    const bytes: Record<string, Uint8Array> = { heiti: new Uint8Array(30), kaiti: forbidden }
    const { diagnostics } = writeSvg(
      frames([page((['fangsong', 'heiti', 'kaiti'] as const).map((key) => line('字', { x: 9, y: 9, font: key })))]),
      { ...host(), font: (face) => bytes[face] },
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['font-missing', 'font-unreadable', 'font-embedding-forbidden'])
  })

  it('becomes a picture of the asked size', () => {
    const { value } = writeSvg(
      frames([page([line('证书', { x: 80, y: 120, size: 60, font: 'xiaobiaosong' })])]),
      host(),
    )
    const bytes = Buffer.from(png(value[0]!, 72))
    expect(Math.abs(bytes.readUInt32BE(16) - 595)).toBeLessThanOrEqual(1)
    expect(Math.abs(bytes.readUInt32BE(20) - 842)).toBeLessThanOrEqual(1)
  })
})
