/** What a stretch of text is, as far as rules care. */
export type PassageKind =
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'cell'
  | 'recipients'
  | 'attachment-title'
  | 'document-number'
  | 'signature-date'
  | 'organ'
  | 'other'

/** Text that belongs together: a paragraph, a cell, a value of front matter. What is no prose inside is one U+FFFC. */
export interface Passage {
  kind: PassageKind
  text: string
  /** Where each character stands in the source; undefined when the text has no source (a filled template). */
  offsets?: readonly number[]
  /** False where source and text differ (escapes, entities), so nothing can be replaced safely. */
  exact: boolean
  /** For people, when there is no source: 标题, 第3段. */
  part?: string
}

/** Stands for code, addresses, pictures, fields. */
export const notProse = '\ufffc'
