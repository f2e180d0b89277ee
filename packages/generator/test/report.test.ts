import { fontBytes } from '@gongwen/fonts'
import {
  type Block,
  type Box,
  type Chart,
  chart,
  contents,
  document,
  footnote,
  heading,
  link,
  type PageSetup,
  pageBreak,
  paragraph,
  qrCode,
  revision,
  text,
} from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import { type Frames, type Host, layout, type PathItem } from '../src/index.ts'
import { linesOf, mm, rulesOf, textItems } from './frame-reader.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }

function laid(blocks: Block[], setup: Partial<PageSetup> = {}): Frames {
  const { value, diagnostics } = layout(document('样例', blocks, { kind: 'report', folio: 'centre', ...setup }), host)
  expect(diagnostics).toEqual([])
  return value
}

const paths = ({ pages }: Frames): PathItem[] =>
  pages.flatMap(({ items }) => items.filter((item) => item.type === 'path'))

describe('contents', () => {
  it('show the page of each heading, and lead there', () => {
    const frames = laid([
      contents(2),
      pageBreak(),
      heading(1, 1, '总体情况'),
      paragraph('一段。'),
      pageBreak(),
      heading(2, 1, '分项'),
      paragraph('一段。'),
      heading(3, 1, '不列'),
    ])
    expect(linesOf(frames, 0).map((line) => line.text)).toEqual(['目　录', '一、总体情况2', '（一）分项3'])
    const links = frames.pages[0]!.items.flatMap((item) => (item.type === 'link' ? [item.target?.page] : []))
    expect(links).toEqual([1, 2])
  })
})

describe('footnotes', () => {
  it('stand at the foot of the page that calls them, below a short rule', () => {
    const frames = laid([
      paragraph([text('评估结果良好'), footnote([paragraph('见附件。')]), text('。')]),
      ...Array.from({ length: 60 }, () => paragraph('一段。')),
    ])
    const last = linesOf(frames, 0).at(-1)!
    expect(last.text).toBe('[1]见附件。')
    expect(last.y).toBeGreaterThan(255)
    expect(rulesOf(frames, 0).map(({ length }) => Math.round(length))).toEqual([39])
    expect(linesOf(frames, 1).at(-1)!.text).toBe('一段。')
  })

  it('too long for their page go on overleaf, whole', () => {
    const frames = laid([paragraph([text('甲'), footnote([paragraph('注释。'.repeat(1500))])])])
    const shown = frames.pages.flatMap((_, page) => linesOf(frames, page).map((line) => line.text)).join('')
    expect(shown.match(/注释。/g)).toHaveLength(1500)
    expect(frames.pages.length).toBeGreaterThan(1)
  })
})

describe('charts', () => {
  const data: Omit<Chart, 'type' | 'form'> = {
    alt: '各年投入',
    unit: '万元',
    categories: ['2023年', '2024年'],
    series: [
      { name: '企业', values: [120, 150] },
      { name: '政府', values: [30, null] },
      { name: '其他', values: [10, 25] },
    ],
  }

  it('tell series apart without colour', () => {
    const grey = /^#([0-9A-F]{2})\1\1$/
    for (const form of ['bar', 'line', 'radar', 'pie'] as const) {
      const frames = laid([chart({ ...data, form })])
      for (const { fill, stroke } of paths(frames))
        for (const color of [fill, stroke?.color]) if (color) expect(color).toMatch(grey)
      expect(frames.tags.find(({ role }) => role === 'Figure')?.alt).toBe('各年投入')
      expect(paths(frames).every(({ tag }) => tag !== undefined)).toBe(true)
    }
    const dashes = paths(laid([chart({ ...data, form: 'line' })])).map(({ stroke }) =>
      JSON.stringify(stroke?.dash ?? []),
    )
    expect(new Set(dashes).size).toBeGreaterThanOrEqual(3)
  })

  it('have an axis that begins at zero and ends above the largest value', () => {
    const shown = linesOf(laid([chart({ ...data, form: 'bar' })]), 0).flatMap((line) => line.text.match(/\d+/g) ?? [])
    expect(shown).toEqual(expect.arrayContaining(['0', '50', '100', '150']))
  })
})

describe('boxes', () => {
  const box = (value: string, rest: Partial<Box> = {}): Box => ({
    type: 'box',
    x: 50,
    y: 100,
    width: 100,
    height: 14,
    align: 'center',
    verticalAlign: 'middle',
    face: 'xiaobiaosong',
    size: 24,
    children: [paragraph(value, { indent: 'none' })],
    ...rest,
  })

  it('stand at their place of the paper', () => {
    const [item] = textItems(laid([box('台州市')], { folio: 'none' }), 0)
    expect((item!.x + item!.offsets.at(-1)! + item!.size) * mm + item!.x * mm).toBeCloseTo(200, 0)
    expect(item!.y * mm).toBeGreaterThan(104)
    expect(item!.y * mm).toBeLessThan(112)
  })

  it('shrink a long text, and say so when it is still too long', () => {
    const name = '台州市高性能水力机械与智能泵阀创新联合体'
    const [item] = textItems(laid([box(name, { smallest: 10 })], { folio: 'none' }), 0)
    expect(item!.text).toBe(name)
    expect(item!.size).toBeLessThan(16)
    const { diagnostics } = layout(document('证书', [box(name.repeat(2), { smallest: 20 })]), host)
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['box-too-small', 'warning']])
    expect(diagnostics[0]?.message).toContain('放不下“台州市高性能水力机械与智能泵阀创新联合体……”')
    const unread = layout(document('证书', [box(name.repeat(60), { smallest: 20 })]), host).diagnostics
    expect(unread.map(({ code, severity }) => [code, severity])).toEqual([['box-too-small', 'error']])
  })

  it('break centred names by meaning', () => {
    const lines = textItems(laid([box('台州市高性能水力机械创新联合体', { height: 40 })], { folio: 'none' }), 0)
    expect(lines.map((item) => item.text)).toEqual(['台州市高性能水力机械', '创新联合体'])
  })
})

describe('inlines', () => {
  it('print changes underlined twice and struck, both red', () => {
    const frames = laid([paragraph([revision('delete', '一般'), revision('insert', '优秀')])])
    expect(rulesOf(frames, 0).map(({ color }) => color)).toEqual(['#C00000', '#C00000', '#C00000'])
    expect(linesOf(frames, 0)[0]!.text).toBe('一般优秀')
  })

  it('make links and QR codes', () => {
    const frames = laid([paragraph([link('https://example.com/', '网站'), qrCode('编号', '二维码', 20)])])
    expect(frames.pages[0]!.items).toContainEqual(
      expect.objectContaining({ type: 'link', url: 'https://example.com/' }),
    )
    expect(frames.tags).toContainEqual(expect.objectContaining({ role: 'Figure', alt: '二维码' }))
  })
})
