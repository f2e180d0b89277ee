import { fontBytes } from '@gongwen/fonts'
import { type Block, chart, document, field, paragraph, type Table, table, tableCell, textOf } from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import { type Frames, type Host, layout } from '../src/index.ts'
import { linesOf } from './frame-reader.ts'
import { textOfFrames } from './text-of-frames.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }

function laid(blocks: Block[]): Frames {
  const { value, diagnostics } = layout(document('样例', blocks, { kind: 'report', folio: 'centre' }), host)
  expect(diagnostics).toEqual([])
  return value
}

const lines = (count: number): Block[] => Array.from({ length: count }, (_, i) => paragraph(`第${i + 1}段。`))
const texts = (frames: Frames, page: number): string[] => linesOf(frames, page).map(({ text }) => text)

const web = (options: { height?: number } = {}) =>
  chart({
    form: 'radar',
    alt: '五个方面',
    caption: [{ type: 'text', value: '得分率' }],
    categories: ['组织', '创新', '转化', '人才', '资金'],
    series: [{ name: '得分', values: [80, 90, 70, 60, 75] }],
    ...options,
  })

describe('a chart', () => {
  it('is set lower when that lets it stand on the page at hand, with its caption', () => {
    const frames = laid([...lines(15), web(), paragraph('其后。')])
    expect(texts(frames, 0).at(-1)).toBe('得分率')
    expect(texts(frames, 1)).toEqual(['其后。'])
    for (const { y } of linesOf(frames, 0)) expect(y).toBeLessThan(262)
  })

  it('keeps a height that was asked for, and goes overleaf', () => {
    const frames = laid([...lines(15), web({ height: 70 }), paragraph('其后。')])
    expect(texts(frames, 0).at(-1)).toBe('第15段。')
    expect(texts(frames, 1)).toContain('得分率')
  })

  it('goes overleaf when the rest of the page is too low for it', () => {
    const frames = laid([...lines(19), web()])
    expect(texts(frames, 0).at(-1)).toBe('第19段。')
  })
})

const rows = (count: number): string[][] => Array.from({ length: count }, (_, i) => [`${i + 1}`, `事项${i + 1}`])

describe('a table', () => {
  it('that is small stands on one page', () => {
    const frames = laid([...lines(20), table([['序号', '事项'], ...rows(4)])])
    expect(texts(frames, 0).at(-1)).toBe('第20段。')
    expect(texts(frames, 1)).toHaveLength(5)
  })

  it('never leaves a row alone at the foot or at the top of a page', () => {
    for (let before = 0; before < 22; before++) {
      const frames = laid([...lines(before), table([['序号', '事项'], ...rows(30)])])
      const counts = frames.pages.map((_, page) => texts(frames, page).filter((text) => text.includes('事项')).length)
      // The head is drawn on each page; before it begins there may be a page of text alone.
      for (const count of counts) expect(count === 0 || count >= 2, `${before}: ${counts}`).toBe(true)
    }
  })
})

/** A clause with so many opinions, the first two cells spanning all of them. */
function opinions(count: number, original: string): Table {
  const span = { rowSpan: count }
  const first = [tableCell('二（一）1', span), tableCell(original, span)]
  const body = Array.from({ length: count }, (_, i) => [...(i === 0 ? first : []), tableCell(`建议${i + 1}。`)])
  const made = table([['条款', '原文', '意见']], { columns: [{ width: 1 }, { width: 2 }, { width: 4 }] })
  return { ...made, rows: [...made.rows, ...body.map((cells) => ({ type: 'tableRow' as const, cells }))] }
}

describe('cells that span rows', () => {
  it('say on the next page what they are, and that they go on', () => {
    const block = opinions(40, '年销售收入不低于1亿元。')
    const frames = laid([block])
    expect(frames.pages.length).toBeGreaterThan(1)
    for (let page = 1; page < frames.pages.length; page++) {
      const drawn = frames.pages[page]!.items.flatMap((item) => (item.type === 'text' ? [item.text] : [])).join('')
      expect(drawn).toContain('二（一）1')
      expect(drawn).toContain('（续）')
      expect(drawn).toContain('年销售收入')
    }
    expect(textOfFrames(frames).text.replace(/\s/g, '')).toBe(textOf(block).replace(/\s/g, ''))
  })

  it('do not repeat a long text', () => {
    const original = '牵头企业应当具备较强的组织能力，在行业内有较大的影响力。'.repeat(6)
    const frames = laid([opinions(40, original)])
    const drawn = frames.pages[1]!.items.flatMap((item) => (item.type === 'text' ? [item.text] : [])).join('')
    expect(drawn).toContain('（续）')
    expect(drawn).not.toContain('影响力')
  })

  it('do not repeat a field', () => {
    const block = opinions(40, '')
    block.rows[1]!.cells[0] = tableCell([paragraph([field('clause', '条款', { control: 'text', value: '二' })])], {
      rowSpan: 40,
    })
    const frames = laid([block])
    const fields = frames.pages.flatMap(({ items }) => items.filter(({ type }) => type === 'field'))
    expect(fields).toHaveLength(1)
  })
})
