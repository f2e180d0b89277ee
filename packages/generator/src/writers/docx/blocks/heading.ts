import { formatMark, type Heading } from '@gongwen/model'
import { bookmarked } from '../bookmark.ts'
import { beginsCircled } from '../circled.ts'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import { type Format, run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** Faces of the first two levels where text runs on behind them; the others are set like the text (7.3.3). */
const faces: Format[] = [{ face: 'heiti' }, { face: 'kaiti' }]

/** Marks of laws are set off from what follows; those of the outline bring their own 、 or bracket. */
const setOff = new Set(['part', 'subpart', 'chapter', 'section', 'article'])

/** 层次标题, alone or with the text that runs on behind it (GB/T 9704-2012, 7.3.3). */
export function heading(node: Heading, scope: Scope): string {
  const { level, children, body, id } = node
  const { references } = scope.writing
  const format = body ? (faces[level - 1] ?? {}) : {}
  const listed = references.contents.get(node)
  const content = markRuns(node, format, scope) + inlines(children, format, scope)
  const target = id === undefined ? undefined : references.bookmarks.get(id)
  const whole = target !== undefined && !coversMark(node, scope) ? bookmarked(target, content, scope) : content
  const marked = bookmarked(listed, whole, scope)
  if (!body) return paragraph(scope, `Heading${level}`, marked)
  return paragraph(scope, `RunIn${level}`, marked + inlines(body, {}, scope))
}

/** The number, with the bookmark on what references show of it. */
function markRuns(node: Heading, format: Format, scope: Scope): string {
  if (!node.mark) return ''
  const text = formatMark(node.mark)
  const gap = setOff.has(node.mark.form) ? '\u3000' : beginsCircled(text) ? '\t' : ''
  if (!coversMark(node, scope)) return run(text + gap, format, scope)
  const { bookmarks, shown } = scope.writing.references
  const part = shown.get(node.id!)!
  const at = text.indexOf(part)
  return (
    run(text.slice(0, at), format, scope) +
    bookmarked(bookmarks.get(node.id!), run(part, format, scope), scope) +
    run(text.slice(at + part.length) + gap, format, scope)
  )
}

/** References show characters of the number, so that the bookmark can stand on just these. */
function coversMark({ id, mark }: Heading, scope: Scope): boolean {
  const shown = id === undefined ? undefined : scope.writing.references.shown.get(id)
  return mark !== undefined && shown !== undefined && shown !== '' && formatMark(mark).includes(shown)
}
