import { fold } from '../links/fold.ts'
import { type Numbering, numberingsAt } from './numbering.ts'
import type { Span } from './paragraphs.ts'
import { trimSpan } from './paragraphs.ts'
import type { Block } from './pieces.ts'

/** A paragraph, or a point inside one, with the number it carries. */
export interface Line extends Span {
  numbering?: Numbering
  /** A point that stands in the middle of a paragraph. */
  inline: boolean
}

/** A numbered point: its own lines and the points below it, in reading order. */
export interface Point extends Span {
  numbering: Numbering
  inline: boolean
  content: (Line | Point)[]
}

export function isPoint(entry: Line | Point): entry is Point {
  return 'content' in entry
}

const inlineAfterComma = new Set(['is', 'ordinal', 'ordinal-point', 'its'])
const openers = '“「『（(《【['
const closers = '”」』）)》】]'

/** Whether a clause ends at a character; a Latin full stop after a Chinese character counts. */
function endsClause(text: string, index: number): boolean {
  const character = text[index] ?? ''
  if (character === '.') return /[\u4e00-\u9fff”"]/.test(text[index - 1] ?? '') && !/\d/.test(text[index + 1] ?? '')
  return character !== '' && '。；;：:！!？?，,\n'.includes(character)
}

/** Places inside a paragraph where a point may begin, and whether only a comma stands before. */
function openings(text: string, { start, end }: Span): { at: number; comma: boolean }[] {
  const found = [{ at: start, comma: false }]
  let depth = 0
  let opened = start
  for (let index = start; index < end; index++) {
    const character = text[index]!
    if (openers.includes(character)) {
      depth++
      opened = index
    } else if (closers.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > 0 && index - opened > 200) depth = 0
    if (depth > 0 || !(endsClause(text, index) || (closers.includes(character) && endsClause(text, index - 1))))
      continue
    let at = index + 1
    while (at < end && /[\s\u3000]/.test(text[at]!)) at++
    if (at < end) found.push({ at, comma: '，,'.includes(character) })
  }
  return found
}

interface Opening {
  at: number
  numbering: Numbering
}

/** Styles that count opinions surely enough to go on from one paragraph to the next. */
const counting = new Set(['arabic', 'chinese', 'arabic-paren', 'chinese-paren', 'sign-circled', 'is', 'ordinal', 'its'])

/** The longest run of numbers inside a paragraph: from one on, or on from the last number of the paragraphs before. */
function inlineRun(text: string, paragraph: Span, last: Map<string, number>): Opening[] {
  const byStyle = new Map<string, Opening[]>()
  for (const { at, comma } of openings(text, paragraph)) {
    for (const numbering of numberingsAt(text.slice(at, Math.min(at + 24, paragraph.end)))) {
      const { style, ordinal } = numbering
      if (comma && !inlineAfterComma.has(style)) continue
      if (style === 'bullet' || style === 'letter' || style === 'arabic-space') continue
      const run = byStyle.get(style) ?? []
      const before =
        run.at(-1)?.numbering.ordinal ?? (ordinal === 1 || !counting.has(style) ? 0 : (last.get(style) ?? 0))
      const next = style === 'adverb' ? ordinal > before : ordinal === before + 1
      if (numbering.onlyNext && run.length === 0) continue
      if (next && !(style === 'adverb' && before === 0 && ordinal !== 1)) run.push({ at, numbering })
      byStyle.set(style, run)
    }
  }
  let best: Opening[] = []
  for (const [style, run] of byStyle) {
    const goesOn = (run[0]?.numbering.ordinal ?? 1) > 1
    if (run.length > best.length && (run.length >= 2 || (goesOn && run[0]!.at > paragraph.start))) best = run
    const end = run.at(-1)?.numbering.ordinal
    if (end !== undefined && (run[0]!.at === paragraph.start || run.length >= 2 || goesOn)) last.set(style, end)
  }
  return best
}

/** Paragraphs cut where points are counted inside them: …如下：一是……；二是……. */
function explode(text: string, paragraph: Span, last: Map<string, number>): Line[] {
  const run = inlineRun(text, paragraph, last)
  if (run.length === 0) return [{ ...paragraph, inline: false }]
  const lines: Line[] = []
  const first = run[0]!.at
  if (first > paragraph.start) lines.push({ ...trimSpan(text, { start: paragraph.start, end: first }), inline: false })
  run.forEach(({ at, numbering }, index) => {
    const span = trimSpan(text, { start: at, end: run[index + 1]?.at ?? paragraph.end })
    // Numbers that go on from the paragraph before belong to its list, not inside this paragraph.
    lines.push({ ...span, numbering, inline: (index > 0 || at > paragraph.start) && run[0]!.numbering.ordinal === 1 })
  })
  return lines
}

/** Decides which lines carry a number of the sender's own: numbers must count up, and a path of the draft is no number. */
function acceptNumbers(lines: Line[], block: Block): void {
  const readings = lines.map((line) => {
    if (line.numbering) return [line.numbering]
    const text = block.text.slice(line.start, Math.min(line.end, line.start + 40))
    return numberingsAt(text).filter(({ onlyNext }) => !onlyNext)
  })
  const isPath = lines.map(
    (line, index) =>
      readings[index]!.length > 0 &&
      block.draft.startsWithPath(fold(block.text.slice(line.start, Math.min(line.end, line.start + 40)))),
  )
  const styles = new Set(readings.flat().map(({ style }) => style))
  for (const style of styles) {
    let last = 0
    let lastAt = -1
    const run: { index: number; reading: Numbering }[] = []
    const close = () => {
      const lone =
        run.length === 1 &&
        (run[0]!.reading.ordinal !== 1 ||
          style === 'adverb' ||
          style === 'arabic-space' ||
          style === 'letter' ||
          style === 'is')
      if (!(lone && style !== 'bullet')) {
        for (const { index, reading } of run) {
          const line = lines[index]!
          if (!line.numbering || line.numbering.length < reading.length) line.numbering = reading
        }
      }
      run.length = 0
    }
    readings.forEach((list, index) => {
      const reading = list.find((candidate) => candidate.style === style)
      if (!reading || (lines[index]!.numbering && lines[index]!.numbering !== reading)) return
      if (isPath[index] && !(reading.ordinal === last + 1 && lastAt >= 0 && reading.style.startsWith('arabic'))) return
      const { ordinal } = reading
      const counts =
        Number.isNaN(ordinal) ||
        ordinal === 1 ||
        (ordinal > last && ordinal <= last + 2) ||
        (style === 'adverb' && ordinal > last)
      if (!counts && last > 0) return
      if (ordinal === 1 && last > 0) close()
      run.push({ index, reading })
      last = ordinal
      lastAt = index
    })
    close()
  }
}

/** The lines of a text as a tree of points. */
export function outlineOf(block: Block, paragraphs: readonly Span[]): (Line | Point)[] {
  const last = new Map<string, number>()
  const lines: Line[] = paragraphs.flatMap((paragraph) => explode(block.text, paragraph, last))
  acceptNumbers(lines, block)
  const root: (Line | Point)[] = []
  let open: Point[] = []
  for (const line of lines) {
    const { numbering } = line
    const last = open.at(-1)
    // A point inside a paragraph ends with its paragraph.
    if (!line.inline && last?.inline && line.start > last.end) {
      while (open.at(-1)?.inline) open.pop()
      // The first of them may have begun the paragraph.
      if (numbering === undefined && open.length > 0 && last.numbering.style === open.at(-1)!.numbering.style)
        open.pop()
    }
    if (!numbering) {
      const into = open.at(-1)
      if (into) into.content.push(line)
      else root.push(line)
    } else {
      const level = open.findIndex((point) => point.numbering.style === numbering.style)
      if (level >= 0) open = open.slice(0, level)
      const point: Point = { start: line.start, end: line.end, numbering, inline: line.inline, content: [line] }
      const parent = open.at(-1)
      if (parent) parent.content.push(point)
      else root.push(point)
      open.push(point)
    }
    for (const point of open) point.end = Math.max(point.end, line.end)
  }
  return root
}
