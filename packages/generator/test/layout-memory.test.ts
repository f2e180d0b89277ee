import { fontBytes } from '@gongwen/fonts'
import {
  attachment,
  attachmentList,
  type Block,
  contents,
  type Document,
  document,
  footnote,
  heading,
  imprint,
  link,
  list,
  officialSetup,
  paragraph,
  section,
  signature,
  table,
  text,
  textOf,
  title,
} from '@gongwen/model'
import { describe, expect, it } from 'vitest'
import { type Host, layout, openMemory, writePdf } from '../src/index.ts'

const host: Host = { now: '2025-06-03T09:00:00+08:00', font: fontBytes, image: () => undefined }
const words = '推动创新联合体建设，整合产学研各方资源，加快建设创新台州，因地制宜发展新质生产力。'

/** Some thirty pages with everything that reaches beyond its own page. */
function long(front: Block[] = []): Document {
  const blocks: Block[] = [title('年度评估报告'), ...front]
  for (let part = 1; part <= 10; part++) {
    blocks.push(heading(1, part, `第${part}部分`, { id: `part-${part}` }))
    for (let i = 1; i <= 8; i++)
      blocks.push(heading(2, i, '机制。', { body: words }), paragraph(words.repeat(1 + (i % 4))))
    const rows = Array.from({ length: 6 }, (_, i) => [String(i + 1), words.slice(0, 8 + i)])
    blocks.push(list([words, words]), table([['序号', '事项'], ...rows]))
  }
  blocks.push(attachmentList('任务表'), signature('台州市科学技术局', '2025-06-03'))
  blocks.push(
    attachment('任务表', [
      section('landscape', [table([['甲', '乙'], ...Array.from({ length: 40 }, (_, i) => [`${i}`, words])])]),
    ]),
  )
  blocks.push(imprint({ copies: '市委办公室', printer: '台州市科学技术局办公室', printed: '2025-06-03' }))
  return document('年度评估报告', blocks, officialSetup)
}

const replaced = (given: Document, at: number, count: number, ...blocks: Block[]): Document => ({
  ...given,
  children: given.children.toSpliced(at, count, ...blocks),
})

const noted = (): Block => paragraph([text('见注'), footnote([paragraph(words)]), text('。')])

describe('layout with a memory', () => {
  const first = long()
  const middle = first.children.findIndex((block, i) => i > 80 && block.type === 'paragraph')
  const steps: [name: string, next: (given: Document) => Document][] = [
    ['one more character', (given) => replaced(given, middle, 1, paragraph(`改${words}`))],
    ['a line more', (given) => replaced(given, middle, 1, paragraph(words.repeat(5)))],
    ['a new heading, which numbers those below anew', (given) => replaced(given, middle, 0, heading(1, 99, '新增'))],
    ['a paragraph less', (given) => replaced(given, 5, 1)],
    ['a footnote', (given) => replaced(given, middle, 0, noted())],
    ['a footnote before it', (given) => replaced(given, 8, 0, noted())],
    ['a link to a heading', (given) => replaced(given, 9, 0, paragraph([link('#part-7', '第七部分')]))],
    ['a character that no face has', (given) => replaced(given, 20, 0, paragraph('缺\u{2FA1D}'))],
    ['all as at first', () => first],
    ['contents', () => long([contents(2)])],
    ['all as at first, again', () => first],
    ['another kind of page', (given) => ({ ...given, setup: { ...given.setup, folio: 'centre' } })],
    ['nothing', (given) => given],
  ]

  it('gives what a layout without one gives, whatever was changed before', () => {
    const memory = openMemory()
    let given = first
    layout(given, host, { memory })
    for (const [name, next] of steps) {
      given = next(given)
      expect(layout(given, host, { memory }), name).toEqual(layout(given, host))
    }
  })

  it('takes the pages again that an edit leaves alone', () => {
    const memory = openMemory()
    const before = layout(first, host, { memory }).value.pages
    const edited = paragraph(textOf(first.children[middle]!).replace('推动', '加快推动'))
    const after = layout(replaced(first, middle, 1, edited), host, { memory }).value.pages
    expect(after.length).toBe(before.length)
    const drawn = after.flatMap((page, index) => (page === before[index] ? [] : [index]))
    // The edited page, the pages of rows that split, and the last, where 版记 is drawn.
    expect(drawn.length).toBeLessThanOrEqual(4)
    expect(before.length).toBeGreaterThan(20)
  })

  it('does not change what it gave before', () => {
    const memory = openMemory()
    const { value } = layout(first, host, { memory })
    const kept = structuredClone(value)
    layout(long([noted()]), host, { memory })
    layout(replaced(first, middle, 1), host, { memory })
    expect(value).toEqual(kept)
  })

  it('is written with the same bytes whatever was written before', async () => {
    const memory = openMemory()
    const write = async (given: Document, kept = true): Promise<Uint8Array> => {
      const { value } = layout(given, host, kept ? { memory } : {})
      return (await writePdf(value, given.properties, host)).value
    }
    // The last changes the characters of the fonts, and so what every page says of them.
    const others = [replaced(first, middle, 1), long([noted()]), replaced(first, 3, 0, paragraph('龘靐齉爩'))]
    for (const given of [first, ...others, first]) expect(await write(given)).toEqual(await write(given, false))
  })
})
