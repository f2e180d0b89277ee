import { fontBytes } from '@gongwen/fonts'
import {
  attachment,
  attachmentList,
  type Block,
  document,
  heading,
  image,
  imprint,
  masthead,
  note,
  type PageSetup,
  paragraph,
  recipients,
  section,
  signature,
  table,
  title,
} from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import { type Frames, type Host, layout } from '../src/index.ts'
import { faceMetrics } from '../src/metrics/face-metrics.ts'
import { linesOf, mm, picturesOf, rulesOf, type SeenLine, textItems } from './frame-reader.ts'

const seal = '<svg xmlns="http://www.w3.org/2000/svg" width="42mm" height="42mm"/>'
const host: Host = {
  now: '2025-06-03T09:00:00+08:00',
  font: fontBytes,
  image: (src) => (src === 'seal.svg' ? new TextEncoder().encode(seal) : undefined),
}
/** 15.75 points: the grid of 28 characters in whole twips. */
const cell = (15.75 / 72) * 25.4
const pitch = 225 / 22
const body = paragraph(
  '为深入推进国家创新型城市建设，探索更具高效的科研攻关组织机制，着力解决制约我市重点产业发展的技术难题。',
)

function laid(blocks: Block[], setup: Partial<PageSetup> = {}): Frames {
  const { value, diagnostics } = layout(document('样例', blocks, { duplex: false, ...setup }), host)
  expect(diagnostics).toEqual([])
  return value
}

function find(frames: Frames, page: number, start: string): SeenLine {
  const line = linesOf(frames, page).find(({ text }) => text.startsWith(start))
  if (!line) throw new Error(`no line “${start}” among ${linesOf(frames, page).map(({ text }) => text)}`)
  return line
}

/** Upper edge of a line's ink and lower edge, millimetres. */
function inkOf(line: SeenLine, face: 'xiaobiaosong' | 'fangsong'): { top: number; bottom: number } {
  const metrics = faceMetrics(fontBytes(face))!
  const inks = [...line.text].flatMap((character) => metrics.ink(character.codePointAt(0)!) ?? [])
  const size = line.size * mm
  return {
    top: line.y - Math.max(...inks.map(({ top }) => top)) * size,
    bottom: line.y - Math.min(...inks.map(({ bottom }) => bottom)) * size,
  }
}

describe('版头 (7.2)', () => {
  const frames = laid([
    masthead(['台州市人民政府'], { suffix: '文件', serial: '000012', urgency: '特急', number: '台政发〔2023〕12号' }),
    title('关于印发方案的通知'),
    recipients('各县（市、区）人民政府：'),
    body,
  ])
  const number = find(frames, 0, '台政发')
  const [rule] = rulesOf(frames, 0)

  it('has the ink of the mark 72 mm below the edge of the paper, red and centred', () => {
    const mark = find(frames, 0, '台州市人民政府文件')
    expect(inkOf(mark, 'xiaobiaosong').top).toBeCloseTo(72, 1)
    expect((mark.x + mark.last + mark.size * mm) / 2).toBeCloseTo(106, 0)
    expect(textItems(frames, 0).find(({ text }) => text.startsWith('台州市人民政府文件'))?.color).toBe('#FF0000')
  })

  it('has 份号 on the first line and 紧急程度 on the second, flush left', () => {
    const [serial, urgency] = [find(frames, 0, '000012'), find(frames, 0, '特急')]
    expect(serial.x).toBeCloseTo(28, 1)
    expect(urgency.x).toBeCloseTo(28, 1)
    expect(urgency.y - serial.y).toBeCloseTo(pitch, 2)
  })

  it('has the red rule 4 mm below 发文字号 and as wide as the text', () => {
    expect(rule).toMatchObject({ color: '#FF0000' })
    expect(rule!.length).toBeCloseTo(156, 1)
    expect(rule!.y - rule!.weight / 2 - inkOf(number, 'fangsong').bottom).toBeGreaterThan(3.5)
    expect(rule!.y - rule!.weight / 2 - inkOf(number, 'fangsong').bottom).toBeLessThan(4.5)
  })

  it('puts 文件 beside several organs, at their middle (7.2.4)', () => {
    const joint = laid([
      masthead(['台州市科学技术局', '台州市财政局'], { suffix: '文件', number: '台科发〔2025〕1号' }),
      title('通知'),
      body,
    ])
    const [first, second] = [find(joint, 0, '台州市科学技术局'), find(joint, 0, '台州市财政局')]
    const suffix = textItems(joint, 0).find(({ text }) => text === '文件')!
    expect(suffix.y * mm).toBeCloseTo((first.y + second.y) / 2, 1)
    expect(suffix.x * mm).toBeGreaterThan(first.last)
    expect(second.last).toBeCloseTo(first.last, 1)
  })
})

