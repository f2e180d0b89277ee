import type { DraftPage } from '../records.ts'
import type { LeftOut } from './furniture.ts'
import { type Line, widthOf } from './line.ts'

/** Where a clause stands in the source; those below it stand within it. */
interface Placed {
  id: string
  start: number
  end: number
}

/**
 * The printed pages of a draft, each line with the innermost clause that it starts in. Pages end at form feeds, else at
 * the numbers at their feet; empty where the text shows neither, as it does unless it comes out of a PDF.
 */
export function pagesOf(
  source: string,
  lines: readonly Line[],
  leftOut: readonly LeftOut[],
  places: readonly Placed[],
): DraftPage[] {
  const why = new Map(leftOut.map((one) => [one.start, one.why]))
  const sheets: { number: number | undefined; lines: Line[] }[] = [{ number: undefined, lines: [] }]
  const fed = source.includes('\f')
  let before = 0
  for (const line of lines) {
    if (fed && source.slice(before, line.start).includes('\f')) sheets.push({ number: undefined, lines: [] })
    before = line.end
    const sheet = sheets.at(-1)!
    const reason = why.get(line.start)
    if (reason === 'page-number') {
      sheet.number = Number(/\d{1,4}/.exec(line.text.normalize('NFKC'))?.[0])
      if (!fed) sheets.push({ number: undefined, lines: [] })
    } else if (reason !== 'page-header') sheet.lines.push(line)
  }
  const last = sheets.at(-1)!
  if (last.lines.length === 0) sheets.pop()
  else if (!fed) last.number = (sheets.at(-2)?.number ?? Number.NaN) + 1
  if (sheets.length < 2) return []
  return sheets.map(({ number, lines: printed }, index) => ({
    number: number ?? index + 1,
    clauses: printed.flatMap((line, at) =>
      printedLines(line, at === 0 && continues(sheets[index - 1]?.lines.at(-1))).map((start) =>
        innermost(places, start),
      ),
    ),
  }))
}

/** GB/T 9704 sets 28 characters on a line; a reader of PDFs gives whole paragraphs, whose lines are counted by that. */
const standardWidth = 28
const widest = 45

/** A paragraph that a page breaks goes on at the top of the next one, without an indent. */
function continues(last: Line | undefined): boolean {
  return last !== undefined && !/[。；：！？）」”]$/.test(last.text)
}

function printedLines({ text, start, end }: Line, flush: boolean): number[] {
  const width = widthOf(text)
  if (width <= widest) return [start]
  const count = Math.ceil((width + (flush ? 0 : 2)) / standardWidth)
  return Array.from({ length: count }, (_, index) => start + Math.floor(((end - start) * index) / count))
}

/** Places are in document order, so the last one that holds the offset is the innermost. */
function innermost(places: readonly Placed[], offset: number): string | null {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.start <= offset) low = middle + 1
    else high = middle
  }
  for (let at = low - 1; at >= 0 && at > low - 64; at--) if (offset < places[at]!.end) return places[at]!.id
  return null
}
