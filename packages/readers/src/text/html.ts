import { Parser } from 'htmlparser2'
import type { ReadLimits } from '../limits.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from './builder.ts'

/** HTML as text, and which of it a mail program marked as quoted. */
export interface ReadHtml extends ReadText {
  /** Stretches that the mail program itself put in as the letter answered. */
  quotes: { start: number; end: number }[]
}

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary ul caption title'.split(
    ' ',
  ),
)
const silent = new Set(['script', 'style', 'head', 'template', 'noscript', 'object', 'svg', 'select'])

/**
 * Turns HTML into text: a line for each block, table cells apart, list numbers printed, nothing loaded and nothing run. Malformed
 * markup is read as browsers do; nesting beyond the limit is read flat.
 */
export function readHtml(html: string, limits: ReadLimits): ReadHtml {
  if (tooDeep(html)) return { ...emptyText('html', flatText(html)), quotes: [] }
  const builder = textBuilder(limits.text)
  const quotes: ReadHtml['quotes'] = []
  const open: { name: string; quote?: number; cell?: boolean }[] = []
  const lists: (number | undefined)[] = []
  const tables: { row: boolean; cell: boolean }[] = []
  let line = ''
  let hidden = 0
  let preserved = 0

  function flush(): void {
    const text = preserved > 0 ? line : line.replace(/[ \t\r\n\f]+/g, ' ').trim()
    line = ''
    if (text === '') return
    // Text straight inside a table, between its cells: browsers show it above the table.
    const table = tables.at(-1)
    if (table && !table.cell) openCell(1)
    builder.paragraph(text)
  }
  function openCell(span: number): void {
    const table = tables.at(-1)
    if (!table) return
    if (!table.row) openRow()
    if (table.cell) closeCell()
    builder.openCell({ span })
    table.cell = true
  }
  function closeCell(): void {
    flush()
    const table = tables.at(-1)
    if (!table?.cell) return
    builder.closeCell()
    table.cell = false
  }
  function openRow(): void {
    closeRow()
    const table = tables.at(-1)
    if (!table) return
    builder.openRow()
    table.row = true
  }
  function closeRow(): void {
    closeCell()
    const table = tables.at(-1)
    if (!table?.row) return
    builder.closeRow()
    table.row = false
  }
  function start(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br') {
      if (preserved > 0) line += '\n'
      else flush()
      return
    }
    if (blocks.has(name)) flush()
    if (name === 'table' && tables.length < 32) {
      flush()
      const table = tables.at(-1)
      if (table && !table.cell) openCell(1)
      builder.openTable()
      tables.push({ row: false, cell: false })
    } else if (name === 'tr') openRow()
    else if (name === 'td' || name === 'th') {
      closeCell()
      openCell(Math.min(100, Math.max(1, Number.parseInt(attributes['colspan'] ?? '1', 10) || 1)))
    } else if (name === 'ol') lists.push(Number.parseInt(attributes['start'] ?? '1', 10) || 1)
    else if (name === 'ul') lists.push(undefined)
    else if (name === 'li') {
      const number = lists.at(-1)
      if (number !== undefined) {
        line += `${number}. `
        lists[lists.length - 1] = number + 1
      }
    }
    if (name === 'pre') preserved++
  }
  function end(name: string): void {
    if (blocks.has(name)) flush()
    if (name === 'td' || name === 'th') closeCell()
    else if (name === 'tr') closeRow()
    else if (name === 'table' && tables.length > 0) {
      closeRow()
      tables.pop()
      builder.closeTable()
    } else if (name === 'ol' || name === 'ul') lists.pop()
    else if (name === 'pre') preserved--
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const mute = silent.has(name) || /display\s*:\s*none/i.test(attributes['style'] ?? '')
        if (open.length >= limits.depth) return
        const quote = hidden === 0 && isQuote(name, attributes)
        if (quote) flush()
        open.push({ name, ...(mute ? { cell: true } : {}), ...(quote ? { quote: builder.next() } : {}) })
        if (mute) hidden++
        if (hidden === 0) start(name, attributes)
      },
      ontext(text) {
        if (hidden === 0) line += text.replaceAll('\u00a0', ' ')
      },
      onclosetag(name) {
        const last = open.at(-1)
        if (last?.name !== name) return
        open.pop()
        if (hidden === 0) end(name)
        if (last.cell) hidden--
        if (last.quote === undefined) return
        flush()
        quotes.push({ start: last.quote, end: builder.next() })
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(html)
  flush()
  while (tables.length > 0) end('table')

  const { text, tables: found } = builder.finish()
  const read = emptyText('html', text)
  // A table of one column only places things on the page.
  read.tables = found.filter(({ rows }) => rows.some((row) => row.length > 1))
  return { ...read, quotes: quotes.map((each) => ({ start: each.start, end: Math.min(each.end, text.length) })) }
}

/** How mail programs mark what they quote: Gmail, Apple Mail and Thunderbird, Coremail (NetEase), QQ, Outlook. */
function isQuote(name: string, at: Readonly<Record<string, string>>): boolean {
  if (name === 'blockquote')
    return at['type'] === 'cite' || /quote|isReplyContent|divNeteaseMailCard/i.test(`${at['class']} ${at['id']}`)
  const marks = `${at['class'] ?? ''} ${at['id'] ?? ''}`
  return /(?:^|\s)(?:gmail_quote|isReplyContent|divRplyFwdMsg|yahoo_quoted|moz-cite-prefix|reference-message-container|mail-editor-reference-message-container|foxmail_reply|x_divRplyFwdMsg)/i.test(
    marks,
  )
}

/** Elements that never close. */
const single = /^(?:br|hr|img|input|meta|link|col|area|base|embed|source|wbr|p|li|td|th|tr|option|o:p)$/i
/** Open elements at once; the parser's time grows with the square of it. */
const mostOpen = 2000

function tooDeep(html: string): boolean {
  let open = 0
  for (const [, close, name = ''] of html.matchAll(/<(\/?)([a-z][\w:-]{0,20})/gi)) {
    if (single.test(name)) continue
    open = close ? Math.max(0, open - 1) : open + 1
    if (open > mostOpen) return true
  }
  return false
}

/** Text between tags, for markup that no one wrote by hand. */
function flatText(html: string): string {
  const lines = html.split('<').map((piece) => piece.slice(piece.indexOf('>') + 1).trim())
  return lines.filter((line) => line !== '').join('\n')
}