describe('信函 (10.1)', () => {
  const frames = laid(
    [
      masthead(['台州市科学技术局'], { suffix: '', number: '台科函〔2025〕3号', serial: '000001' }),
      title('关于征求意见的函'),
      body,
      ...Array.from({ length: 30 }, () => body),
    ],
    { kind: 'letter' },
  )
  const rules = rulesOf(frames, 0).filter(({ color }) => color === '#FF0000')

  it('has the mark 30 mm below the edge of the paper', () => {
    expect(inkOf(find(frames, 0, '台州市科学技术局'), 'xiaobiaosong').top).toBeCloseTo(30, 1)
  })

  it('has double rules of 170 mm: thick over thin 4 mm below the mark, thin over thick 20 mm above the edge', () => {
    expect(rules).toHaveLength(4)
    for (const { length, x } of rules) {
      expect(length).toBeCloseTo(170, 1)
      expect(x + length / 2).toBeCloseTo(106, 1)
    }
    const [a, b, c, d] = rules as [(typeof rules)[0], (typeof rules)[0], (typeof rules)[0], (typeof rules)[0]]
    expect(a.weight).toBeGreaterThan(b.weight)
    expect(c.weight).toBeLessThan(d.weight)
    expect(a.y - a.weight / 2 - inkOf(find(frames, 0, '台州市科学技术局'), 'xiaobiaosong').bottom).toBeCloseTo(4, 1)
    expect(d.y + d.weight / 2).toBeCloseTo(277, 1)
    expect(rulesOf(frames, 1)).toEqual([])
  })

  it('has 文号 flush right, level with 份号, 7/8 of a character below the rule', () => {
    const number = linesOf(frames, 0).find(({ text }) => text.includes('台科函'))!
    expect(number.text).toBe('000001台科函〔2025〕3号')
    expect(number.last + 16 * mm).toBeCloseTo(184, 0)
    expect(number.y - 0.88 * 16 * mm - (rules[1]!.y + rules[1]!.weight / 2)).toBeCloseTo(4.94, 1)
  })

  it('has no number on its first page', () => {
    expect(frames.pages.map(({ folio }) => folio)).toEqual([
      undefined,
      ...frames.pages.slice(1).map((_, i) => String(i + 2)),
    ])
    expect(linesOf(frames, 0, true)).toEqual([])
  })
})

describe('署名 (7.3.5)', () => {
  it('without a seal: date two characters right of 署名, which ends two characters from the right', () => {
    const frames = laid([body, signature('台州市人民政府办公室', '2025-06-03')])
    const [organ, date] = [find(frames, 0, '台州市人民'), find(frames, 0, '2025年')]
    expect(date.x - organ.x).toBeCloseTo(2 * cell, 2)
    expect(organ.last + cell).toBeCloseTo(184 - 2 * cell, 1)
    expect(organ.y - linesOf(frames, 0).findLast(({ text }) => text.endsWith('题。'))!.y).toBeCloseTo(2 * pitch, 2)
  })

  it('a date longer than 署名 ends two characters from the right', () => {
    const frames = laid([body, signature('台州市', '2025-12-23')])
    const [organ, date] = [find(frames, 0, '台州市'), find(frames, 0, '2025年')]
    expect(date.x - organ.x).toBeCloseTo(2 * cell, 2)
    expect(date.last + cell).toBeCloseTo(184 - 2 * cell, 1)
  })

  it('a seal stands over 署名 and date, its top within a line of the text', () => {
    const frames = laid([
      body,
      signature([{ name: '台州市科学技术局', seal: image('seal.svg', '印章') }], '2025-06-03', { sealed: true }),
      note('此件公开发布'),
    ])
    const [organ, date, noted] = [find(frames, 0, '台州市科'), find(frames, 0, '2025年'), find(frames, 0, '（此件')]
    const [stamp] = picturesOf(frames, 0)
    expect(date.last + cell).toBeCloseTo(184 - 4 * cell, 1)
    expect((organ.x + organ.last + cell) / 2).toBeCloseTo((date.x + date.last + cell) / 2, 1)
    expect(stamp!.x + stamp!.width / 2).toBeCloseTo((date.x + date.last + cell) / 2, 1)
    const text = linesOf(frames, 0).findLast(({ text }) => text.endsWith('题。'))!
    expect(stamp!.y).toBeGreaterThan(text.y)
    expect(stamp!.y - text.y).toBeLessThan(pitch)
    expect(stamp!.y + stamp!.height).toBeGreaterThan(date.y)
    expect(noted.y - date.y).toBeCloseTo(pitch, 2)
  })

  it('several seals neither touch nor leave the text area, the last over the date', () => {
    const organs = ['台州市科学技术局', '台州市财政局', '台州市教育局', '台州市统计局'].map((name) => ({
      name,
      seal: image('seal.svg', name),
    }))
    const frames = laid([body, signature(organs, '2025-06-03', { sealed: true })])
    const seals = picturesOf(frames, 0)
    expect(seals).toHaveLength(4)
    for (const [i, a] of seals.entries()) {
      expect(a.x).toBeGreaterThan(28)
      expect(a.x + a.width).toBeLessThan(184)
      for (const b of seals.slice(i + 1)) expect(Math.abs(a.x - b.x) > 42.5 || Math.abs(a.y - b.y) > 42.5).toBe(true)
    }
    const date = find(frames, 0, '2025年')
    expect((date.x + date.last + cell) / 2).toBeCloseTo(seals[3]!.x + 21, 0)
  })

  it('no picture, no seal; 样章 only on request and no text', () => {
    const asked = document('样章', [body, signature('台州市科学技术局', '2025-06-03', { sealed: true })])
    const paths = (frames: Frames): number =>
      frames.pages[0]!.items.filter(({ type }) => type === 'path' || type === 'image').length
    expect(paths(layout(asked, host).value)).toBe(0)
    const sample = layout(asked, host, { sampleSeals: true }).value
    expect(paths(sample)).toBe(1)
    expect(linesOf(sample, 0, true).map(({ text }) => text)).toContain('样章')
  })
})

