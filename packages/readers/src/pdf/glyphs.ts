import type { PDFPageProxy } from 'pdfjs-dist'
import type { Run } from './lines.ts'
import { type Matrix, placed, times } from './matrix.ts'

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/** A character as the library hands it to its painter; a number between them moves the pen. */
interface Painted {
  unicode: string
  width: number
  isSpace: boolean
}

/** Text state (ISO 32000-1, 9.3), and where the pen stands in the text's own space. */
interface State {
  matrix: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  size: number
  direction: number
  spacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** What must be known of a font. */
interface FontFacts {
  vertical: boolean
  /** Of its units in those of the text: a thousandth, but for fonts that are drawings. */
  unit: number
}

/** A page with more characters is a drawing. */
const mostGlyphs = 30_000

/**
 * Every character of a page by itself, in drawing order: where the library's runs bridge gaps that other runs fill, only single characters
 * can be put in order. What is turned (watermarks) comes last. Undefined when a font is set upright.
 */
export function glyphsOf(
  { fnArray, argsArray }: Operators,
  ops: Record<string, number>,
  factsOf: (font: string) => FontFacts,
): Run[] | undefined {
  const glyphs: Run[] = []
  const turned: Run[] = []
  const saved: State[] = []
  const state: State = {
    matrix: identity,
    text: identity,
    ...{ x: 0, y: 0, lineX: 0, lineY: 0, size: 0, direction: 1 },
    ...{ spacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0 },
  }
  let unit = 0.001
  let upright = false

  function moveText(x: number, y: number): void {
    state.lineX += x
    state.lineY += y
    state.x = state.lineX
    state.y = state.lineY
  }
  function show(items: readonly (Painted | number | null)[]): void {
    const whole = times(state.matrix, state.text)
    const into = Math.abs(whole[1]) > Math.abs(whole[0]) * 0.01 ? turned : glyphs
    const across = state.stretch * state.direction
    for (const item of items) {
      if (item === null) continue
      if (typeof item === 'number') {
        state.x -= (item * state.size * across) / 1000
        continue
      }
      const width = item.width * state.size * unit
      const [x, y] = placed(whole, state.x, state.y + state.rise)
      const [end] = placed(whole, state.x + width * across, state.y)
      const size = state.size * Math.hypot(whole[2], whole[3])
      if (item.unicode.trim() !== '')
        into.push({ text: item.unicode, x: Math.min(x, end), y, width: Math.abs(end - x), size })
      state.x += (width + state.spacing + (item.isSpace ? state.wordSpacing : 0)) * across
    }
  }
  const keep = (): void => void saved.push({ ...state })
  const restore = (): void => void Object.assign(state, saved.pop())
  const set =
    (name: 'spacing' | 'wordSpacing' | 'leading' | 'rise') =>
    ([value]: unknown[]): void =>
      void Object.assign(state, { [name]: number(value) })
  const start = { x: 0, y: 0, lineX: 0, lineY: 0 }
  const handlers = new Map<number | undefined, (given: unknown[]) => void>([
    [ops['save'], keep],
    [ops['restore'], restore],
    [ops['paintFormXObjectEnd'], restore],
    [ops['setCharSpacing'], set('spacing')],
    [ops['setWordSpacing'], set('wordSpacing')],
    [ops['setLeading'], set('leading')],
    [ops['setTextRise'], set('rise')],
    [ops['setHScale'], ([value]) => void Object.assign(state, { stretch: number(value) / 100 })],
    [ops['transform'], (given) => void Object.assign(state, { matrix: times(state.matrix, matrixOf(given)) })],
    [
      ops['paintFormXObjectBegin'],
      ([matrix]) => {
        keep()
        if (matrix) state.matrix = times(state.matrix, matrixOf([matrix]))
      },
    ],
    [ops['beginText'], () => void Object.assign(state, start, { text: identity })],
    [ops['setTextMatrix'], (given) => void Object.assign(state, start, { text: matrixOf(given) })],
    [ops['moveText'], ([x, y]) => moveText(number(x), number(y))],
    [
      ops['setLeadingMoveText'],
      ([x, y]) => {
        state.leading = -number(y)
        moveText(number(x), number(y))
      },
    ],
    [ops['nextLine'], () => moveText(0, -state.leading)],
    [
      ops['setFont'],
      ([font, size]) => {
        const facts = factsOf(String(font))
        unit = facts.unit
        upright ||= facts.vertical
        state.size = Math.abs(number(size))
        state.direction = number(size) < 0 ? -1 : 1
      },
    ],
    [ops['showText'], ([items]) => show(items as (Painted | number | null)[])],
  ])
  fnArray.forEach((operator, at) => {
    if (glyphs.length <= mostGlyphs) handlers.get(operator)?.((argsArray[at] as unknown[] | null) ?? [])
  })
  return upright || glyphs.length > mostGlyphs ? undefined : [...glyphs, ...turned]
}

function number(given: unknown): number {
  return typeof given === 'number' ? given : 0
}

/** Six numbers, given one by one or as a list. */
function matrixOf(given: readonly unknown[]): Matrix {
  const numbers = given.length === 1 ? [...(given[0] as Iterable<number>)] : given
  return numbers.map(number) as Matrix
}
