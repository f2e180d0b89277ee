import type * as D from './document.ts'
import type { Mark } from './mark.ts'

/** What a builder takes for running text: a string stands for a text node. */
export type Inlines = string | readonly (string | D.Inline)[]

/** Everything of a node that has a default, and its place. */
type Rest<N extends D.Node, Given extends keyof N> = Omit<N, 'type' | Given>
type Options<N extends D.Node, Given extends keyof N> = Partial<Rest<N, Given>>

function inlines(content: Inlines): D.Inline[] {
  return (typeof content === 'string' ? [content] : [...content]).flatMap((piece) =>
    typeof piece !== 'string' ? [piece] : piece === '' ? [] : [text(piece)],
  )
}

/** The page of a plain official document: A4 upright, both sides, folio outside, digits in the face of the text. */
export const officialSetup: D.PageSetup = {
  kind: 'official',
  orientation: 'portrait',
  duplex: true,
  folio: 'outer',
  latin: 'body',
}

/** A document with `title` in its properties. */
export function document(
  documentTitle: string,
  children: D.Block[],
  setup: Partial<D.PageSetup> = {},
  properties: Omit<D.Properties, 'title'> = {},
): D.Document {
  return {
    type: 'document',
    setup: { ...officialSetup, ...setup },
    properties: { title: documentTitle, ...properties },
    children,
  }
}

/** 版头 of one or several organs. */
export function masthead(organs: string | string[], options: Options<D.Masthead, 'organs'> = {}): D.Masthead {
  return { type: 'masthead', organs: typeof organs === 'string' ? [organs] : organs, suffix: '文件', ...options }
}

export function title(content: Inlines, subtitle?: Inlines): D.Title {
  return {
    type: 'title',
    children: inlines(content),
    ...(subtitle === undefined ? {} : { subtitle: inlines(subtitle) }),
  }
}

export function recipients(content: Inlines): D.Recipients {
  return { type: 'recipients', children: inlines(content) }
}

const outline: Record<D.Heading['level'], Mark['form']> = {
  1: 'chinese',
  2: 'chinese-paren',
  3: 'arabic',
  4: 'arabic-paren',
  5: 'circled',
}

/** `heading(1, 2, '组织实施')` is 二、组织实施; a mark of another form stands for itself, undefined for none. */
export function heading(
  level: D.Heading['level'],
  mark: number | Mark | undefined,
  content: Inlines,
  options: Omit<Options<D.Heading, 'level' | 'mark' | 'children'>, 'body'> & { body?: Inlines } = {},
): D.Heading {
  const { body, ...rest } = options
  return {
    type: 'heading',
    level,
    ...(mark === undefined ? {} : { mark: typeof mark === 'number' ? { form: outline[level], ordinal: mark } : mark }),
    children: inlines(content),
    ...(body === undefined ? {} : { body: inlines(body) }),
    ...rest,
  }
}

export function paragraph(content: Inlines, options: Options<D.Paragraph, 'children'> = {}): D.Paragraph {
  return { type: 'paragraph', children: inlines(content), ...options }
}

/** Blocks where a string stands for a paragraph. */
export type Blocks = string | readonly (string | D.Block)[]

function blocks(content: Blocks): D.Block[] {
  return (typeof content === 'string' ? [content] : content).map((one) =>
    typeof one === 'string' ? paragraph(one) : one,
  )
}

export function list(items: readonly (Blocks | D.ListItem)[], options: Options<D.List, 'children'> = {}): D.List {
  const children = items.map((item) =>
    typeof item === 'object' && 'type' in item ? item : ({ type: 'listItem', children: blocks(item) } as const),
  )
  return { type: 'list', ordered: false, start: 1, children, ...options }
}

export function listItem(content: Blocks, checked?: boolean): D.ListItem {
  return { type: 'listItem', children: blocks(content), ...(checked === undefined ? {} : { checked }) }
}

export function quotation(content: Blocks): D.Quotation {
  return { type: 'quotation', children: blocks(content) }
}

export function listing(value: string): D.Listing {
  return { type: 'listing', value }
}

export function rule(): D.Rule {
  return { type: 'rule' }
}

/** A table from rows of texts or cells; the first `headRows` (1) repeat on each page. */
export function table(
  rows: readonly (readonly (Blocks | D.TableCell)[] | D.TableRow)[],
  options: Options<D.Table, 'rows'> = {},
): D.Table {
  const headRows = options.headRows ?? 1
  const made = rows.map((row, r): D.TableRow => {
    if ('type' in row) return row
    const cells = row.map((cell) =>
      typeof cell === 'object' && 'type' in cell ? cell : tableCell(cell, r < headRows ? { head: true } : {}),
    )
    return { type: 'tableRow', cells }
  })
  const count = Math.max(0, ...made.map((row) => row.cells.reduce((sum, cell) => sum + (cell.columnSpan ?? 1), 0)))
  return { type: 'table', columns: Array.from({ length: count }, () => ({})), headRows, rows: made, ...options }
}

