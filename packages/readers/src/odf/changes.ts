import type { Revision } from '../read-text.ts'
import type { XmlHandler } from '../zip/xml.ts'

/** What tracked changes of a text are, by their id: a deletion with its words, or an insertion. */
export type Changes = Map<string, Pick<Revision, 'change' | 'text'>>

/** Reads the list of tracked changes that stands before a text. */
export function changesHandler(changes: Changes): XmlHandler {
  let id: string | undefined
  let inParagraph = false
  return {
    open(name, at) {
      if (name === 'text:changed-region') id = at['text:id'] ?? at['xml:id']
      else if (id === undefined) return
      else if (name === 'text:deletion') changes.set(id, { change: 'delete', text: '' })
      else if (name === 'text:insertion') changes.set(id, { change: 'insert', text: '' })
      else if (name === 'text:p' || name === 'text:h') inParagraph = true
    },
    close(name) {
      if (name === 'text:changed-region') id = undefined
      if (name === 'text:p' || name === 'text:h') inParagraph = false
    },
    text(text) {
      const change = id === undefined || !inParagraph ? undefined : changes.get(id)
      if (change) change.text += text
    },
  }
}
