import { addText, type Change, type OpenParagraph } from '../docx/paragraph.ts'
import { notesOn } from '../text/revision-notes.ts'
import { piecesOf, propertiesIn, streamsOf } from './doc-structure.ts'

/** Marks of tracked changes on characters ([MS-DOC] 2.6.1): sprmCFRMarkDel, sprmCFRMark. */
const marks = new Map<number, Change['change']>([
  [0x0800, 'delete'],
  [0x0801, 'insert'],
])

interface Range {
  start: number
  end: number
  change: Change['change']
}

/**
 * What tracked changes of a Word 97–2003 document say, in words, by the paragraph (as it now reads) that they stand in. The library that
 * reads the text leaves deletions out without a trace. Throws `RangeError` where the file is damaged.
 */
export function changesOf(bytes: Uint8Array): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const { word, table } = streamsOf(bytes)
  const ranges = changedRanges(word, table)
  if (ranges.length === 0) return found
  let line: Pick<OpenParagraph, 'text' | 'revisions'> = { text: '', revisions: [] }
  const end = (): void => {
    const notes = notesOn(line)
    const key = line.text.trim()
    if (notes.length > 0) found.set(key, [...(found.get(key) ?? []), ...notes])
    line = { text: '', revisions: [] }
  }
  for (const { character, offset } of charactersOf(word, table)) {
    const change = changeAt(ranges, offset)
    if (character === '\r' || character === '\x07' || character === '\x0c') end()
    else if (character >= ' ' || character === '\t') addText(line, character, change && { change })
  }
  end()
  return found
}

/** Ranges of the stream with changed characters: by way of the formatting pages (PlcfBteChpx). */
function changedRanges(word: Buffer, table: Buffer): Range[] {
  const [at, length] = [word.readUInt32LE(0xfa), word.readUInt32LE(0xfe)]
  const count = Math.max(0, Math.floor((length - 4) / 8))
  const ranges: Range[] = []
  for (let index = 0; index < count; index++) {
    const page = word.subarray(512 * table.readUInt32LE(at + (count + 1) * 4 + index * 4)).subarray(0, 512)
    const runs = page[511] ?? 0
    for (let run = 0; run < runs && (run + 2) * 4 <= page.length; run++) {
      const properties = 2 * (page[(runs + 1) * 4 + run] ?? 0)
      if (properties === 0) continue
      const change = markIn(page.subarray(properties + 1, properties + 1 + (page[properties] ?? 0)))
      if (change) ranges.push({ start: page.readUInt32LE(run * 4), end: page.readUInt32LE(run * 4 + 4), change })
    }
  }
  return ranges.sort((one, other) => one.start - other.start)
}

/** The change that covers a place, in ranges by their start. */
function changeAt(ranges: readonly Range[], offset: number): Change['change'] | undefined {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  return range && range.start <= offset ? range.change : undefined
}

/** A deletion goes before an insertion: what was put in and taken out again is gone. */
function markIn(properties: Buffer): Change['change'] | undefined {
  let found: Change['change'] | undefined
  for (const { code, operand } of propertiesIn(properties)) {
    const change = marks.get(code)
    if (change && (operand & 1) !== 0 && found !== 'delete') found = change
  }
  return found
}

/** The characters of the main text with their places in the stream. */
function* charactersOf(word: Buffer, table: Buffer): Generator<{ character: string; offset: number }> {
  const length = word.readUInt32LE(0x4c)
  for (const { first, end, at, wide } of piecesOf(word, table)) {
    for (let index = first; index < Math.min(end, length); index++) {
      const offset = at + (index - first) * (wide ? 2 : 1)
      const code = wide ? word.readUInt16LE(offset) : word.readUInt8(offset)
      yield { character: String.fromCharCode(code), offset }
    }
  }
}
