import type {
  Attachment,
  Block,
  Document,
  Field,
  Inline,
  List,
  ListItem,
  Mark,
  PageSetup,
  Table,
  TableCell,
  TableRow,
} from '@gongwen/model'
import fc from 'fast-check'

/** Strings as officers write them, and strings nobody should: marks in rows, long words, rare and unprintable characters. */
const words: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('台州市', '创新联合体', '人民政府', '建设方案', '征求意见', '的', '和', '第', '一'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '，',
      '。',
      '；',
      '：',
      '（',
      '）',
      '《',
      '》',
      '“',
      '”',
      '——',
      '……',
      '、',
      '〔',
      '〕',
      '！',
      '？',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2025年6月3日',
      '3.5%',
      '415X',
      'R&D',
      'tzskjj@example.com',
      '5+5+6',
      ' ',
      '\u3000',
      '①',
      '~',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u{2000B}', '\u{1F600}', '\u0007', '\u200b', '\t', '\ue000', 'a'.repeat(120), '\ud800'),
  },
)

/** A few words in a row; may be empty. */
export const arbitraryText: fc.Arbitrary<string> = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(''))
const short: fc.Arbitrary<string> = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''))
const date: fc.Arbitrary<string> = fc.constantFrom('2025-06-03', '2023-04-28', '2024-02-29', '')
const face = fc.constantFrom('fangsong', 'kaiti', 'heiti', 'xiaobiaosong', 'songti')
const align = fc.constantFrom('left', 'center', 'right')
const color = fc.constantFrom('#000000', '#FF0000', '#1F4E79')
const image = fc.record(
  {
    type: fc.constant('image'),
    src: fc.constantFrom('picture.png', 'missing.png'),
    alt: arbitraryText,
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 400 }),
  },
  { requiredKeys: ['type', 'src', 'alt'] },
)

const field: fc.Arbitrary<Field> = fc.record(
  {
    type: fc.constant('field'),
    name: fc.constantFrom('name', 'lead.name', 'amount'),
    label: fc.constantFrom('单位名称', '金额'),
    control: fc.constantFrom('text', 'multiline', 'number', 'date', 'choice', 'checkbox', 'picture'),
    options: fc.constant([{ value: 'a', label: '企业' }]),
    value: arbitraryText,
    placeholder: fc.constant('请填写'),
    required: fc.boolean(),
    width: fc.integer({ min: 1, max: 300 }),
  },
  { requiredKeys: ['type', 'name', 'label', 'control'] },
)

const mark: fc.Arbitrary<Mark> = fc.record(
  {
    form: fc.constantFrom(
      'chinese',
      'chinese-paren',
      'arabic',
      'arabic-paren',
      'circled',
      'chapter',
      'section',
      'article',
      'item',
    ),
    ordinal: fc.integer({ min: 1, max: 120 }),
  },
  { requiredKeys: ['form', 'ordinal'] },
)

const cells = { minLength: 0, maxLength: 3 }

/** A table whose every grid place is a cell or covered by a span. */
function tableOf(block: fc.Arbitrary<Block>, inlines: fc.Arbitrary<Inline[]>): fc.Arbitrary<Table> {
  return fc
    .record({
      columns: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 6 }),
      head: fc.integer({ min: 0, max: 2 }),
      caption: fc.option(inlines, { nil: undefined }),
      borderless: fc.boolean(),
      widths: fc.option(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }), { nil: undefined }),
      contents: fc.array(fc.array(block, cells), { minLength: 8, maxLength: 8 }),
      spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })), {
        minLength: 7,
        maxLength: 7,
      }),
      aligns: fc.array(fc.option(align, { nil: undefined }), { minLength: 5, maxLength: 5 }),
      height: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    })
    .map((given): Table => {
      const taken = new Set<string>()
      const free = (row: number, column: number): boolean => column < given.columns && !taken.has(`${row},${column}`)
      const rows: TableRow[] = []
      let count = 0
      for (let row = 0; row < given.rows; row++) {
        const own: TableCell[] = []
        for (let column = 0; column < given.columns; column++) {
          if (!free(row, column)) continue
          const [wide, high] = given.spans[count % given.spans.length]!
          let columnSpan = 1
          while (columnSpan < wide && free(row, column + columnSpan)) columnSpan++
          const end = row < given.head ? Math.min(given.head, given.rows) : given.rows
          const rowSpan = Math.min(high, end - row)
          for (let r = row; r < row + rowSpan; r++)
            for (let c = column; c < column + columnSpan; c++) taken.add(`${r},${c}`)
          const aligned = given.aligns[count % given.aligns.length]
          own.push({
            type: 'tableCell',
            children: given.contents[count % given.contents.length]!,
            ...(columnSpan > 1 ? { columnSpan } : {}),
            ...(rowSpan > 1 ? { rowSpan } : {}),
            ...(aligned ? { align: aligned } : {}),
          })
          count++
        }
        rows.push({
          type: 'tableRow',
          cells: own,
          ...(given.height !== undefined && row === 1 ? { height: given.height } : {}),
        })
      }
      return {
        type: 'table',
        ...(given.caption ? { caption: given.caption } : {}),
        columns: Array.from({ length: given.columns }, (_, i) => (given.widths ? { width: given.widths[i]! } : {})),
        headRows: Math.min(given.head, given.rows),
        rows,
        ...(given.borderless ? { borderless: true } : {}),
      }
    })
}

