import type { Face } from '@gongwen/model'
import type { Squares } from './squares.ts'

/**
 * A finished page: items at fixed places, in points from the upper left corner, y downwards.
 * PDF, SVG and OFD see nothing else.
 */
export interface Frame {
  /** As a reader sees the page, after it is turned. */
  width: number
  height: number
  /** In drawing order. */
  items: FrameItem[]
  /**
   * The paper is upright and a viewer turns it clockwise by so many degrees to show the frame: landscape tables bound
   * at the long edge (GB/T 9704-2012, 8). The head of such a table is at the left edge of the paper, which is 订口 on odd
   * pages and 切口 on even ones: layout sets 90 on both.
   */
  rotate: 0 | 90 | 270
  /** As printed: `3`; undefined on pages without one. */
  folio?: string
}

export type FrameItem = TextItem | PathItem | SquaresItem | ImageItem | LinkItem | FieldItem

interface ItemBase {
  /** Index into `Frames.tags`: the meaning of this item. Undefined is an artefact (folio, rule, border, background). */
  tag?: number
}

/** Characters on one baseline in one font and size. */
export interface TextItem extends ItemBase {
  type: 'text'
  /** Baseline origin of the first character. */
  x: number
  y: number
  font: FontKey
  size: number
  /** `#RRGGBB`. */
  color: string
  text: string
  /** Where each character (code point) starts, from `x`, in points; same count as code points in `text`. */
  offsets: number[]
  /** The line runs down the page, characters turned clockwise: the number of a page that is turned. */
  turn?: 90
  /** Space characters and breaks that the author wrote and the line swallowed: kept for extraction, `''` when none. */
  trailing?: string
}

/** A face of a role, or the one that stood in for a missing character. */
export type FontKey = Face

/** Straight and curved lines, filled or stroked. `d` is an SVG path with absolute M L C Z only. */
export interface PathItem extends ItemBase {
  type: 'path'
  d: string
  fill?: string
  /** `evenodd` when set so; else nonzero. */
  fillRule?: 'evenodd'
  stroke?: { color: string; width: number; dash?: number[] }
}

/** A pattern of equal squares: a QR code. */
export interface SquaresItem extends ItemBase, Squares {
  type: 'squares'
  /** Upper left corner. */
  x: number
  y: number
  /** Edge of a square in points. */
  step: number
  color: string
}

/** A picture or a page of a PDF, asked of the host by `src`. */
export interface ImageItem extends ItemBase {
  type: 'image'
  src: string
  x: number
  y: number
  width: number
  height: number
}

export interface LinkItem extends ItemBase {
  type: 'link'
  x: number
  y: number
  width: number
  height: number
  url?: string
  /** Page index and y of the target inside the document. */
  target?: { page: number; y: number }
}

/** A form's field. Rules and boxes around it are other items. */
export interface FieldItem extends ItemBase {
  type: 'field'
  /** Path in the data, `lead.name` or `members.0.name`; the same name twice is one field shown twice. */
  name: string
  label: string
  control: 'text' | 'multiline' | 'number' | 'date' | 'choice' | 'checkbox' | 'picture'
  options?: { value: string; label: string }[]
  value: string
  required: boolean
  x: number
  y: number
  width: number
  height: number
  font: FontKey
  size: number
  /** How the value stands in the field; `left` when left out. */
  align?: 'center' | 'right'
  /**
   * The value as it is set inside the field, in page coordinates: PDF keeps it in the field, so that it goes when
   * someone types over it. Empty for a checkbox, whose tick the writers draw when `value` is `true`.
   */
  appearance: (TextItem | PathItem)[]
}

/** Roles of PDF 1.7 (ISO 32000-1, 14.8.4) that our documents use. */
export type TagRole =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'H5'
  | 'H6'
  | 'P'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'THead'
  | 'TBody'
  | 'Span'
  | 'Link'
  | 'Note'
  | 'Reference'
  | 'Figure'
  | 'Form'
  | 'Code'
  | 'Annot'

/** A node of the structure tree. Items name the node they belong to; its order is reading order. */
export interface Tag {
  role: TagRole
  /** Index of the parent; undefined for the root only. */
  parent?: number
  /** Text for those who do not see the picture. */
  alt?: string
  /** What the marks stand for when they are not characters. */
  actualText?: string
  /** Of a TH or TD. */
  scope?: 'Column' | 'Row' | 'Both'
  rowSpan?: number
  columnSpan?: number
  id?: string
}

/** A bookmark of the navigation pane. */
export interface Bookmark {
  title: string
  level: number
  page: number
  y: number
}

/** The whole document, laid out. */
export interface Frames {
  pages: Frame[]
  tags: Tag[]
  bookmarks: Bookmark[]
}
