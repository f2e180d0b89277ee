import type { Place } from './diagnostic.ts'
import type { Mark } from './mark.ts'

/**
 * The document between Markdown and paper: plain JSON, meaning without spelling. Writers turn it into DOCX or, through
 * layout, into PDF and SVG. Clause numbers are those of GB/T 9704-2012. Lengths are millimetres unless a name says points.
 */
export interface Document {
  type: 'document'
  setup: PageSetup
  properties: Properties
  children: Block[]
}

/** What kind of page the text stands on. */
export interface PageSetup {
  /** `official` 一般公文 (5–7), `letter` 信函 (10.1), `order` 命令 (10.2), `minutes` 纪要 (10.3); the others are no 公文. */
  kind: 'official' | 'letter' | 'order' | 'minutes' | 'report' | 'form' | 'certificate'
  orientation: 'portrait' | 'landscape'
  /** Paper in mm, upright; A4 (5.1) when left out. */
  paper?: { width: number; height: number }
  /** Distances from the paper's edge; those of the kind when left out (5.2.1). */
  margins?: { top: number; right: number; bottom: number; left: number }
  /** Printed on both sides: 版记 goes to an even page, folios change sides (7.5). */
  duplex: boolean
  /** `outer` odd right, even left (7.5); `centre` for plain material; `none`. */
  folio: 'outer' | 'centre' | 'none'
  /** Western letters and digits in the face of the text, or in a roman face (local practice). */
  latin: 'body' | 'roman'
  /** Each mark in a cell of its own, as office programs set it (the usual), or marks that give up half of it (CLREQ 3.1.6). */
  punctuation?: 'full' | 'squeezed'
  /** Drawn under every page: a built-in design, or an image or PDF page the host is asked for. */
  background?: { design: string } | { src: string }
}

/** Written into the file's properties. Dates are given, never asked of a clock. */
export interface Properties {
  title: string
  subject?: string
  /** The issuing organ; no person is named as author. */
  organ?: string
  keywords?: string[]
  /** ISO date and time with offset: when the document was made. */
  created?: string
}

interface NodeBase {
  /** Where in the author's file it was written. */
  position?: Place
}

// ---------------------------------------------------------------------------------------------- 版头 (7.2)

/** 版头. Its parts stand in the order of the standard; what is left out is not printed. */
export interface Masthead extends NodeBase {
  type: 'masthead'
  /** 份号, six digits (7.2.1). */
  serial?: string
  /** 紧急程度 (7.2.3). */
  urgency?: '特急' | '加急'
  /** 发文机关 of the 标志, lead organ first (7.2.4). */
  organs: string[]
  /** What follows the organs in the 标志: `文件`, `` for 信函, `令`, or `纪要`. */
  suffix: string
  /** 发文字号 `台政发〔2023〕12号` (7.2.5), or 令号 `第12号` (10.2). */
  number?: string
  /** 签发人 of an upward document (7.2.6). */
  signers?: string[]
}

// ---------------------------------------------------------------------------------------------- 主体 (7.3)

/** 标题 (7.3.1). A `break` inside fixes a line end; otherwise layout breaks by meaning. */
export interface Title extends NodeBase {
  type: 'title'
  children: Inline[]
  /** `（征求意见稿）` and the like, set below in 楷体. */
  subtitle?: Inline[]
}

/** 主送机关 with its colon (7.3.2). */
export interface Recipients extends NodeBase {
  type: 'recipients'
  children: Inline[]
}

/** A numbered or plain heading (7.3.3). */
export interface Heading extends NodeBase {
  type: 'heading'
  /** 1 一、黑体 · 2 （一）楷体 · 3 1. · 4 （1） · 5 ①; deeper levels are set as 5. */
  level: 1 | 2 | 3 | 4 | 5
  mark?: Mark
  children: Inline[]
  /** Text that runs on in the same paragraph: （一）加强领导。市科技局…… */
  body?: Inline[]
  /** For cross references and bookmarks. */
  id?: string
}

/** 正文 (7.3.3): first line indented by two characters unless said otherwise. */
export interface Paragraph extends NodeBase {
  type: 'paragraph'
  children: Inline[]
  indent?: 'first-line' | 'none' | 'block'
  align?: 'left' | 'center' | 'right' | 'justify'
}

export interface List extends NodeBase {
  type: 'list'
  ordered: boolean
  start: number
  children: ListItem[]
}

export interface ListItem extends NodeBase {
  type: 'listItem'
  /** A task list's box. */
  checked?: boolean
  children: Block[]
}

export interface Quotation extends NodeBase {
  type: 'quotation'
  children: Block[]
}