const { block } = fc.letrec<{ block: Block; blocks: Block[]; inline: Inline; inlines: Inline[] }>((tie) => {
  const leaves: fc.Arbitrary<Inline>[] = [
    fc.record({ type: fc.constant('text'), value: arbitraryText }),
    fc.record({ type: fc.constant('code'), value: arbitraryText }),
    fc.constant({ type: 'break' }),
    image,
    fc.record({
      type: fc.constant('qrCode'),
      payload: arbitraryText,
      alt: arbitraryText,
      size: fc.integer({ min: 1, max: 60 }),
    }),
    fc.record({ type: fc.constant('reference'), target: fc.constantFrom('scope', 'nowhere'), text: short }),
    field,
  ]
  const inside = { children: tie('inlines') }
  const inline: fc.Arbitrary<Inline> = fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 12, arbitrary: leaves[0]! },
    ...leaves.slice(1),
    fc.record({ type: fc.constant('strong'), ...inside }),
    fc.record({ type: fc.constant('emphasis'), ...inside }),
    fc.record({ type: fc.constant('strike'), ...inside }),
    fc.record({ type: fc.constant('link'), url: fc.constantFrom('https://example.com/', '#scope'), ...inside }),
    fc.record({ type: fc.constant('footnote'), children: tie('blocks') }),
    fc.record(
      {
        type: fc.constant('span'),
        face,
        size: fc.integer({ min: 5, max: 40 }),
        color,
        underline: fc.boolean(),
        ...inside,
      },
      { requiredKeys: ['type', 'children'] },
    ),
    fc.record({ type: fc.constant('revision'), change: fc.constantFrom('insert', 'delete'), ...inside }),
    fc.record({ type: fc.constant('remark'), author: short, text: short, ...inside }),
  )
  const children = tie('blocks')
  const listItem: fc.Arbitrary<ListItem> = fc.record(
    { type: fc.constant('listItem'), checked: fc.boolean(), children },
    { requiredKeys: ['type', 'children'] },
  )
  const list: fc.Arbitrary<List> = fc.record({
    type: fc.constant('list'),
    ordered: fc.boolean(),
    start: fc.integer({ min: 0, max: 30 }),
    children: fc.array(listItem, { minLength: 1, maxLength: 4 }),
  })
  const attachment: fc.Arbitrary<Attachment> = fc.record(
    {
      type: fc.constant('attachment'),
      number: fc.integer({ min: 1, max: 12 }),
      title: short,
      detachedFrom: fc.constant('台政发〔2023〕12号'),
      plain: fc.boolean(),
      children,
    },
    { requiredKeys: ['type', 'title', 'children'] },
  )
  const block: fc.Arbitrary<Block> = fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    {
      weight: 10,
      arbitrary: fc.record(
        {
          type: fc.constant('paragraph'),
          children: tie('inlines'),
          indent: fc.constantFrom('first-line', 'none', 'block'),
          align: fc.constantFrom('left', 'center', 'right', 'justify'),
        },
        { requiredKeys: ['type', 'children'] },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          type: fc.constant('heading'),
          level: fc.constantFrom(1, 2, 3, 4, 5),
          mark,
          children: tie('inlines'),
          body: tie('inlines'),
          id: fc.constant('scope'),
        },
        { requiredKeys: ['type', 'level', 'children'] },
      ),
    },
    fc.record(
      { type: fc.constant('title'), children: tie('inlines'), subtitle: tie('inlines') },
      { requiredKeys: ['type', 'children'] },
    ),
    fc.record({ type: fc.constant('recipients'), children: tie('inlines') }),
    fc.record(
      {
        type: fc.constant('masthead'),
        serial: fc.constant('000001'),
        urgency: fc.constantFrom('特急', '加急'),
        organs: fc.array(short, { maxLength: 4 }),
        suffix: fc.constantFrom('文件', '', '令', '纪要'),
        number: fc.constant('台政发〔2023〕12号'),
        signers: fc.array(fc.constantFrom('王小明', '欧阳某某'), { minLength: 1, maxLength: 5 }),
      },
      { requiredKeys: ['type', 'organs', 'suffix'] },
    ),
    list,
    fc.record({ type: fc.constant('quotation'), children }),
    fc.record({
      type: fc.constant('listing'),
      value: fc.array(arbitraryText, { maxLength: 4 }).map((rows) => rows.join('\n')),
    }),
    fc.constant({ type: 'rule' }),
    { weight: 3, arbitrary: tableOf(tie('block') as fc.Arbitrary<Block>, tie('inlines') as fc.Arbitrary<Inline[]>) },
    fc.record({ type: fc.constant('figure'), image, caption: tie('inlines') }, { requiredKeys: ['type', 'image'] }),
    fc.record(
      {
        type: fc.constant('chart'),
        form: fc.constantFrom('bar', 'line', 'radar', 'pie'),
        caption: tie('inlines'),
        alt: arbitraryText,
        unit: short,
        categories: fc.array(short, { maxLength: 8 }),
        series: fc.array(
          fc.record({
            name: short,
            values: fc.array(fc.option(fc.float({ noNaN: true, min: -1000, max: 1e6 })), { maxLength: 9 }),
          }),
          { maxLength: 5 },
        ),
        maximum: fc.integer({ min: -5, max: 2000 }),
        height: fc.integer({ min: 1, max: 400 }),
      },
      { requiredKeys: ['type', 'form', 'alt', 'categories', 'series'] },
    ),
    fc.record({ type: fc.constant('attachmentList'), titles: fc.array(short, { maxLength: 5 }) }),
    fc.record(
      {
        type: fc.constant('signature'),
        organs: fc.array(fc.record({ name: short, seal: image }, { requiredKeys: ['name'] }), { maxLength: 5 }),
        date,
        sealed: fc.boolean(),
        signedBy: fc.record({ post: short, name: short, stamp: image }, { requiredKeys: ['post', 'name'] }),
      },
      { requiredKeys: ['type', 'organs', 'date', 'sealed'] },
    ),
    fc.record({ type: fc.constant('note'), text: short }),
    attachment,
    fc.record(
      { type: fc.constant('imprint'), recipients: short, copies: arbitraryText, printer: short, printed: date },
      { requiredKeys: ['type'] },
    ),
    fc.record({
      type: fc.constant('attendance'),
      label: fc.constantFrom('出席', '请假', '列席'),
      names: arbitraryText,
    }),
    fc.constant({ type: 'pageBreak' }),
    fc.record({ type: fc.constant('section'), orientation: fc.constantFrom('portrait', 'landscape'), children }),
    fc.record({ type: fc.constant('contents'), depth: fc.integer({ min: 1, max: 5 }) }),
    fc.record(
      {
        type: fc.constant('box'),
        x: fc.integer({ min: -20, max: 320 }),
        y: fc.integer({ min: -20, max: 320 }),
        width: fc.integer({ min: 0, max: 320 }),
        height: fc.integer({ min: 0, max: 320 }),
        align,
        verticalAlign: fc.constantFrom('top', 'middle', 'bottom'),
        face,
        size: fc.integer({ min: 4, max: 60 }),
        smallest: fc.integer({ min: 4, max: 20 }),
        leading: fc.integer({ min: 4, max: 80 }),
        color,
        tracking: fc.constantFrom(0, 0.1, 0.5),
        variable: fc.boolean(),
        children,
      },
      { requiredKeys: ['type', 'x', 'y', 'width', 'height', 'align', 'verticalAlign', 'face', 'size', 'children'] },
    ),
    fc.record({
      type: fc.constant('signatureBox'),
      parties: fc.array(
        fc.record(
          { title: short, text: short, sign: fc.constantFrom('（盖章）', '签字：　　年　月　日') },
          { requiredKeys: ['title', 'sign'] },
        ),
        {
          maxLength: 4,
        },
      ),
      height: fc.integer({ min: 0, max: 200 }),
    }),
  )
  return {
    block,
    blocks: fc.array(block, { maxLength: 3, depthIdentifier: 'blocks' }),
    inline,
    inlines: fc.array(inline, { maxLength: 5 }),
  }
})

