import type { Revision } from '../read-text.ts'
import type { ListPlace } from './numbering.ts'

/** A paragraph being put together; offsets count from its own first character. */
export interface OpenParagraph {
  text: string
  style?: string
  list: ListPlace
  revisions: Revision[]
  /** Called with where the text begins once that is known. */
  placed: ((start: number) => void)[]
  /** Remarks anchored here: what they are about, and their id. */
  remarks: { id: string; about: string }[]
  labelled: boolean
}

/** A paragraph with nothing in it. */
export function openParagraph(): OpenParagraph {
  return { text: '', list: {}, revisions: [], placed: [], remarks: [], labelled: false }
}

/** Who changed the text around the reader's place, and how. */
export interface Change {
  change: Revision['change']
  author?: string
  date?: string
}

/** Adds text, noting the tracked change it belongs to; deleted text is noted and left out. */
export function addText(
  paragraph: Pick<OpenParagraph, 'text' | 'revisions'>,
  text: string,
  change: Change | undefined,
): void {
  const at = paragraph.text.length
  if (change) {
    const last = paragraph.revisions.at(-1)
    const goes = change.change === 'delete' ? 0 : text.length
    if (last && last.end === at && last.change === change.change && last.author === change.author) {
      last.text += text
      last.end += goes
    } else paragraph.revisions.push({ ...change, start: at, end: at + goes, text })
  }
  if (change?.change !== 'delete') paragraph.text += text
}