/** Text set as typed, in a monospaced manner. */
export interface Listing extends NodeBase {
  type: 'listing'
  value: string
}

/** A thin rule across the text. */
export interface Rule extends NodeBase {
  type: 'rule'
}

/** A table; every cell of the grid that no span covers is present. */
export interface Table extends NodeBase {
  type: 'table'
  caption?: Inline[]
  /** One per column: `width` as a share of the whole (any positive number); by content when left out. */
  columns: { width?: number; align?: 'left' | 'center' | 'right' }[]
  /** The first rows that repeat on each page. */
  headRows: number
  rows: TableRow[]
  /** Without rules: used to place things side by side. */
  borderless?: boolean
}

export interface TableRow extends NodeBase {
  type: 'tableRow'
  cells: TableCell[]
  /** Least height in mm. */
  height?: number
  /** A form's repeating row: the name of the list it shows one entry of. */
  repeats?: string
}

export interface TableCell extends NodeBase {
  type: 'tableCell'
  children: Block[]
  columnSpan?: number
  rowSpan?: number
  head?: boolean
  align?: 'left' | 'center' | 'right'
  verticalAlign?: 'top' | 'middle' | 'bottom'
}

/** A picture of its own, with a caption. */
export interface Figure extends NodeBase {
  type: 'figure'
  image: Image
  caption?: Inline[]
}

/** A chart drawn from its data; vector on paper. */
export interface Chart extends NodeBase {
  type: 'chart'
  form: 'bar' | 'line' | 'radar' | 'pie'
  caption?: Inline[]
  /** Read out by screen readers, and the alt text in DOCX. */
  alt: string
  unit?: string
  categories: string[]
  series: { name: string; values: (number | null)[] }[]
  /** Upper end of the value axis; chosen from the data when left out. */
  maximum?: number
  /** Height in mm. */
  height?: number
}

/** 附件说明 below the text (7.3.4). One attachment carries no number. */
export interface AttachmentList extends NodeBase {
  type: 'attachmentList'
  titles: string[]
}

/** 发文机关署名、成文日期、印章 (7.3.5). Several organs sign side by side (7.3.5.1). */
export interface Signature extends NodeBase {
  type: 'signature'
  organs: { name: string; seal?: Image }[]
  /** ISO date `2025-06-03`; writers spell it 2025年6月3日 (7.3.5.4). */
  date: string
  /** Room is left for a seal, or a seal is placed (7.3.5.1); otherwise 7.3.5.2. */
  sealed: boolean
  /** 签名章 of the signing person instead of organs (7.3.5.3). */
  signedBy?: { post: string; name: string; stamp?: Image }
}

/** 附注 `此件公开发布`, without its brackets (7.3.6). */
export interface Note extends NodeBase {
  type: 'note'
  text: string
}

/** 附件 (7.3.7): starts a new page. `number` when there are several. */
export interface Attachment extends NodeBase {
  type: 'attachment'
  number?: number
  /** As in 附件说明. */
  title: string
  /** Not bound with the text: 发文字号 stands before 附件. */
  detachedFrom?: string
  /** The page label and the title are printed unless this is set: a draft attached whole has its own title. */
  plain?: boolean
  children: Block[]
}

/** 版记 on the last page (7.4). */
export interface Imprint extends NodeBase {
  type: 'imprint'
  /** 主送机关 that did not fit on page one (7.3.2). */
  recipients?: string
  /** 抄送机关 (7.4.2), without `抄送：` and full stop. */
  copies?: string
  /** 印发机关 (7.4.3). */
  printer?: string
  /** 印发日期, ISO. */
  printed?: string
}

/** 出席、请假、列席 of 纪要 (10.3). */
export interface Attendance extends NodeBase {
  type: 'attendance'
  label: string
  names: string
}

// ---------------------------------------------------------------------------------------------- pages and placing

export interface PageBreak extends NodeBase {
  type: 'pageBreak'
}

/** Pages of another orientation: landscape tables (8). Starts and ends on a page of its own. */
export interface Section extends NodeBase {
  type: 'section'
  orientation: 'portrait' | 'landscape'
  children: Block[]
}

/** 目录 of a report. */
export interface Contents extends NodeBase {
  type: 'contents'
  /** Deepest heading level shown. */
  depth: number
}

