import WordExtractor from 'word-extractor'
import { ReadFailure } from '../failure.ts'
import type { ReadLimits } from '../limits.ts'
import { openCompound } from '../ole.ts'
import { emptyText, type ReadText } from '../read-text.ts'
import { textBuilder } from '../text/builder.ts'

/** Reads a Word 97–2003 document (and WPS text, which is the same): body, notes, text boxes, remarks. Throws `ReadFailure`. */
export async function readDoc(bytes: Uint8Array, limits: ReadLimits): Promise<ReadText> {
  refuseEncrypted(bytes)
  const whole = { filterUnicode: false }
  const document = await new WordExtractor().extract(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const builder = textBuilder(limits.text)
  addBody(builder, document.getBody(whole))
  for (const more of [document.getTextboxes(whole), document.getFootnotes(whole), document.getEndnotes(whole)]) {
    for (const line of more.split('\n')) if (line.trim() !== '') builder.paragraph(line)
  }
  for (const remark of document.getAnnotations(whole).split('\n')) {
    if (remark.trim() !== '') builder.paragraph(`【批注】${remark.trim()}`)
  }
  return { ...emptyText('doc'), ...builder.finish() }
}

/** The flag fEncrypted of the file information block ([MS-DOC] 2.5.2). */
function refuseEncrypted(bytes: Uint8Array): void {
  const word = openCompound(bytes).stream('WordDocument')
  if (word && word.length > 12 && ((word[11] ?? 0) & 1) !== 0) {
    throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
  }
}

/** More lines than this between two rows: text between two tables. */
const mostLinesOfCell = 12

/** A row ends in a tab and a line end; what stands before its first tab is its first cell, which may have several lines. */
function addBody(builder: ReturnType<typeof textBuilder>, body: string): void {
  const pieces = body.split('\t\n')
  const after = pieces.pop() ?? ''
  let columns = 0
  for (const piece of pieces) {
    const cells = piece.split('\t')
    const lines = (cells[0] ?? '').split('\n')
    const continues = columns > 0 && lines.length <= mostLinesOfCell && Math.abs(cells.length - columns) <= 2
    if (!continues) {
      if (columns > 0) builder.closeTable()
      for (const line of lines.slice(0, -1)) builder.paragraph(line)
      cells[0] = lines.at(-1) ?? ''
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
