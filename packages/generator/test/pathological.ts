import { type Block, type Document, document, footnote, list, paragraph, quotation, text, title } from '@gongwen/model'

const tableOf = (columns: number, rows: number, cell: (row: number, column: number) => Block[]): Block => ({
  type: 'table',
  columns: Array.from({ length: columns }, () => ({})),
  headRows: 1,
  rows: Array.from({ length: rows }, (_, row) => ({
    type: 'tableRow',
    cells: Array.from({ length: columns }, (_, column) => ({ type: 'tableCell', children: cell(row, column) })),
  })),
})

function nested(depth: number, wrap: (inner: Block) => Block): Block {
  let inner: Block = paragraph('底')
  for (let i = 0; i < depth; i++) inner = wrap(inner)
  return inner
}

/** Documents that nobody should write, and that must end all the same; the code each one is told about, if it cannot fit. */
export const pathological: [name: string, make: () => Document, code?: string][] = [
  ['paragraph of 100,000 characters', () => document('长', [paragraph('创新联合体，建设。'.repeat(11_112))])],
  ['word of 5,000 letters', () => document('长', [paragraph(`字${'a'.repeat(5000)}字`)])],
  ['word of 100,000 letters', () => document('长', [paragraph('a'.repeat(100_000))])],
  ['20,000 commas', () => document('长', [paragraph('，'.repeat(20_000))])],
  [
    'table of 200 columns',
    () => document('宽', [tableOf(200, 20, (r, c) => [paragraph(`${r}${c}`)])]),
    'table-too-wide',
  ],
  ['table of 10,000 rows', () => document('长', [tableOf(3, 10_000, (r) => [paragraph(`第${r}行`)])])],
  [
    'cell taller than a page',
    () => document('高', [tableOf(2, 2, () => Array.from({ length: 300 }, (_, i) => paragraph(`第${i}段`)))]),
  ],
  ['lists 100 deep', () => document('深', [nested(100, (inner) => list([[paragraph('层'), inner]]))])],
  ['quotations 300 deep', () => document('深', [nested(300, (inner) => quotation([inner]))])],
  ['tables 30 deep', () => document('深', [nested(30, (inner) => tableOf(1, 1, () => [inner]))])],
  [
    '50 notes of 800 characters',
    () =>
      document(
        '注',
        Array.from({ length: 50 }, () => paragraph([text('甲'), footnote('注。'.repeat(400))])),
      ),
  ],
  ['title of 5,000 characters', () => document('题', [title('台州市关于创新的通知'.repeat(500))])],
  [
    'lists 5,000 deep',
    () => document('深', [nested(5000, (inner) => list([[paragraph('层'), inner]]))]),
    'nesting-too-deep',
  ],
  ['quotations 5,000 deep', () => document('深', [nested(5000, (inner) => quotation([inner]))]), 'nesting-too-deep'],
  [
    '60 organs with seals',
    () =>
      document('章', [
        {
          type: 'signature',
          sealed: true,
          date: '2025-06-03',
          organs: Array.from({ length: 60 }, (_, i) => ({ name: `第${i}局` })),
        },
      ]),
    'block-too-tall',
  ],
  [
    '20,000 characters in a box',
    () =>
      document('框', [
        {
          type: 'box',
          x: 10,
          y: 10,
          width: 100,
          height: 10,
          align: 'left',
          verticalAlign: 'top',
          face: 'songti',
          size: 30,
          smallest: 8,
          children: [paragraph('字'.repeat(20_000))],
        },
      ]),
    'box-too-small',
  ],
]