/** Something at a fixed place of the page: certificates, covers. */
export interface Box extends NodeBase {
  type: 'box'
  /** Upper left corner and size in mm from the paper's upper left. */
  x: number
  y: number
  width: number
  height: number
  align: 'left' | 'center' | 'right'
  verticalAlign: 'top' | 'middle' | 'bottom'
  face: Face
  /** Points. */
  size: number
  /** Smallest size in points that a long text may shrink to; it is not shrunk when left out. */
  smallest?: number
  /** Distance between baselines in points; 1.5 × size when left out. */
  leading?: number
  /** `#RRGGBB`. */
  color?: string
  /** Extra space between characters, in em. */
  tracking?: number
  /** Changes from copy to copy: what `--overprint` prints. */
  variable?: boolean
  children: Block[]
}

/** 签字、盖章 boxes of forms: one cell a party, with room to sign and a date line. */
export interface SignatureBox extends NodeBase {
  type: 'signatureBox'
  /** `牵头单位意见`, and below right `（盖章）`, `年　月　日`. */
  parties: { title: string; text?: string; sign: string }[]
  /** Height of the room in mm. */
  height: number
}

/** Every block. Closed on purpose: a type added here does not compile until each writer handles it. */
export type Block =
  | Masthead
  | Title
  | Recipients
  | Heading
  | Paragraph
  | List
  | Quotation
  | Listing
  | Rule
  | Table
  | Figure
  | Chart
  | AttachmentList
  | Signature
  | Note
  | Attachment
  | Imprint
  | Attendance
  | PageBreak
  | Section
  | Contents
  | Box
  | SignatureBox

// ---------------------------------------------------------------------------------------------- inlines

/** The faces by role: 仿宋 body, 楷体 second level, 黑体 first level, 小标宋 title, 宋体 folio. */
export type Face = 'fangsong' | 'kaiti' | 'heiti' | 'xiaobiaosong' | 'songti'

export interface Text extends NodeBase {
  type: 'text'
  value: string
}

export interface Strong extends NodeBase {
  type: 'strong'
  children: Inline[]
}

/** Set in 楷体: Chinese has no italics. */
export interface Emphasis extends NodeBase {
  type: 'emphasis'
  children: Inline[]
}

/** Struck through by the author. */
export interface Strike extends NodeBase {
  type: 'strike'
  children: Inline[]
}

export interface Code extends NodeBase {
  type: 'code'
  value: string
}

export interface Link extends NodeBase {
  type: 'link'
  url: string
  title?: string
  children: Inline[]
}

export interface Break extends NodeBase {
  type: 'break'
}

/** A picture; the host is asked for the bytes of `src`. Sizes in mm; its own at 96 dpi when left out. */
export interface Image extends NodeBase {
  type: 'image'
  src: string
  alt: string
  width?: number
  height?: number
}

/** A QR code of `payload`, drawn as vectors. `size` in mm. */
export interface QrCode extends NodeBase {
  type: 'qrCode'
  payload: string
  alt: string
  size: number
}

export interface Footnote extends NodeBase {
  type: 'footnote'
  children: Block[]
}

/** Points at a heading's `id`; shows its number. `text` is what it showed when it was written. */
export interface Reference extends NodeBase {
  type: 'reference'
  target: string
  text: string
}

/** A form's field: native control in DOCX and PDF, a ruled or boxed place on paper. */
export interface Field extends NodeBase {
  type: 'field'
  /** Path in the data: `lead.name`, or relative to the entry inside a repeating row. */
  name: string
  /** Chinese name, from the schema's title. */
  label: string
  control: 'text' | 'multiline' | 'number' | 'date' | 'choice' | 'checkbox' | 'picture'
  options?: { value: string; label: string }[]
  /** As a person would type it; `true`/`false` for a checkbox. */
  value?: string
  placeholder?: string
  required?: boolean
  /** Least width in mm. */
  width?: number
}

/** Text in another face, size or colour where a template asks for it. */
export interface Span extends NodeBase {
  type: 'span'
  face?: Face
  /** Points. */
  size?: number
  color?: string
  underline?: boolean
  children: Inline[]
}

/** A tracked change: text put in or taken out, native in DOCX, coloured on paper. */
export interface Revision extends NodeBase {
  type: 'revision'
  change: 'insert' | 'delete'
  author?: string
  /** ISO date and time. */
  date?: string
  children: Inline[]
}

/** Text that someone remarked on: a native comment in DOCX, a footnote on paper. */
export interface Remark extends NodeBase {
  type: 'remark'
  author: string
  date?: string
  text: string
  children: Inline[]
}

export type Inline =
  | Text
  | Strong
  | Emphasis
  | Strike
  | Code
  | Link
  | Break
  | Image
  | QrCode
  | Footnote
  | Reference
  | Field
  | Span
  | Revision
  | Remark

/** Anything in the tree. */
export type Node = Document | Block | ListItem | TableRow | TableCell | Inline