describe('附件 (7.3.4, 7.3.7)', () => {
  it('hangs names behind their numbers', () => {
    const name = '台州市创新联合体建设指导意见（征求意见稿）及其起草说明和有关单位反馈意见汇总'
    const lines = linesOf(laid([body, attachmentList('任务表', name)]), 0)
    const at = lines.findIndex(({ text }) => text.startsWith('附件：'))
    const items = textItems(laid([body, attachmentList('任务表', name)]), 0)
    const first = items.find(({ text }) => text === '任务表')!
    expect(lines[at]!.x).toBeCloseTo(28 + 2 * cell, 1)
    expect(items.find(({ text }) => text.startsWith('台州市创新'))!.x).toBeCloseTo(first.x, 2)
    expect(lines.at(-1)!.x / mm).toBeCloseTo(first.x, 2)
  })

  it('begins a page: label on the first line, title on the third', () => {
    const frames = laid([body, attachment('重点任务分解表', [body], { number: 1 })])
    const [label, head, text] = linesOf(frames, 1)
    expect(label).toMatchObject({ text: '附件1' })
    expect((head!.y - label!.y) / pitch).toBeGreaterThan(1.9)
    expect((head!.y - label!.y) / pitch).toBeLessThan(2.2)
    expect((text!.y - label!.y) / pitch).toBeCloseTo(4, 1)
  })

  it('turns pages with their label and title (8)', () => {
    const wide = attachment(
      '汇总表',
      [
        section('landscape', [
          table([
            ['序号', '名称'],
            ['1', '甲'],
          ]),
        ]),
      ],
      { number: 1 },
    )
    const frames = laid([body, wide])
    expect(frames.pages.map(({ rotate }) => rotate)).toEqual([0, 90])
    expect(
      linesOf(frames, 1)
        .map(({ text }) => text)
        .slice(0, 2),
    ).toEqual(['附件1', '汇总表'])
    const folio = textItems(frames, 1).filter(({ turn }) => turn === 90)
    // An even page: on the upright sheet the number is at the left, which is the top of the page as it is read.
    expect(folio.map(({ text }) => text).join('')).toBe('—2—')
    expect(folio[0]!.y * mm).toBeCloseTo(28 + cell, 1)
    expect(frames.pages[1]!.width * mm).toBeCloseTo(297, 1)
    expect((frames.pages[1]!.width - folio[0]!.x) * mm).toBeCloseTo(262 + 7 + 14 * mm * 0.36, 1)
  })
})

