import type { Revision } from '../read-text.ts'
import type { textBuilder } from '../text/builder.ts'
import { notesOn } from '../text/revision-notes.ts'
import type { XmlHandler } from '../zip/xml.ts'
import type { Changes } from './changes.ts'
import { type ListStyles, labelOf } from './lists.ts'

/** What is kept apart, and who remarked when. */
const passedOver = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:note-citation',
  'dc:creator',
  'dc:date',
  'meta:creator-initials',
])

interface OpenList {
  style: string
  counts: number[]
  fresh: boolean
}

interface Line {
  text: string
  revisions: Revision[]
  remarks: string[]
  /** Of a footnote or endnote: it follows the text. */
  ofNote: boolean
}

/** A handler for paragraphs, tables, notes and remarks of an OpenDocument text; `finish` adds the notes after the text. */
export function contentHandler(
  builder: ReturnType<typeof textBuilder>,
  styles: ListStyles,
  changes: Changes = new Map(),
): { handler: XmlHandler; revisions: Revision[]; finish(): void } {
  const lists: OpenList[] = []
  const counters = new Map<string, number[]>()
  /** Lines that are open: a note or a text box interrupts the paragraph it stands in. */
  const lines: Line[] = []
  const notes: string[] = []
  const begun = new Map<string, number>()
  const revisions: Revision[] = []
  let inNote = 0
  let remark: string | undefined
  let skipped = 0

  function flush(): void {
    const line = lines.pop()
    if (!line) return
    if (line.ofNote) {
      if (line.text.trim() !== '') notes.push(line.text)
      return
    }
    const list = lists.at(-1)
    const label = list?.fresh ? labelOf(styles, list.style, lists.length - 1, list.counts) : ''
    if (list) list.fresh = false
    const text = line.text.replace(/[ \t\r\n]*\n[ \t\r\n]*/g, '\n')
    const mark = label === '' || /[、）)．，：\s]$/.test(label) ? label : `${label} `
    const start = builder.paragraph(mark + text) + mark.length
    for (const one of line.revisions) revisions.push({ ...one, start: start + one.start, end: start + one.end })
    for (const note of notesOn(line)) builder.paragraph(note)
    for (const each of line.remarks) builder.paragraph(`【批注】${each}`)
  }

  function changed(name: string, id: string): void {
    const line = lines.at(-1)
    const change = changes.get(id)
    if (!line || !change) return
    const at = line.text.length
    if (name === 'text:change' && change.change === 'delete') line.revisions.push({ ...change, start: at, end: at })
    else if (name === 'text:change-start') begun.set(id, at)
    else if (name === 'text:change-end') {
      const start = Math.min(begun.get(id) ?? 0, at)
      line.revisions.push({ change: 'insert', start, end: at, text: line.text.slice(start) })
    }
  }

  const handler: XmlHandler = {
    open(name, at) {
      if (skipped > 0 || passedOver.has(name)) {
        skipped++
        return
      }
      if (name === 'office:annotation') remark = ''
      else if (remark !== undefined) {
        if (name === 'text:p' && remark !== '') remark += '\n'
      } else if (name === 'text:note-body') inNote++
      else if (name === 'text:p' || name === 'text:h')
        lines.push({ text: '', revisions: [], remarks: [], ofNote: inNote > 0 })
      else if (name === 'text:s') say(' '.repeat(Math.min(1000, Number(at['text:c'] ?? 1) || 1)))
      else if (name === 'text:tab') say('\t')
      else if (name === 'text:line-break') say('\n')
      else if (/^text:change(?:-start|-end)?$/.test(name)) changed(name, at['text:change-id'] ?? '')
      else if (name === 'text:list') {
        const style = at['text:style-name'] ?? lists.at(-1)?.style ?? ''
        const continues = at['text:continue-numbering'] === 'true' || at['text:continue-list'] !== undefined
        const counts = lists.at(-1)?.counts ?? (continues ? counters.get(style) : undefined) ?? []
        counters.set(style, counts)
        lists.push({ style, counts, fresh: false })
      } else if (name === 'text:list-item') {
        const list = lists.at(-1)
        if (!list) return
        const depth = lists.length - 1
        const start = styles.get(list.style)?.get(depth)?.start ?? 1
        list.counts[depth] = at['text:start-value']
          ? Number(at['text:start-value'])
          : (list.counts[depth] ?? start - 1) + 1
        list.counts.length = depth + 1
        list.fresh = true
      } else if (name === 'table:table') builder.openTable()
      else if (name === 'table:table-row') builder.openRow()
      else if (name === 'table:table-cell') {
        builder.openCell({ span: Math.min(1000, Number(at['table:number-columns-spanned'] ?? 1) || 1) })
      } else if (name === 'table:covered-table-cell') skipped++
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      if (name === 'office:annotation') {
        if (remark?.trim()) lines.at(-1)?.remarks.push(remark.trim())
        remark = undefined
      } else if (remark !== undefined) return
      else if (name === 'text:note-body') inNote--
      else if (name === 'text:p' || name === 'text:h') flush()
      else if (name === 'text:list') lists.pop()
      else if (name === 'table:table-cell') builder.closeCell()
      else if (name === 'table:table-row') builder.closeRow()
      else if (name === 'table:table') builder.closeTable()
    },
    text(text) {
      if (skipped > 0) return
      if (remark !== undefined) remark += text.trim() === '' ? '' : text
      else say(text.replace(/[\r\n\t ]+/g, ' '))
    },
  }

  function say(text: string): void {
    const line = lines.at(-1)
    if (line) line.text += text
  }
  return {
    handler,
    revisions,
    finish() {
      for (const note of notes) builder.paragraph(note)
    },
  }
}
