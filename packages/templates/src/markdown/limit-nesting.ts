import type { Diagnostic } from '@gongwen/model'

/** Deepest nesting of quotations and lists in one line, and of `:::` containers. No text has ten. */
const deepest = 40
/** Widest indentation: it nests lists, too. */
const deepestIndent = 100
/** Most marks of emphasis, and most brackets, in one paragraph: the parser's work grows with their square. */
const mostMarks = 300

/**
 * Makes Markdown that was written to exhaust the parser harmless: what goes beyond the limits is escaped, so it is text, and
 * is said. Ordinary text comes back as it is.
 */
export function limitNesting(source: string, diagnostics: Diagnostic[], file?: string): string {
  let depth = 0
  let marks = 0
  let said = false
  const say = (line: number): void => {
    if (said) return
    said = true
    diagnostics.push({
      code: 'markdown-too-deep',
      severity: 'warning',
      message: '从这里起，套得太深或记号太密的地方按文字印出',
      remedy: '减少引用、列表、指令的层次，或减少一段里的 * [ 等记号',
      place: { ...(file === undefined ? {} : { file }), line },
    })
  }
  const lines = source.split('\n').map((line, index) => {
    // A row of a table is a paragraph of its own.
    if (line.trim() === '' || line.trimStart().startsWith('|')) marks = 0
    const fence = /^\s*(:{3,})(\S?)/.exec(line)
    if (fence) depth = fence[2] ? depth + 1 : Math.max(0, depth - 1)
    let limited = line
    if (fence?.[2] && depth > deepest) {
      depth -= 1
      say(index + 1)
      limited = line.replace(/:/, '\\:')
    }
    const shallow = limitContainers(limited)
    const sparse = shallow.replace(/[*_~[\]`<]/g, (mark) => {
      marks += 1
      return marks > mostMarks ? `\\${mark}` : mark
    })
    if (shallow !== limited || sparse !== shallow) say(index + 1)
    return sparse
  })
  return said ? lines.join('\n') : source
}

/** Escapes the first mark of a quotation or a list that lies too deep. */
function limitContainers(line: string): string {
  const marker = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y
  for (let count = 0; ; count += 1) {
    const before = marker.lastIndex
    if (!marker.test(line)) break
    if (count >= deepest) return `${line.slice(0, before)}${line.slice(before).replace(/(\S)/, '\\$1')}`
  }
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  return indent > deepestIndent ? line.slice(indent - deepestIndent) : line
}
