import { type Piece, piecesOf, propertiesIn, streamsOf } from './doc-structure.ts'

/** A run of bytes with one set of paragraph properties. */
interface Run {
  start: number
  end: number
  inTable: boolean
}

/**
 * The body's paragraphs that stand outside tables, in order and without blanks ([MS-DOC] 2.4.2, 2.6.2 sprmPFInTable). A DOC marks
 * where cells end but not where tables begin. Undefined where the file does not say.
 */
export function paragraphsOutsideTables(bytes: Uint8Array): string[] | undefined {
  try {
    const { word, table } = streamsOf(bytes)
    const pieces = piecesOf(word, table)
    const runs = runsOf(word, table)
    return runs.length === 0 ? undefined : outside(word, pieces, runs, word.readUInt32LE(0x4c))
  } catch {
    return undefined
  }
}

/** Paragraphs compare without blanks and control characters. */
export function bare(text: string): string {
  return text.replace(/[\u0000-\u0020\u3000]/g, '')
}

/** Pages of paragraph properties (2.9.175, PapxFkp): 512 bytes each, runs in the order of the file. */
function runsOf(word: Buffer, table: Buffer): Run[] {
  const [place, length] = [word.readUInt32LE(0x102), word.readUInt32LE(0x106)]
  const count = Math.floor((length - 4) / 8)
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    const page = word
      .subarray((table.readUInt32LE(place + (count + 1) * 4 + index * 4) & 0x3fffff) * 512)
      .subarray(0, 512)
    const held = page.readUInt8(511)
    for (let run = 0; run < held; run++) {
      const offset = page.readUInt8((held + 1) * 4 + run * 13) * 2
      const size = offset === 0 ? 0 : page.readUInt8(offset)
      const from = size === 0 ? offset + 2 : offset + 1
      const to = offset === 0 ? from : from + (size === 0 ? page.readUInt8(offset + 1) * 2 : size * 2 - 1)
      runs.push({
        start: page.readUInt32LE(run * 4),
        end: page.readUInt32LE(run * 4 + 4),
        inTable: saysInTable(page.subarray(from + 2, to)),
      })
    }
  }
  return runs.sort((one, other) => one.start - other.start)
}

function saysInTable(properties: Buffer): boolean {
  for (const { code, operand } of propertiesIn(properties)) if (code === 0x2416) return operand === 1
  return false
}

function outside(word: Buffer, pieces: readonly Piece[], runs: readonly Run[], length: number): string[] {
  const found: string[] = []
  let text = ''
  let next = 0
  for (const { first, end, at, wide } of pieces) {
    // Pieces follow each other; others would be read again and again.
    if (first !== next || end < first) throw new RangeError('pieces overlap')
    next = end
    const stop = Math.min(end, length)
    for (let index = first; index < stop; index++) {
      const byte = at + (index - first) * (wide ? 2 : 1)
      const code = wide ? word.readUInt16LE(byte) : word.readUInt8(byte)
      if (code !== 13 && code !== 7 && code !== 12) {
        text += String.fromCharCode(code)
        continue
      }
      // 19 to 21 part a field's instruction from its result; 11 breaks a line.
      const lines = text.replace(/\u0013[^\u0013-\u0015]*(?:\u0014|\u0015)/g, '').split('\u000b')
      if (code !== 7 && !runAt(runs, byte)?.inTable) found.push(...lines.map(bare).filter((line) => line !== ''))
      text = ''
    }
  }
  return found
}

function runAt(runs: readonly Run[], byte: number): Run | undefined {
  let [low, high] = [0, runs.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (!run || byte < run.start) high = middle - 1
    else if (byte >= run.end) low = middle + 1
    else return run
  }
  return undefined
}
