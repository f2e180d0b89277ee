import { type Diagnostic, formatMark, parseMark, type Result } from '@gongwen/model'
import { type Numbered, sequences } from './numbered.ts'
import type { Passage } from './passage.ts'
import { passagesOfMarkdown } from './passages-of-markdown.ts'

/**
 * Numbers the typed outline anew after something was put in or taken out: 一、三、四、 become 一、二、三、; 第X条 as well. The first
 * number of each run stays, so lists that run on through the text keep doing so. Numbers named in sentences (见第三条) stay;
 * `:引[名称]` follows by itself.
 */
export function renumber(markdown: string): Result<string> {
  const source = markdown.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const passages = passagesOfMarkdown(source)
  const diagnostics: Diagnostic[] = []
  const edits = [...sequences(passages), articlesOf(passages)].flatMap((run) =>
    run.flatMap((entry, index) => {
      const first = run[0]!
      const wanted = formatMark({ ...entry.mark, ordinal: first.mark.ordinal + index })
      const label = parseMark(entry.passage.text)?.label ?? ''
      const offset = entry.passage.offsets?.[entry.passage.text.indexOf(label)]
      if (entry.mark.ordinal === first.mark.ordinal + index || offset === undefined || label === '') return []
      const line = source.slice(0, offset).split('\n').length
      diagnostics.push({
        code: 'outline-renumbered',
        severity: 'info',
        message: `${label}改为${wanted}`,
        place: { line },
      })
      return [{ offset, label, wanted }]
    }),
  )
  const value = edits
    .sort((left, right) => right.offset - left.offset)
    .reduce(
      (text, { offset, label, wanted }) => text.slice(0, offset) + wanted + text.slice(offset + label.length),
      source,
    )
  return { value, diagnostics: diagnostics.sort((left, right) => (left.place?.line ?? 0) - (right.place?.line ?? 0)) }
}

/** Articles run through the whole text; 第三条之二 stands between. */
function articlesOf(passages: readonly Passage[]): Omit<Numbered, 'form'>[] {
  return passages.flatMap((passage) => {
    const parsed = passage.kind === 'paragraph' || passage.kind === 'heading' ? parseMark(passage.text) : undefined
    if (parsed?.mark.form !== 'article' || !parsed.spaced || parsed.mark.sub !== undefined) return []
    return [{ passage, mark: parsed.mark, length: parsed.length }]
  })
}
