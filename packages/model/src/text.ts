import { formatDate, isDate } from './date.ts'
import type { Document, Inline, Node } from './document.ts'
import { formatMark } from './format-mark.ts'
import { visit } from './visit.ts'

/**
 * The whole text of a document, or of a part of it, in reading order, one line a paragraph (table cells by tabs):
 * what any writer must show, no more and no less but for blanks, line ends and the things listed here.
 *
 * Spelt out from meaning: outline marks (`二、`, `（一）`, `第三条`; numbers of ordered lists as `1.`), boxes of task lists (☐ ☑),
 * the label `附件：` with numbers, `附件1` at the head of an attachment, 成文日期, brackets of 附注, `签发人：`, `主送：` `抄送：` with
 * full stop and `印发` in 版记, `出席：`, `年　月　日` under a signature box whose own words hold no date.
 * A footnote and a remark follow the block in which they stand, each on lines of their own.
 *
 * Not part of it, because layout makes them: folios, numbers of footnotes, bullets, contents (their entries repeat the
 * headings), repeated table heads, what stands inside charts and pictures, and all of a form's field but its value
 * (boxes, options, rules, placeholders).
 */
export function textOf(node: Node): string {
  return linesOf(node).join('\n')
}

type Lines = { [N in Exclude<Node, Inline> as N['type']]: (node: N) => string[] }

const below = ({ children }: { children: readonly Node[] }): string[] => children.flatMap(linesOf)
const running = ({ children }: { children: readonly Inline[] }): string[] => paragraphLines(children)
const nothing = (): string[] => []

const lines: Lines = {
  document: below,
  masthead: ({ serial, urgency, organs, suffix, number, signers }) =>
    [
      serial,
      urgency,
      ...organs.map((organ, i) => (i === 0 && organs.length === 1 ? organ + suffix : organ)),
      organs.length === 1 ? undefined : suffix,
      number,
      signers && `签发人：${signers.join('\u3000')}`,
    ].filter((line) => line !== undefined && line !== '') as string[],
  title: ({ children, subtitle }) => [...paragraphLines(children), ...(subtitle ? paragraphLines(subtitle) : [])],
  recipients: running,
  heading: ({ mark, children, body = [] }) => paragraphLines([...children, ...body], mark ? formatMark(mark) : ''),
  paragraph: running,
  list: ({ ordered, start, children }) =>
    children.flatMap((item, i) => prefixed(ordered ? `${start + i}.` : '', linesOf(item))),
  listItem: ({ checked, children }) =>
    prefixed(checked === undefined ? '' : checked ? '☑' : '☐', children.flatMap(linesOf)),
  quotation: below,
  listing: ({ value }) => value.split('\n'),
  rule: nothing,
  table: ({ caption, rows }) => [...(caption ? paragraphLines(caption) : []), ...rows.flatMap(linesOf)],
  tableRow: ({ cells }) => {
    const notes: string[] = []
    const line = cells.map((cell) => {
      notes.push(...notesIn(cell))
      return cell.children.flatMap((block) => bodyLines(block)).join('\n')
    })
    return [line.join('\t'), ...notes]
  },
  tableCell: below,
  figure: ({ caption }) => (caption ? paragraphLines(caption) : []),
  chart: ({ caption }) => (caption ? paragraphLines(caption) : []),
  attachmentList: ({ titles }) =>
    titles.map((title, i) => `${i === 0 ? '附件：' : ''}${titles.length > 1 ? `${i + 1}.` : ''}${title}`),
  signature: ({ organs, date, signedBy }) => [
    ...(signedBy ? [`${signedBy.post}\u3000${signedBy.name}`] : organs.map(({ name }) => name)),
    ...(date === '' ? [] : [isDate(date) ? formatDate(date) : date]),
  ],
  note: ({ text }) => [`（${text}）`],
  attachment: ({ number, title, detachedFrom = '', plain, children }) => [
    ...(plain ? [] : [`${detachedFrom}附件${number ?? ''}`, title]),
    ...children.flatMap(linesOf),
  ],
  imprint: ({ recipients, copies, printer, printed }) => [
    ...(recipients === undefined ? [] : [`主送：${recipients}。`]),
    ...(copies === undefined ? [] : [`抄送：${copies}。`]),
    ...(printer === undefined ? [] : [printer]),
    ...(printed === undefined ? [] : [`${isDate(printed) ? formatDate(printed) : printed}印发`]),
  ],
  attendance: ({ label, names }) => [`${label}：${names}`],
  pageBreak: nothing,
  section: below,
  contents: nothing,
  box: below,
  signatureBox: ({ parties }) =>
    parties.flatMap(({ title, text, sign }) => [
      title,
      ...(text === undefined ? [] : [text]),
      sign,
      ...(sign.includes('年') ? [] : ['年\u3000月\u3000日']),
    ]),
}

type Characters = { [N in Inline as N['type']]: (node: N) => string }

const joined = ({ children }: { children: readonly Inline[] }): string => children.map(charactersOf).join('')
const none = (): string => ''

const characters: Characters = {
  text: ({ value }) => value,
  strong: joined,
  emphasis: joined,
  strike: joined,
  code: ({ value }) => value,
  link: joined,
  break: () => '\n',
  image: none,
  qrCode: none,
  footnote: none,
  reference: ({ text }) => text,
  field: ({ control, value = '' }) => (control === 'checkbox' || control === 'picture' ? '' : value),
  span: joined,
  revision: joined,
  remark: joined,
}

function charactersOf(node: Inline): string {
  return (characters[node.type] as (node: Inline) => string)(node)
}

function isInline(node: Node): node is Inline {
  return node.type in characters
}

function linesOf(node: Node): string[] {
  if (isInline(node)) return paragraphLines([node])
  return (lines[node.type] as (node: Node) => string[])(node)
}

/** The lines of a block without the notes in it. */
function bodyLines(node: Node): string[] {
  return linesOf(notesIn(node).length === 0 ? node : (withoutNotes(node) as Node))
}

/** A copy in which footnotes are gone and remarks are only the text that they stand on. */
function withoutNotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one?.type !== 'footnote').map(withoutNotes)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withoutNotes(child)]))
  return copy['type'] === 'remark' ? { type: 'span', children: copy['children'] } : copy
}

function paragraphLines(content: readonly Inline[], mark = ''): string[] {
  return [mark + content.map(charactersOf).join(''), ...content.flatMap(notesIn)]
}

/** Footnotes and remarks inside, in order. */
function notesIn(node: Document | Node): string[] {
  const notes: string[] = []
  visit(node, (one) => {
    if (one.type === 'footnote') {
      notes.push(...one.children.flatMap(linesOf))
      return 'skip'
    }
    if (one.type === 'remark') notes.push(one.text)
    return undefined
  })
  return notes
}

function prefixed(prefix: string, [first = '', ...rest]: string[]): string[] {
  return [prefix + first, ...rest]
}