describe('版记 (7.4)', () => {
  const closing = imprint({
    copies: '市委各部门，市人大常委会',
    printer: '台州市人民政府办公室',
    printed: '2025-06-05',
  })

  it('ends on the lower edge of the text, rules 0.35, 0.25 and 0.35 mm', () => {
    const frames = laid([body, closing])
    const rules = rulesOf(frames, 0)
    expect(rules.map(({ weight }) => Math.round(weight * 100) / 100)).toEqual([0.35, 0.25, 0.35])
    expect(rules[2]!.y + rules[2]!.weight / 2).toBeCloseTo(262, 1)
    expect(find(frames, 0, '抄送：').text).toBe('抄送：市委各部门，市人大常委会。')
    expect(find(frames, 0, '台州市人民').x).toBeCloseTo(28 + 14 * mm, 1)
  })

  it('stands on an even page of a document printed on both sides, behind attachments', () => {
    const frames = laid([body, closing, attachment('任务表', [body])], { duplex: true })
    expect(frames.pages.map((_, i) => rulesOf(frames, i).length)).toEqual([0, 3])
    const longer = laid([body, closing, attachment('任务表', [body]), attachment('名单', [body])], { duplex: true })
    expect(longer.pages).toHaveLength(4)
    expect(rulesOf(longer, 3)).toHaveLength(3)
  })

  it('neither a blank page before it nor its own carries a number', () => {
    const full = Array.from({ length: 43 }, () => paragraph('一段。'))
    const frames = laid([...full, closing], { duplex: true })
    expect(frames.pages.map(({ folio }) => folio)).toEqual(['1', '2', undefined, undefined])
  })
})

describe('tables', () => {
  const rows = Array.from({ length: 60 }, (_, i) => [String(i + 1), `第${i + 1}家单位`, '3.5'])

  it('repeat their head on each page, as an artefact', () => {
    const frames = laid([table([['序号', '单位', '比例'], ...rows])])
    expect(frames.pages.length).toBeGreaterThan(1)
    expect(linesOf(frames, 0)[0]!.text).toBe('序号单位比例')
    expect(linesOf(frames, 1, true)[0]!.text).toBe('序号单位比例')
    expect(frames.tags.filter(({ role }) => role === 'TH')).toHaveLength(3)
    expect(frames.tags.filter(({ role }) => role === 'TR')).toHaveLength(61)
  })

  it('set numbers right and split a row that is higher than a page', () => {
    const tall = Array.from({ length: 80 }, (_, i) => paragraph(`第${i}条`))
    const frames = laid([
      table([
        ['名称', '内容'],
        ['甲', tall],
      ]),
    ])
    expect(frames.pages.length).toBeGreaterThan(1)
    const shown = frames.pages.flatMap((_, i) => linesOf(frames, i).map(({ text }) => text))
    for (let i = 0; i < 80; i++) expect(shown.join('')).toContain(`第${i}条`)
    const numbers = laid([
      table([
        ['名称', '金额'],
        ['甲', '5'],
        ['乙', '1205'],
      ]),
    ])
    const [five, more] = [find(numbers, 0, '甲'), find(numbers, 0, '乙')]
    expect(five.last).toBeCloseTo(more.last, 1)
  })

  it('set numbers that count the rows in the middle of their column', () => {
    const counted = laid([
      table([
        ['序号', '名称'],
        ['1', '甲'],
        ['12', '乙'],
      ]),
    ])
    const [head, one, twelve] = [find(counted, 0, '序号'), find(counted, 0, '1甲'), find(counted, 0, '12乙')]
    expect(one.x).toBeGreaterThan(twelve.x)
    expect(twelve.x).toBeGreaterThan(head.x)
  })
})

describe('headings', () => {
  it('stay with the text that follows, and are bookmarks', () => {
    for (let count = 17; count <= 24; count++) {
      const frames = laid([
        ...Array.from({ length: count }, () => paragraph('一段。')),
        heading(1, 1, '总体要求'),
        body,
      ])
      const page = frames.pages.findIndex((_, i) => linesOf(frames, i).some(({ text }) => text.startsWith('一、')))
      const lines = linesOf(frames, page)
      expect(lines.at(-1)!.text.startsWith('一、')).toBe(false)
      expect(frames.bookmarks).toMatchObject([{ title: '一、总体要求', level: 1, page }])
    }
  })

  it('never skip a level of the tree, whatever the author skipped (PDF/UA-1, 7.4.2)', () => {
    const frames = laid([
      title('通知'),
      heading(1, 1, '甲'),
      heading(3, 1, '乙'),
      heading(5, 1, '丙'),
      heading(2, 1, '丁'),
    ])
    expect(frames.tags.map(({ role }) => role).filter((role) => role.startsWith('H'))).toEqual([
      'H1',
      'H2',
      'H3',
      'H4',
      'H3',
    ])
  })
})
