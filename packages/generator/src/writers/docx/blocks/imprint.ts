import { formatDate, type Imprint, isDate } from '@gongwen/model'
import { aligned, textBox } from '../drawing.ts'
import { millimetres, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { type Edge, edge } from '../properties.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** First and last rule 0.35 mm, those between 0.25 mm (7.4.1), eighths of a point. */
const outer: Edge = { size: 8 }
const inner: Edge = { size: 6 }
const lineHeight = 480

/** 版记: a table in a text box that is held at the lower edge of the text (GB/T 9704-2012, 7.4). */
export function imprint(node: Imprint, scope: Scope): string {
  const inside: Scope = { ...scope, place: 'box', text: 'Copies' }
  const rows = rowsOf(node, inside)
  if (rows.length === 0) return ''
  const table = tableOf(
    rows.map(({ content }) => content),
    scope.width,
  )
  if (scope.place !== 'page') return `${table}${paragraph(scope, 'Carrier', '')}`
  const height = millimetres(rows.reduce((sum, { lines }) => sum + lines * lineHeight, 0)) + 1
  const anchor = {
    horizontal: aligned('H', 'margin', 'left'),
    vertical: aligned('V', 'margin', 'bottom'),
    width: millimetres(scope.width),
    height,
    wrap: 'topAndBottom',
  } as const
  const box = textBox(`${table}${paragraph(inside, 'Carrier', '')}`, anchor, { kind: '版记', vertical: 'b' }, scope)
  return paragraph(scope, scope.writing.pages.imprintAlone ? 'ImprintPage' : 'Carrier', `<w:r>${box}</w:r>`)
}

interface Row {
  content: string
  /** Lines it takes, for the height of the box. */
  lines: number
}

/** 主送 stands above 抄送 without a rule between them (7.4.2), so both share a cell. */
function rowsOf({ recipients, copies, printer, printed }: Imprint, scope: Scope): Row[] {
  const rows: Row[] = []
  const lists = [
    recipients === undefined ? '' : `主送：${recipients}。`,
    copies === undefined ? '' : `抄送：${copies}。`,
  ].filter(Boolean)
  if (lists.length > 0) {
    const room = (scope.width - 5 * 280) / 280
    rows.push({
      content: lists.map((text) => paragraph(scope, 'Copies', run(text, {}, scope))).join(''),
      lines: lists.reduce((sum, text) => sum + Math.max(1, Math.ceil((widthOf(text) - 2.5) / room)), 0),
    })
  }
  const date = printed === undefined ? '' : `${isDate(printed) ? formatDate(printed) : printed}印发`
  if (printer !== undefined || date) {
    const content = `${run(printer ?? '', {}, scope)}${date && `<w:r><w:tab/></w:r>${run(date, {}, scope)}`}`
    rows.push({ content: paragraph(scope, 'Printer', content), lines: 1 })
  }
  return rows
}

function tableOf(rows: readonly string[], width: number): string {
  const borders = edge('top', outer) + edge('bottom', outer) + edge('insideH', inner)
  const cells = rows.map(
    (content) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc></w:tr>`,
  )
  const none = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${none}</w:tblPr>` +
    `<w:tblGrid><w:gridCol w:w="${width}"/></w:tblGrid>${cells.join('')}</w:tbl>`
  )
}
