import WordExtractor from 'word-extractor'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { openCompound } from '../ole.ts'
import { type ActiveContent, emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'
import { marginsBeside } from '../text/margins.ts'
import { changesOf } from './doc-changes.ts'
import { bare, paragraphsOutsideTables } from './outside-tables.ts'

/**
 * Reads a Word 97–2003 document (and WPS text, which is the same): body with its tracked changes, text boxes, notes, remarks; headers and
 * footers beside it. Throws `ReadFailure`.
 */
export async function readDoc(bytes: Uint8Array, limits: ReadLimits): Promise<ReadText> {
  refuseEncrypted(bytes)
  const whole = { filterUnicode: false }
  const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const plain = textBuilder(limits.text)
  const notes = safeChanges(bytes)
  const builder: typeof plain = {
    ...plain,
    paragraph(text) {
      const start = plain.paragraph(text)
      const key = text.trim()
      for (const note of notes.get(key) ?? []) plain.paragraph(note)
      notes.delete(key)
      return start
    },
  }
  addBody(builder, document.getBody(whole), paragraphsOutsideTables(bytes))
  for (const note of [...notes.values()].flat()) plain.paragraph(note)
  for (const more of [document.getTextboxes(whole), document.getFootnotes(whole), document.getEndnotes(whole)]) {
    for (const line of more.split('\n')) if (line.trim() !== '') builder.paragraph(line)
  }
  for (const remark of document.getAnnotations(whole).split('\n')) {
    if (remark.trim() !== '') builder.paragraph(`【批注】${remark.trim()}`)
  }
  const { names } = openCompound(bytes)
  const active: ActiveContent[] = [
    ...(names.some((name) => /^(?:Macros|_VBA_PROJECT|VBA)$/i.test(name)) ? [{ kind: 'macros' as const }] : []),
    ...(names.includes('ObjectPool') ? [{ kind: 'object' as const }] : []),
  ]
  const beside = marginsBeside('doc', document.getHeaders({ ...whole, includeFooters: true }).split('\n'))
  return {
    ...emptyText('doc'),
    ...builder.finish(),
    ...(active.length > 0 && { active }),
    ...(beside.length > 0 ? { beside } : {}),
  }
}

/** A document whose list of changes is damaged can still be read. */
function safeChanges(bytes: Uint8Array): Map<string, string[]> {
  try {
    return changesOf(bytes)
  } catch {
    return new Map()
  }
}

/** The flag fEncrypted of the file information block ([MS-DOC] 2.5.2). */
function refuseEncrypted(bytes: Uint8Array): void {
  const word = openCompound(bytes).stream('WordDocument')
  if (word && word.length > 12 && ((word[11] ?? 0) & 1) !== 0) {
    throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
  }
}

/** More lines than this between two rows: text between two tables, where the file itself does not say. */
const mostLinesOfCell = 12

/** A row ends in a tab and a line end; what stands before its first tab is text above the table, then the row's first cell. */
function addBody(builder: ReturnType<typeof textBuilder>, body: string, outside: readonly string[] | undefined): void {
  const pieces = body.split('\t\n')
  const after = pieces.pop() ?? ''
  const above = outside && linesAbove(outside)
  let columns = 0
  for (const piece of pieces) {
    const cells = piece.split('\t')
    const lines = (cells[0] ?? '').split('\n')
    const guess = lines.length <= mostLinesOfCell && Math.abs(cells.length - columns) <= 2 ? 0 : lines.length - 1
    const before = above ? above(lines) : columns > 0 ? guess : lines.length - 1
    if (columns === 0 || before > 0) {
      if (columns > 0) builder.closeTable()
      for (const line of lines.slice(0, before)) builder.paragraph(line)
      cells[0] = lines.slice(before).join('\n')
      builder.openTable()
    }
    columns = cells.length
    builder.openRow()
    for (const cell of cells) {
      builder.openCell()
      for (const line of cell.split('\n')) builder.paragraph(line.trim())
      builder.closeCell()
    }
    builder.closeRow()
  }
  if (columns > 0) builder.closeTable()
  for (const line of after.trimEnd().split('\n')) builder.paragraph(line)
}

/** How far ahead a paragraph is looked for when one before it was read differently. */
const farthestAhead = 20

/** Counts the lines at the start that stand outside tables, row after row. */
function linesAbove(outside: readonly string[]): (lines: readonly string[]) => number {
  let next = 0
  return (lines) => {
    let count = 0
    for (const [index, line] of lines.slice(0, -1).entries()) {
      const words = bare(line)
      if (words === '') continue
      const at = outside.slice(next, next + farthestAhead).indexOf(words)
      if (at < 0) break
      next += at + 1
      count = index + 1
    }
    return count
  }
}
