/** A spreadsheet to be handed out: plain data; the xlsx writer gives it its looks. */
export interface Workbook {
  title: string
  /** ISO date and time, for the file's properties. */
  created?: string
  sheets: WorkbookSheet[]
}

/** One sheet: a head row, rows below it; the head stays in view and repeats in print (A4). */
export interface WorkbookSheet {
  /** At most 31 characters, without `[]:*?/\`. */
  name: string
  columns: WorkbookColumn[]
  rows: (string | number | null)[][]
  /** A line above the head, across all columns. */
  heading?: string
  landscape?: boolean
  /** Locked columns cannot be typed into; the others can. No password. */
  locked?: boolean
  /** Rows whose text is bold with a tint: group heads. Indexes into `rows`. */
  groups?: number[]
}

export interface WorkbookColumn {
  title: string
  /** In half-width characters. */
  width: number
  align?: 'left' | 'center' | 'right'
  /** Drop-down list. */
  choices?: string[]
  locked?: boolean
  hidden?: boolean
  /** How numbers are shown; text when left out. */
  format?: 'number' | 'percent' | 'score'
}
