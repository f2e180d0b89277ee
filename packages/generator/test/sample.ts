import { Buffer } from 'node:buffer'
import type { Frames, Tag } from '../src/frame.ts'
import { frames, line, page } from './fixture.ts'
import { pngOf } from './png-of.ts'

/** A seal-like picture with soft edges, 8 × 8. */
export const seal: Uint8Array = pngOf(8, 8, (x, y) => {
  const far = Math.hypot(x - 3.5, y - 3.5)
  return [200, 0, 0, far < 3.5 ? 180 : 0]
})

export const logo: Uint8Array = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="8" fill="#c00"/></svg>',
)

/** Pictures that the sample asks for. */
export const pictures: Record<string, Uint8Array> = { 'seal.png': seal, 'logo.svg': logo }

/** Everything a page can hold: headings, list, table, figures, link, note, form fields, a landscape page, bookmarks. */
export function sample(): Frames {
  const tags: Tag[] = [{ role: 'Document' }]
  const tag = (role: Tag['role'], parent: number, more: Partial<Tag> = {}) => tags.push({ role, parent, ...more }) - 1
  const title = tag('H1', 0)
  const text = tag('P', 0)
  const link = tag('Link', text)
  const note = tag('Note', 0)
  const list = tag('L', 0)
  const item = tag('LI', list)
  const label = tag('Lbl', item)
  const body = tag('LBody', item)
  const table = tag('Table', 0)
  const head = tag('THead', table)
  const headRow = tag('TR', head)
  const heads = [tag('TH', headRow, { scope: 'Column' }), tag('TH', headRow, { scope: 'Column' })]
  const rows = tag('TBody', table)
  const row = tag('TR', rows)
  const cells = [tag('TH', row, { scope: 'Row' }), tag('TD', row)]
  const last = tag('TR', rows)
  const wide = tag('TD', last, { columnSpan: 2 })
  const figure = tag('Figure', 0, { alt: '台州市科学技术局印章' })
  const fields = Array.from({ length: 5 }, () => tag('Form', 0))
  const second = tag('H2', 0)
  const [name, plan, date, kind, tick] = fields
  const field = { required: true, font: 'songti' as const, size: 12, width: 200, height: 20 }
  const first = page(
    [
      { type: 'path', d: 'M79 60L521 60', stroke: { color: '#FF0000', width: 1.5 } },
      line('关于公开征求意见的公告', { x: 180, y: 120, font: 'xiaobiaosong', size: 22, tag: title }),
      line('根据有关规定，请登录', { x: 80, y: 160, tag: text }),
      line('https://example.com/a?b=1', { x: 240, y: 160, tag: link, color: '#0000FF' }),
      { type: 'link', url: 'https://example.com/a?b=1', x: 240, y: 145, width: 190, height: 20, tag: link },
      line('查看①', { x: 430, y: 160, font: 'songti', tag: text }),
      line('① 注释', { x: 80, y: 700, font: 'songti', size: 10, tag: note }),
      line('1.', { x: 80, y: 200, tag: label }),
      line('创新联合体', { x: 100, y: 200, tag: body }),
      ...heads.map((cell, column) => line(`表头${column}`, { x: 80 + 100 * column, y: 240, tag: cell })),
      ...cells.map((cell, column) => line(`单元${column}`, { x: 80 + 100 * column, y: 270, tag: cell })),
      line('合计', { x: 80, y: 300, tag: wide }),
      { type: 'path', d: 'M75 225L280 225L280 310L75 310Z', stroke: { color: '#000000', width: 0.75 } },
      { type: 'image', src: 'seal.png', x: 380, y: 220, width: 100, height: 100, tag: figure },
      { type: 'image', src: 'logo.svg', x: 500, y: 20, width: 30, height: 30 },
      {
        ...field,
        type: 'field',
        control: 'text',
        name: 'lead.name',
        label: '牵头单位',
        value: '台州市某公司',
        x: 80,
        y: 400,
        tag: name!,
        appearance: [line('台州市某公司', { x: 82, y: 414, font: 'songti', size: 12 })],
      },
      {
        ...field,
        type: 'field',
        control: 'multiline',
        name: 'lead.plan',
        label: '方案',
        value: '第一行\n第二行',
        x: 80,
        y: 430,
        height: 40,
        tag: plan!,
        appearance: ['第一行', '第二行'].map((words, index) =>
          line(words, { x: 82, y: 444 + 16 * index, font: 'songti', size: 12 }),
        ),
      },
      {
        ...field,
        type: 'field',
        control: 'date',
        name: 'date',
        label: '日期',
        value: '',
        x: 80,
        y: 480,
        tag: date!,
        appearance: [],
      },
      {
        ...field,
        type: 'field',
        control: 'choice',
        name: 'kind',
        label: '类别',
        value: 'a',
        options: [
          { value: 'a', label: '企业' },
          { value: 'b', label: '高校' },
        ],
        x: 80,
        y: 510,
        tag: kind!,
        appearance: [line('企业', { x: 82, y: 524, font: 'songti', size: 12 })],
      },
      {
        ...field,
        type: 'field',
        control: 'checkbox',
        name: 'agreed',
        label: '同意',
        value: 'true',
        x: 80,
        y: 540,
        width: 14,
        height: 14,
        tag: tick!,
        appearance: [],
      },
      line('— 1 —', { x: 480, y: 790, font: 'songti', size: 14 }),
    ],
    { folio: '1' },
  )
  const turned = page(
    [
      line('横向表格', { x: 100, y: 100, font: 'heiti', tag: second }),
      line('— 2 —', { x: 480, y: 560, font: 'songti', size: 14 }),
    ],
    { width: 841.89, height: 595.28, rotate: 90, folio: '2' },
  )
  return frames([first, turned], tags.slice(1), {
    bookmarks: [
      { title: '公告', level: 1, page: 0, y: 100 },
      { title: '附表', level: 2, page: 1, y: 80 },
    ],
  })
}