const setup: fc.Arbitrary<PageSetup> = fc.record(
  {
    kind: fc.constantFrom('official', 'letter', 'order', 'minutes', 'report', 'form', 'certificate'),
    orientation: fc.constantFrom('portrait', 'landscape'),
    paper: fc.constantFrom({ width: 210, height: 297 }, { width: 148, height: 210 }, { width: 297, height: 420 }),
    margins: fc.constantFrom(
      { top: 37, right: 26, bottom: 35, left: 28 },
      { top: 10, right: 10, bottom: 10, left: 10 },
    ),
    duplex: fc.boolean(),
    folio: fc.constantFrom('outer', 'centre', 'none'),
    latin: fc.constantFrom('body', 'roman'),
    background: fc.constantFrom({ design: 'certificate' }, { design: 'nothing' }, { src: 'picture.png' }),
  },
  { requiredKeys: ['kind', 'orientation', 'duplex', 'folio', 'latin'] },
)

/** One block of any kind. */
export const arbitraryBlock: fc.Arbitrary<Block> = block

/** Documents of every kind of block and inline, in places where nobody would put them, too. */
export const arbitraryDocument: fc.Arbitrary<Document> = fc.record({
  type: fc.constant('document'),
  setup,
  properties: fc.record({ title: short }),
  children: fc.array(block, { maxLength: 8 }),
})
