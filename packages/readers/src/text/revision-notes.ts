import type { Revision } from '../read-text.ts'

/**
 * Tracked changes in words, one note for each place, so that a letter that answers by editing the draft still says what it wants.
 * A paragraph that is new as a whole needs no note: it is the text itself.
 */
export function notesOn({ revisions, text }: { revisions: readonly Revision[]; text: string }): string[] {
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
