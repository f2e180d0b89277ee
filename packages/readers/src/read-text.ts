import type { FileFormat } from './format.ts'

/** A document as text, with the places of what stood in tables, form fields and margins. Offsets are UTF-16 code units into `text`. */
export interface ReadText {
  /** What the file is, by its bytes. */
  format: FileFormat
  /** Paragraphs on lines of their own; a table row by row, its cells apart by tabs. */
  text: string
  tables: TextTable[]
  /** Values of form fields: content controls and legacy fields of DOCX, AcroForm fields of PDF. */
  fields: FormField[]
  /** Tracked changes; an insertion stands in `text`, a deletion only here and in the note line below its paragraph. */
  revisions: Revision[]
  /** Pages of PDF and OFD, sheets of a spreadsheet: where each begins. The name is the sheet's, or the page number as printed. */
  pages?: { name?: string; start: number; end: number }[]
  /** Pages (from 1) that hold a picture and hardly any text: a person or OCR has to read them. `[]` or left out when there are none. */
  scanned?: number[]
  /** Text of scanned pages was recognised in their pictures: it may be wrong in places. */
  recognised?: true
  /** What the file would run or fetch when its own program opens it; reading does neither. Left out when there is nothing. */
  active?: ActiveContent[]
  /** What stood in an archive or mail, already read, in directory order. */
  inner?: { name: string; read: ReadText }[]
  /** In the file, but no part of its text, each read by itself: 页眉页脚 (`margins`), charts, embedded files. */
  beside?: { name: string; read: ReadText; margins?: true }[]
}

/** A file inside a file. Its name is a label, never a path. */
export interface Embedded {
  name: string
  bytes: Uint8Array
}

/** A document read by itself, the files in it still to be read. */
export interface ReadWithin extends ReadText {
  embedded?: Embedded[]
}

/** Macros, an object of another program, or something outside the file that it asks for. */
export interface ActiveContent {
  kind: 'macros' | 'template' | 'picture' | 'object' | 'data'
  /** Where it lies outside the file, as written. */
  target?: string
}

/** A table of the text, nested ones after the outer one. */
export interface TextTable {
  start: number
  end: number
  rows: TextCell[][]
}

/** A cell: `[start, end)` of the text. */
export interface TextCell {
  start: number
  end: number
  /** Column of the grid, from 0, and how many it spans. */
  column: number
  span: number
  /** Continues the cell above. */
  merged?: true
}

/** What someone filled in. */
export interface FormField {
  /** Name for machines: the control's tag, the legacy field's or AcroForm name. */
  tag: string
  /** Name for people: the control's title, the AcroForm's tooltip. */
  label: string
  kind: 'text' | 'choice' | 'checkbox' | 'date' | 'picture' | 'signature' | 'other'
  /** As shown; `true`/`false` for a checkbox, an ISO date where the file keeps one, empty while only the prompt is shown. */
  value: string
  /** The value behind the shown option of a choice, where it differs. */
  option?: string
  /** Place in the text; equal where the value is not part of it. */
  start: number
  end: number
  /** Repeating sections around it, outermost first; `item` counts from 0. */
  within: { tag: string; item: number }[]
}

/** A tracked change. `start === end` for a deletion. */
export interface Revision {
  change: 'insert' | 'delete'
  start: number
  end: number
  text: string
  author?: string
  /** ISO, as the author's program had it. */
  date?: string
}

/** An empty document of a format, to be filled in. */
export function emptyText(format: FileFormat, text = ''): ReadText {
  return { format, text, tables: [], fields: [], revisions: [] }
}
