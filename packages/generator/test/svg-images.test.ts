import { describe, expect, it } from 'vitest'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { decodePng } from '../src/writers/pdf/png.ts'
import { png } from '../src/writers/svg/png.ts'
import { check } from './conformance/check.ts'
import { openPdf } from './conformance/open.ts'
import { frames, host, page } from './fixture.ts'
import { seePage } from './pdfium.ts'

const wrap = (body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">${body}</svg>`

const drawings: Record<string, { svg: string; vector: boolean }> = {
  'a seal of circle, star and strokes': {
    vector: true,
    svg: wrap(`<circle cx="50" cy="50" r="44" fill="none" stroke="#dd0000" stroke-width="4"/>
      <g transform="rotate(20 50 50) scale(1.1)"><path d="M50 25 l6 18 h19 l-15 11 l6 18 l-16 -11 l-16 11 l6 -18 l-15 -11 h19z" fill="#dd0000"/></g>
      <path d="M20 80 Q50 60 80 80" fill="none" stroke="#0000aa" stroke-width="2" stroke-dasharray="6 3" stroke-linecap="round"/>`),
  },
  'paint to see through': {
    vector: true,
    svg: wrap(
      '<rect x="10" y="10" width="50" height="50" fill="#008000"/><rect x="35" y="35" width="50" height="50" fill="#ff0000" opacity="0.5"/>',
    ),
  },
  'even-odd holes': { vector: true, svg: wrap('<path d="M10 10H90V90H10ZM30 30H70V70H30Z" fill-rule="evenodd"/>') },
  'a gradient, as dots': {
    vector: false,
    svg: wrap(
      '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><rect width="100" height="100" fill="url(#g)"/>',
    ),
  },
  'a clipped shape, as dots': {
    vector: false,
    svg: wrap(
      '<clipPath id="c"><circle cx="50" cy="50" r="30"/></clipPath><rect width="100" height="100" clip-path="url(#c)"/>',
    ),
  },
}

describe('SVG pictures', () => {
  for (const [name, { svg, vector }] of Object.entries(drawings)) {
    it(`${name}: as a browser draws them`, async () => {
      const item = { type: 'image' as const, src: 'a.svg', x: 0, y: 0, width: 200, height: 200 }
      const { value, diagnostics } = await writePdf(
        frames([page([item], { width: 200, height: 200 })]),
        { title: '图' },
        host({ 'a.svg': Buffer.from(svg) }),
      )
      expect(diagnostics).toEqual([])
      expect(await check(value)).toEqual([])
      const { dictionaries } = await openPdf(value)
      expect(dictionaries.some(({ dictionary }) => String(dictionary).includes('/Image'))).toBe(!vector)
      const drawn = (await seePage(value, 1)).data
      const wanted = decodePng(
        png(svg.replace('width="100" height="100"', 'width="200" height="200" style="background:#fff"'), 96),
      )!
      let far = 0
      for (let pixel = 0; pixel < 200 * 200; pixel++) {
        const cover = (wanted.alpha?.[pixel] ?? 255) / 255
        for (let part = 0; part < 3; part++) {
          const sample = wanted.samples[pixel * wanted.components + (wanted.components === 1 ? 0 : part)]!
          // pdfium stores blue first
          const seen = drawn[4 * pixel + part]!
          const other = drawn[4 * pixel + 2 - part]!
          const want = sample * cover + 255 * (1 - cover)
          if (Math.min(Math.abs(seen - want), Math.abs(other - want)) > 90) far++
        }
      }
      expect(far).toBeLessThan(60)
    })
  }
})
