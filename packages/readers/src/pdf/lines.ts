/** A piece of text as a PDF places it, in points from the lower left. */
export interface Run {
  text: string
  x: number
  y: number
  width: number
  size: number
}

/** A line of a page, in points from the lower left. */
export interface Line {
  text: string
  x: number
  y: number
  end: number
  size: number
}

/** Lines that belong together, joined. */
export interface Paragraph {
  text: string
  first: Line
  last: Line
  /** Its last line reaches as far as the lines around it: it may go on elsewhere. */
  full: boolean
}

/**
 * Puts a page's runs together in the order they were drawn: runs of one baseline make a line, a wide gap is a tab, and lines that were
 * only broken because they were full are joined again (a clause cut at every 28th character cannot be compared with anything).
 */
export function paragraphsOf(runs: readonly Run[]): Paragraph[] {
  const lines = linesOf(runs)
  const paragraphs: Paragraph[] = []
  lines.forEach((line, at) => {
    const one: Paragraph = { text: line.text, first: line, last: line, full: isFull(line, lines, at) }
    const last = paragraphs.at(-1)
    if (last && isNear(last.last, line) && runsOn(last, one)) paragraphs[paragraphs.length - 1] = joined(last, one)
    else paragraphs.push(one)
  })
  return paragraphs
}

/** Two parts of a paragraph as one. */
export function joined(one: Paragraph, other: Paragraph): Paragraph {
  const gap = /[\w,.;:]$/.test(one.text) && /^\w/.test(other.text) ? ' ' : ''
  return { text: one.text + gap + other.text, first: one.first, last: other.last, full: other.full }
}

function linesOf(runs: readonly Run[]): Line[] {
  const lines: Line[] = []
  for (const run of runs) {
    if (run.text.trim() === '') continue
    const line = lines.at(-1)
    const size = run.size || 10
    if (line && Math.abs(line.y - run.y) < size * 0.5 && run.x > line.end - size * 2) {
      const gap = run.x - line.end
      if (gap > size * 1.8 && line.text !== '') line.text += '\t'
      else if (gap > size * 0.25 && /\w$/.test(line.text) && /^\w/.test(run.text)) line.text += ' '
      line.text += run.text
      line.end = run.x + run.width
    } else lines.push({ text: run.text, x: run.x, y: run.y, end: run.x + run.width, size })
  }
  return lines.map((line) => ({ ...line, text: closedUp(line.text.trim()) }))
}

/** Takes out the gap that typesetters put between hanzi and Western letters or digits: no one typed it. */
function closedUp(text: string): string {
  return text.replace(/(?<=[\p{sc=Han}，。；：、）”》]) (?=[\w（(])|(?<=[\w%.)]) (?=[\p{sc=Han}，。；：、（“《])/gu, '')
}

/** Begins like a numbered point, a heading or a table's cell. */
const begins =
  /^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.)）](?!\d)|[①-⑳]|第[一二三四五六七八九十百零\d]{1,4}[条章节款]|[一二三四五六七八九]是|附件|附：|【)/

/** Whether a paragraph goes on in another: its last line is full, and the other's first neither begins a point nor stands back. */
export function runsOn({ last, full }: Paragraph, { first }: Paragraph): boolean {
  const size = Math.max(last.size, first.size)
  if (!full || Math.abs(last.size - first.size) > 0.5 || last.text.includes('\t')) return false
  return first.x <= last.x + size * 0.9 && !begins.test(first.text.trim())
}

/** The next line below. */
function isNear(before: Line, line: Line): boolean {
  const step = before.y - line.y
  const size = Math.max(before.size, line.size)
  return step >= size * 0.5 && step <= size * 2.6
}

/** Full: it reaches as far as the widest line of the same block. */
function isFull(line: Line, lines: readonly Line[], at: number): boolean {
  const { size, x } = line
  let widest = line.end
  for (let near = Math.max(0, at - 40); near < Math.min(lines.length, at + 40); near++) {
    const other = lines[near]
    if (other && Math.abs(other.x - x) < size * 2.5 && Math.abs(other.size - size) < 1)
      widest = Math.max(widest, other.end)
  }
  return line.end > widest - size * 1.6
}

/** `1`, `— 1 —`, `第1页 共3页`. */
const folio = /^[-—–－·\s]*\d{1,4}[-—–－·\s]*$|^第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?$/

/** Whether a paragraph is the number of its page, by its words and its place in the margin. */
export function isFolio({ text, first, last }: Paragraph, [, bottom = 0, , top = 0]: readonly number[]): boolean {
  const height = top - bottom
  return first === last && folio.test(text) && (first.y < bottom + height * 0.12 || first.y > top - height * 0.1)
}
