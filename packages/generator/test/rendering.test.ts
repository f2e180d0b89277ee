import { fontBytes } from '@gongwen/fonts'
import { describe, expect, it } from 'vitest'
import { decodePng } from '../src/writers/pdf/png.ts'
import { png } from '../src/writers/svg/png.ts'
import { writeSvg } from '../src/writers/svg/svg.ts'
import { cffFont } from './cff-font.ts'
import { check } from './conformance/check.ts'
import { frames, host, line, page } from './fixture.ts'
import { difference, random, randomSettings } from './rendering.ts'

const seed = 20250603

describe(`pages drawn by pdfium equal pages with the whole font (seed ${seed})`, () => {
  const next = random(seed)
  for (const face of ['fangsong', 'kaiti', 'heiti', 'xiaobiaosong', 'songti'] as const) {
    it(`${face}, pixel for pixel`, async () => {
      const { different, ink } = await difference(fontBytes(face), randomSettings(fontBytes(face), next))
      expect(ink).toBeGreaterThan(5000)
      expect(different).toBe(0)
    })
  }

  it('a font with PostScript outlines and subroutines, pixel for pixel', async () => {
    const bytes = cffFont(fontBytes('songti'), `台州市创新联合体，征求意见；ABCxyz0123〔〕\u{20676}`)
    const { different, ink, pdf } = await difference(bytes, randomSettings(bytes, next))
    expect(ink).toBeGreaterThan(5000)
    expect(different).toBe(0)
    expect(await check(pdf)).toEqual([])
  })
})

describe('pages drawn as SVG', () => {
  it('have the outlines of PostScript fonts where TrueType has them', () => {
    const text = '台州市创新联合体'
    const bytes = cffFont(fontBytes('songti'), text)
    const size = { x: 40, y: 60 }
    const pages = frames([page([line(text, { ...size, font: 'songti', size: 40 })], { width: 400, height: 80 })])
    const paint = (face: Uint8Array) => decodePng(png(writeSvg(pages, { ...host(), font: () => face }).value[0]!, 96))!
    const [one, other] = [paint(fontBytes('songti')), paint(bytes)]
    let far = 0
    one.samples.forEach((sample, at) => {
      // cubic curves on whole units follow the quadratic ones to within a fraction of a pixel
      if (Math.abs(sample - other.samples[at]!) > 80) far++
    })
    expect(one.samples.filter((sample) => sample < 100).length).toBeGreaterThan(1000)
    expect(far).toBe(0)
  })
})
