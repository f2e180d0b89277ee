import { fontBytes } from '@gongwen/fonts'
import { attachmentList, document, heading, officialSetup, paragraph, signature, text, title } from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import type { Frames, Host, TextItem } from '../src/index.ts'
import { layout } from '../src/index.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const filler = '推动创新联合体建设，整合产学研各方资源，加快建设创新台州，因地制宜发展新质生产力；'

/** Lines of a page: text items that share a baseline, without the folio. */
function linesOf(frames: Frames, page: number): { y: number; text: string; x: number; end: number }[] {
  const lines = new Map<number, TextItem[]>()
  for (const item of frames.pages[page]?.items ?? [])
    if (item.type === 'text' && item.tag !== undefined) lines.set(item.y, [...(lines.get(item.y) ?? []), item])
  return [...lines].map(([y, items]) => ({
    y,
    text: items.map((item) => item.text).join(''),
    x: items[0]!.x,
    end: items.at(-1)!.x + items.at(-1)!.offsets.at(-1)! + items.at(-1)!.size,
  }))
}

describe('layout', () => {
  const long = document(
    '长文',
    Array.from({ length: 12 }, () => paragraph(filler.repeat(6))),
  )

  it('sets 22 lines of 28 characters on a page of A4 (5.2.3)', () => {
    const { value, diagnostics } = layout(long, host)
    expect(diagnostics).toEqual([])
    const lines = linesOf(value, 0)
    expect(lines).toHaveLength(22)
    expect(value.pages[0]!.width).toBeCloseTo(595.28, 1)
    for (const [i, line] of lines.entries()) if (i > 0) expect(line.y - lines[i - 1]!.y).toBeCloseTo(28.991, 2)
    expect(lines[0]!.x).toBeCloseTo(79.37 + 2 * 15.75, 1)
    expect(lines[1]!.x).toBeCloseTo(79.37, 1)
  })

  it('begins no line with a mark that closes and ends none with one that opens', () => {
    const { value } = layout(long, host)
    for (let page = 0; page < value.pages.length; page++)
      for (const { text: line } of linesOf(value, page)) {
        expect(line).not.toMatch(/^[。，、；：？！）》”]/)
        expect(line).not.toMatch(/[（《“]$/)
      }
  })

  it('gives the same frames for the same document', () => {
    expect(layout(long, host)).toEqual(layout(long, host))
  })

  it('keeps text on the page of the signature: names of attachments are none', () => {
    for (let count = 10; count <= 24; count++) {
      const { value } = layout(
        document('通知', [
          title('通知'),
          ...Array.from({ length: count }, (_, i) => paragraph(`第${i}段。`)),
          attachmentList('台州市创新联合体建设指导意见（征求意见稿）意见采纳情况表', '名单'),
          signature('台州市科学技术局', '2025-06-03'),
        ]),
        host,
      )
      const signed = value.pages.findIndex((_, page) =>
        linesOf(value, page).some(({ text }) => text.includes('6月3日')),
      )
      const words = linesOf(value, signed).map(({ text }) => text)
      expect(
        words.some((line) => line.startsWith('第')),
        `${count}: ${words}`,
      ).toBe(true)
    }
  })

  it('keeps text on the page of the signature', () => {
    for (let count = 15; count <= 24; count++) {
      const { value } = layout(
        document('通知', [
          title('通知'),
          ...Array.from({ length: count }, (_, i) => paragraph(`第${i}段。`)),
          signature('台州市科学技术局', '2025-06-03'),
        ]),
        host,
      )
      const last = linesOf(value, value.pages.length - 1).map((line) => line.text)
      expect(last.at(-1)).toBe('2025年6月3日')
      expect(last.at(-2)).toBe('台州市科学技术局')
      expect(last.length).toBeGreaterThan(2)
    }
  })

  it('lists a character that no face has, and prints 〓', () => {
    const { value, diagnostics } = layout(
      document('缺字', [heading(1, 1, '缺字\u{2FA1D}'), paragraph([text('完')])]),
      host,
    )
    expect(diagnostics.map(({ code }) => code)).toEqual(['glyph-missing'])
    expect(linesOf(value, 0)[0]!.text).toBe('一、缺字〓')
  })

  it('numbers odd pages at the right and even pages at the left (7.5)', () => {
    const { value } = layout({ ...long, setup: officialSetup }, host)
    const folioAt = (page: number): number =>
      Math.min(
        ...value.pages[page]!.items.flatMap((item) => (item.type === 'text' && item.tag === undefined ? [item.x] : [])),
      )
    expect(value.pages.map(({ folio }) => folio)).toEqual(value.pages.map((_, i) => String(i + 1)))
    expect(folioAt(0)).toBeGreaterThan(450)
    expect(folioAt(1)).toBeCloseTo(79.37 + 15.793, 1)
  })
})
