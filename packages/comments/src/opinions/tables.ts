import { fold } from '../links/fold.ts'
import type { PartTable, Pointer } from '../records.ts'
import { type Span, trimSpan } from './paragraphs.ts'
import type { Block, Piece } from './pieces.ts'
import { showsOpinion } from './wording.ts'

/** What a column of an opinion table holds. */
export type Column = 'opinion' | 'proposed' | 'reason' | 'quotation' | 'clause' | 'number' | 'who' | 'other'

const titles: [Column, RegExp][] = [
  ['number', /^(?:序号?|编号|号|no\.?|№|#|行号)$/],
  ['who', /(?:单位|部门|来源|姓名|联系人|电话|提出人|反馈人|提出方|填表|日期|时间|邮箱|采纳|处理|回复|是否)/],
  ['other', /类型|类别|性质|种类/],
  // 意见及理由 in one column is an opinion.
  ['opinion', /(?:意见|建议)(?:及|和|与|、|\/|\+|暨).{0,4}(?:理由|依据|说明|原因)/],
  ['reason', /理由|依据|原因|说明|备注|缘由|为什么/],
  [
    'quotation',
    /修改前|原文|原(?:条款|条文|表述|规定|稿|内容)|现(?:行)?(?:条款|条文|表述|规定|内容)|征求意见稿(?!.*(?:修改|意见|建议))|草案(?:内容|原文|表述|条文)|稿件内容|(?:条款|条文|文件|具体)(?:的)?内容/,
  ],
  ['proposed', /修改(?:后|为)|拟(?:修改|改)|改为|建议(?:表述|修改为|改为|条文)|调整(?:后|为)/],
  ['opinion', /意见|建议|修改|看法|诉求|想法|问题|反馈|要求|批注|评论/],
  ['clause', /条款|章节|条文|条目|位置|对应|涉及|页码|页|章|部分|条|标题|款|项/],
  ['opinion', /内容/],
]

/** The role of a column by its title. */
export function columnOf(title: string): Column {
  const folded = fold(title).replace(/\s/g, '')
  if (folded === '' || folded.length > 30) return 'other'
  return titles.find(([, pattern]) => pattern.test(folded))?.[0] ?? 'other'
}

const nothing =
  /^(?:无|暂无|没有|没有了|无意见|无异议|暂无意见|没意见|无修改意见|同上无|\/|\\|-+|—+|空|略|n\/?a|none|ok|无建议|无意见建议|没有意见|同意|同意该条|无修改|不修改)?[。.]?$/

/** Whether a cell says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return nothing.test(fold(text).replace(/\s/g, ''))
}

type Row = Span[]

function cellText(block: Block, cell: Span | undefined): string {
  return cell ? block.text.slice(cell.start, cell.end) : ''
}

/** The roles of the columns of a table. 存在问题 beside 修改建议 gives the grounds of the row, not a second opinion. */
export function columnsOf(row: readonly string[]): Column[] {
  const columns = row.map(columnOf)
  const asks = row.some((title, at) => columns[at] === 'opinion' && /建议|修改|意见/.test(title))
  return columns.map((column, at) =>
    asks && column === 'opinion' && /问题|现状/.test(row[at]!) && !/建议|修改|意见/.test(row[at]!) ? 'reason' : column,
  )
}

function headOf(block: Block, rows: readonly Row[]): { at: number; columns: Column[] } | undefined {
  for (let at = 0; at < Math.min(rows.length, 5); at++) {
    const columns = columnsOf(rows[at]!.map((cell) => cellText(block, cell)))
    const roles = new Set(columns)
    const short = rows[at]!.every((cell) => cell.end - cell.start <= 40)
    if (!short || rows[at]!.length < 2) continue
    if ((roles.has('opinion') || roles.has('proposed')) && columns.filter((column) => column !== 'other').length >= 2)
      return { at, columns }
  }
  return undefined
}

/** Columns guessed by what stands in them, where no row of titles is found. */
function guessColumns(block: Block, rows: readonly Row[]): Column[] | undefined {
  const width = Math.max(...rows.map((row) => row.length))
  const stats = Array.from({ length: width }, (_, column) => {
    const cells = rows.map((row) => cellText(block, row[column])).filter((text) => text.trim() !== '')
    const share = (test: (text: string) => boolean) => (cells.length > 0 ? cells.filter(test).length / cells.length : 0)
    return {
      opinions: share((text) => text.length >= 8 && showsOpinion(text)),
      clauses: share((text) => text.length <= 40 && (block.draft.pointsAtClause(text) || block.draft.isDraft(text))),
      numbers: share((text) => /^\s*\d{1,3}[.、]?\s*$/.test(text)),
    }
  })
  const opinion = stats.reduce(
    (best, { opinions }, column) => (opinions > (stats[best]?.opinions ?? 0) ? column : best),
    0,
  )
  if ((stats[opinion]?.opinions ?? 0) < 0.5) return undefined
  return stats.map(({ clauses, numbers }, column) =>
    column === opinion ? 'opinion' : numbers > 0.7 ? 'number' : clauses > 0.5 ? 'clause' : 'other',
  )
}

/** Rows of a form with a title at the left of each: 对应条款 | 第三条. */
function standing(block: Block, rows: readonly Row[]): boolean {
  const titled = rows.filter(
    (row) => row.length === 2 && columnOf(cellText(block, row[0])) !== 'other' && row[0]!.end - row[0]!.start <= 20,
  )
  return titled.length >= 2 && titled.length * 2 > rows.length
}

/** What a cell's text becomes, given what points at its clause. */
export type CutCell = (cell: Span, pointers: Pointer[]) => Piece[]

/** Cuts a table into pieces: the opinion cells by `cutCell`, grounds and pointers by their columns. */
export function cutTable(block: Block, table: PartTable, cutCell: CutCell): Piece[] {
  const rows: Row[] = table.rows.map((row) => row.map((cell) => trimSpan(block.text, cell)))
  if (rows.length === 0) return []
  if (standing(block, rows) && headOf(block, rows) === undefined) return cutStanding(block, rows, cutCell)
  const head = headOf(block, rows)
  const columns = head?.columns ?? guessColumns(block, rows)
  const pieces: Piece[] = []
  const put = (cell: Span | undefined, role: Piece['role']) => {
    if (cell && cell.end > cell.start) pieces.push({ ...cell, role })
  }
  let carried: Span | undefined
  rows.forEach((row, at) => {
    if (!columns || (head && at <= head.at)) {
      for (const cell of row) put(cell, columns ? 'context' : 'other')
      return
    }
    if (row.length === 1 && columns.length > 1) {
      // A line across the table: a chapter's name, or an opinion of its own.
      const text = cellText(block, row[0])
      if (text.length > 15 && showsOpinion(text) && !saysNothing(text)) pieces.push(...cutCell(row[0]!, []))
      else {
        put(row[0], 'context')
        if (text.length <= 40) carried = row[0]
      }
      return
    }
    const cells = (column: Column) => row.filter((cell, index) => columns[index] === column && cell.end > cell.start)
    const clause = cells('clause')
    const numbered = columns.includes('number') && cells('number').length > 0
    const pointers: Pointer[] = [
      ...clause.map(({ start, end }) => ({ start, end, why: 'cell' as const })),
      ...cells('quotation').map(({ start, end }) => ({ start, end, why: 'quotation' as const })),
    ]
    // A cell merged downwards is empty below.
    if (clause.length === 0 && columns.includes('clause') && carried && !numbered)
      pointers.unshift({ start: carried.start, end: carried.end, why: 'cell' })
    if (clause[0]) carried = clause[0]
    const spoken = row.filter(
      (cell, index) =>
        (columns[index] === 'opinion' || columns[index] === 'proposed') && !saysNothing(cellText(block, cell)),
    )
    const main = spoken.filter((cell) => columns[row.indexOf(cell)] === 'opinion')
    const chosen = main.length > 0 ? main : spoken
    row.forEach((cell, index) => {
      const column = columns[index] ?? 'other'
      if (chosen.includes(cell)) {
        const beside =
          main.length > 0
            ? spoken
                .filter((other) => columns[row.indexOf(other)] === 'proposed')
                .map(({ start, end }) => ({ start, end, why: 'quotation' as const }))
            : []
        pieces.push(...cutCell(cell, [...pointers, ...beside]))
      } else
        put(
          cell,
          column === 'reason' && chosen.length > 0
            ? 'reason'
            : column === 'other' || column === 'who' || column === 'number'
              ? 'other'
              : 'context',
        )
    })
  })
  return pieces
}

function cutStanding(block: Block, rows: readonly Row[], cutCell: CutCell): Piece[] {
  const pieces: Piece[] = []
  let pointers: Pointer[] = []
  for (const row of rows) {
    const [title, ...values] = row
    const column = columnOf(cellText(block, title))
    const filled = values.filter((cell) => cell.end > cell.start)
    if (title && title.end > title.start) pieces.push({ ...title, role: 'context' })
    for (const cell of filled) {
      if ((column === 'opinion' || column === 'proposed') && !saysNothing(cellText(block, cell))) {
        pieces.push(...cutCell(cell, pointers))
        pointers = []
      } else {
        if (column === 'clause') pointers.push({ start: cell.start, end: cell.end, why: 'cell' })
        if (column === 'quotation') pointers.push({ start: cell.start, end: cell.end, why: 'quotation' })
        pieces.push({
          ...cell,
          role: column === 'reason' ? 'reason' : column === 'who' || column === 'other' ? 'other' : 'context',
        })
      }
    }
  }
  return pieces
}