export function tableCell(content: Blocks, options: Options<D.TableCell, 'children'> = {}): D.TableCell {
  return { type: 'tableCell', children: blocks(content), ...options }
}

export function figure(picture: D.Image, caption?: Inlines): D.Figure {
  return { type: 'figure', image: picture, ...(caption === undefined ? {} : { caption: inlines(caption) }) }
}

export function chart(options: Rest<D.Chart, never>): D.Chart {
  return { type: 'chart', ...options }
}

/** 附件说明. */
export function attachmentList(...titles: string[]): D.AttachmentList {
  return { type: 'attachmentList', titles }
}

/** 署名 of one or several organs with an ISO date. */
export function signature(
  organs: string | D.Signature['organs'],
  date: string,
  options: Options<D.Signature, 'organs' | 'date'> = {},
): D.Signature {
  return {
    type: 'signature',
    organs: typeof organs === 'string' ? [{ name: organs }] : organs,
    date,
    sealed: false,
    ...options,
  }
}

/** 附注, without its brackets. */
export function note(value: string): D.Note {
  return { type: 'note', text: value }
}

export function attachment(
  attachmentTitle: string,
  content: Blocks,
  options: Options<D.Attachment, 'title' | 'children'> = {},
): D.Attachment {
  return { type: 'attachment', title: attachmentTitle, children: blocks(content), ...options }
}

export function imprint(options: Options<D.Imprint, never>): D.Imprint {
  return { type: 'imprint', ...options }
}

export function attendance(label: string, names: string): D.Attendance {
  return { type: 'attendance', label, names }
}

export function pageBreak(): D.PageBreak {
  return { type: 'pageBreak' }
}

export function section(orientation: D.Section['orientation'], content: Blocks): D.Section {
  return { type: 'section', orientation, children: blocks(content) }
}

export function contents(depth = 2): D.Contents {
  return { type: 'contents', depth }
}

/** Something at a fixed place; sizes in mm, `size` in points. */
export function box(
  place: Pick<D.Box, 'x' | 'y' | 'width' | 'height'>,
  content: Blocks,
  options: Options<D.Box, 'x' | 'y' | 'width' | 'height' | 'children'> = {},
): D.Box {
  const defaults = { align: 'left', verticalAlign: 'top', face: 'fangsong', size: 16 } as const
  return { type: 'box', ...place, ...defaults, ...options, children: blocks(content) }
}

export function signatureBox(parties: D.SignatureBox['parties'], height = 40): D.SignatureBox {
  return { type: 'signatureBox', parties, height }
}

export function text(value: string): D.Text {
  return { type: 'text', value }
}

export function strong(content: Inlines): D.Strong {
  return { type: 'strong', children: inlines(content) }
}

export function emphasis(content: Inlines): D.Emphasis {
  return { type: 'emphasis', children: inlines(content) }
}

export function strike(content: Inlines): D.Strike {
  return { type: 'strike', children: inlines(content) }
}

export function code(value: string): D.Code {
  return { type: 'code', value }
}

export function link(url: string, content: Inlines): D.Link {
  return { type: 'link', url, children: inlines(content) }
}

/** A line end. Named apart from the keyword. */
export function lineBreak(): D.Break {
  return { type: 'break' }
}

export function image(src: string, alt: string, size: { width?: number; height?: number } = {}): D.Image {
  return { type: 'image', src, alt, ...size }
}

/** A QR code; `size` in mm. */
export function qrCode(payload: string, alt: string, size = 20): D.QrCode {
  return { type: 'qrCode', payload, alt, size }
}

export function footnote(content: Blocks): D.Footnote {
  return { type: 'footnote', children: blocks(content) }
}

export function reference(target: string, shown: string): D.Reference {
  return { type: 'reference', target, text: shown }
}

export function field(name: string, label: string, options: Options<D.Field, 'name' | 'label'> = {}): D.Field {
  return { type: 'field', name, label, control: 'text', ...options }
}

export function span(content: Inlines, options: Options<D.Span, 'children'> = {}): D.Span {
  return { type: 'span', ...options, children: inlines(content) }
}

export function revision(
  change: D.Revision['change'],
  content: Inlines,
  options: Options<D.Revision, 'change' | 'children'> = {},
): D.Revision {
  return { type: 'revision', change, ...options, children: inlines(content) }
}

export function remark(author: string, remarkText: string, content: Inlines, date?: string): D.Remark {
  return {
    type: 'remark',
    author,
    text: remarkText,
    ...(date === undefined ? {} : { date }),
    children: inlines(content),
  }
}
