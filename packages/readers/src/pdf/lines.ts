/** A piece of text as a PDF places it, in points from the lower left. */
export interface Run {
  text: string
  x: number
  y: number
  width: number
  size: number
}

interface Line {
  text: string
  x: number
  y: number
  end: number
  size: number
}

/**
 * Puts a page's runs together in the order they were drawn: runs of one baseline make a line, a wide gap is a tab, and lines that were
 * only broken because they were full are joined again (a clause cut at every 28th character cannot be compared with anything).
 */
export function paragraphsOf(runs: readonly Run[]): string[] {
  const lines = linesOf(runs)
  const paragraphs: string[] = []
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before && continues(before, line, lines, at)) {
      const last = paragraphs.pop() ?? ''
      paragraphs.push(last + (/[\w,.;:]$/.test(last) && /^\w/.test(line.text) ? ' ' : '') + line.text)
    } else paragraphs.push(line.text)
  })
  return paragraphs
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

function continues(before: Line, line: Line, lines: readonly Line[], at: number): boolean {
  const step = before.y - line.y
  const size = Math.max(before.size, line.size)
  if (step < size * 0.5 || step > size * 2.6 || Math.abs(before.size - line.size) > 0.5) return false
  if (line.x > before.x + size * 0.9 || begins.test(line.text.trim()) || before.text.includes('\t')) return false
  // Full: it reaches as far as the widest line of the same block.
  let widest = before.end
  for (let near = Math.max(0, at - 40); near < Math.min(lines.length, at + 40); near++) {
    const other = lines[near]
    if (other && Math.abs(other.x - line.x) < size * 2.5 && Math.abs(other.size - size) < 1)
      widest = Math.max(widest, other.end)
  }
  return before.end > widest - size * 1.6
}
