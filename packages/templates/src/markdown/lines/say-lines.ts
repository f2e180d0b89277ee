import type { Diagnostic } from '@gongwen/model'
import type { AuthorLine } from './author-lines.ts'

/** Says once for the whole text which lines were taken for paragraphs, and which were joined though they look ended. */
export function sayLines(lines: readonly AuthorLine[], file: string | undefined): Diagnostic[] {
  return [
    ...said(lines, 'end', file, {
      code: 'lines-parted',
      message: '紧接上一行而没有空行，已按另起一段排',
      remedy: '本是同一段的，写在一行里；要分段的，中间空一行',
    }),
    ...said(lines, 'joined', file, {
      code: 'lines-joined',
      message: '与上一行连成了一段',
      remedy: '要分段的，中间空一行；要在段内换行的，行末写反斜杠 \\',
    }),
  ]
}

function said(
  lines: readonly AuthorLine[],
  reading: AuthorLine['reading'],
  file: string | undefined,
  { code, message, remedy }: { code: string; message: string; remedy: string },
): Diagnostic[] {
  const found = lines.filter((line) => line.reading === reading).map(({ line }) => line)
  const [first] = found
  if (first === undefined) return []
  const named = found.slice(0, 6).join('、')
  const more = found.length > 6 ? `等 ${found.length} 行` : '行'
  const place = { ...(file === undefined ? {} : { file }), line: first }
  return [{ code, severity: 'info', message: `第 ${named} ${more}${message}`, remedy, place }]
}
