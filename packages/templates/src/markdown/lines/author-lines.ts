import type { Nodes, Paragraph, Root } from 'mdast'
import { beginsParagraph, endsSentence, isNumbered, standsAlone } from './line-marks.ts'
import { columnsOf, firstTokenColumns } from './line-width.ts'

/** A line of a paragraph that is not its first, and what it is taken for. */
export interface AuthorLine {
  /** One-based. */
  line: number
  /** `mark`: it begins a paragraph by what it is; `end`: because a sentence ended above it; `wrapped`, `joined`: it does not. */
  reading: 'mark' | 'end' | 'wrapped' | 'joined'
}

/** Narrowest column at which text is wrapped by hand or by an editor; shorter lines are ended by their author. */
const narrowest = 30

/**
 * How the lines inside paragraphs are meant. Authors who do not know Markdown write one line a paragraph; editors wrap lines
 * inside one. A line that a mark begins, or that follows the end of a sentence, is a paragraph of its own, except where the
 * line above is full: so wide that the next word did not fit in the column at which the text around is wrapped.
 */
export function readAuthorLines(root: Root, source: string): AuthorLine[] {
  if (!source.includes('\n')) return []
  const lines = source.split('\n')
  const paragraphs: Candidate[][] = []
  const walk = (node: Nodes, indented: boolean): void => {
    if (node.type === 'paragraph') {
      const found = candidatesOf(node, indented, source, lines)
      if (found.length > 0) paragraphs.push(found)
    } else if (node.type !== 'blockquote' && 'children' in node) {
      const deeper = indented || node.type === 'listItem' || node.type === 'footnoteDefinition'
      for (const child of node.children) walk(child, deeper)
    }
  }
  walk(root, false)
  const widths = paragraphs.map((candidates) => candidates.filter(isInside).map(({ above }) => columnsOf(above)))
  const usual = median(widths.flat())
  return paragraphs.flatMap((candidates, index) => {
    const own = widths[index] ?? []
    const column = own.length > 0 ? Math.max(...own) : usual
    return candidates.map((candidate): AuthorLine => ({ line: candidate.line, reading: readingOf(candidate, column) }))
  })
}

interface Candidate {
  line: number
  above: string
  below: string
  marked: boolean
}

function readingOf(candidate: Candidate, column: number | undefined): AuthorLine['reading'] {
  const { above, below, marked } = candidate
  const full = column !== undefined && columnsOf(above) + firstTokenColumns(below) > column - 2
  const within = isNumbered(below) && !standsAlone(above) && !endsSentence(above) && columnsOf(above) >= narrowest
  if (marked) return full && within ? 'wrapped' : 'mark'
  if (isInside(candidate)) return 'wrapped'
  const ended = endsSentence(above) && !/^[，。；：、！？）”’】》]/u.test(below)
  if (ended) return full ? 'wrapped' : 'end'
  return 'joined'
}

/** A line end in the middle of a sentence, in a line long enough to have been wrapped: it tells the column. */
function isInside({ above, marked }: Candidate): boolean {
  return !marked && !endsSentence(above) && columnsOf(above) >= narrowest
}

function candidatesOf(node: Paragraph, indented: boolean, source: string, lines: readonly string[]): Candidate[] {
  const { start, end } = node.position ?? {}
  if (!start || !end || start.line === end.line) return []
  if (!/\p{Script=Han}/u.test(source.slice(start.offset, end.offset))) return []
  const indent = indented ? start.column - 1 : 0
  const own = [source.slice(start.offset, source.indexOf('\n', start.offset)), ...lines.slice(start.line, end.line)]
  const found: Candidate[] = []
  let offset = start.offset! - 1
  for (let index = 1; index < own.length; index += 1) {
    offset = source.indexOf('\n', offset + 1)
    const below = own[index]!
    const lazy = indent === 0 || below.length - below.trimStart().length < indent
    if (!lazy || isEnclosed(node, offset) || isHard(own[index - 1]!)) continue
    const above = own[index - 1]!.trim()
    const marked = beginsParagraph(own, index) || standsAlone(above)
    found.push({ line: start.line + index, above, below: below.trim(), marked })
  }
  return found
}

/** A line end that the author wrote as one: two blanks or a backslash before it. */
function isHard(line: string): boolean {
  return /(?: {2,}|\\)$/.test(line)
}

/** Whether a line end lies inside emphasis, a link, code. */
function isEnclosed(node: Paragraph, offset: number): boolean {
  return node.children.some(({ type, position }) => {
    if (type === 'text' || !position) return false
    return position.start.offset! <= offset && offset < position.end.offset!
  })
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)]
}
