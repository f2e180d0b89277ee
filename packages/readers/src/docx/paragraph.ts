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
export function addText(paragraph: OpenParagraph, text: string, change: Change | undefined): void {
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

/**
 * Tracked changes in words, one note for each place, so that a letter that answers by editing the draft still says what it wants.
 * A paragraph that is new as a whole needs no note: it is the text itself.
 */
export function notesOn(paragraph: OpenParagraph): string[] {
  const { revisions, text } = paragraph
  const inserted = revisions.reduce((sum, { start, end }) => sum + end - start, 0)
  const deletes = revisions.some(({ change, text }) => change === 'delete' && text.trim() !== '')
  if (!deletes && inserted >= text.trim().length) return []
  const notes: string[] = []
  for (let at = 0; at < revisions.length; at++) {
    const one = revisions[at]
    const next = revisions[at + 1]
    if (!one || one.text.trim() === '') continue
    if (next && next.start === one.end && next.change !== one.change && next.text.trim() !== '') {
      const [from, to] = one.change === 'delete' ? [one.text, next.text] : [next.text, one.text]
      notes.push(`【修订】将“${from.trim()}”修改为“${to.trim()}”`)
      at++
    } else if (one.change === 'delete') notes.push(`【修订】删除“${one.text.trim()}”`)
    else notes.push(`【修订】${placeBefore(text, one.start)}增加“${one.text.trim()}”`)
  }
  return notes
}

/** The words that an insertion follows, or precedes at the start of a paragraph. */
function placeBefore(text: string, start: number): string {
  const before = /[^，。；：、\s]{1,20}[，。；：、]?$/.exec(text.slice(0, start))?.[0]
  return before ? `在“${before.replace(/[，。；：、]$/, '')}”后` : '在段首'
}
