import type { Face, Masthead } from '@gongwen/model'
import type { Faces } from '../../metrics/faces.ts'
import { type Atom, alter, type TextStyle } from '../atom.ts'
import type { Canvas } from '../canvas.ts'
import type { Context } from '../context.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { drawWords, red } from './words.ts'

/** 发文机关标志, measured (7.2.4). */
export interface Mark {
  rows: Atom[][]
  /** `文件` at the right of several names. */
  suffix: Atom[]
  size: number
  /** Distance between the baselines of the names. */
  pitch: number
  /** From the top of the ink to the baseline, of the first line. */
  rise: number
  /** From the top of the ink to the bottom of the ink. */
  height: number
}

/** Height and depth of ink from the baseline, in em. */
interface Ink {
  top: number
  bottom: number
}

/** The ink of a string; that of a Han character where the font does not tell. */
export function inkOf(text: string, face: Face, faces: Faces): Ink {
  let [top, bottom] = [-Infinity, Infinity]
  for (const character of text) {
    const codePoint = character.codePointAt(0)!
    const font = faces.find(face, codePoint)?.font
    const ink = font && faces.metrics(font)?.ink(codePoint)
    if (!ink) continue
    top = Math.max(top, ink.top)
    bottom = Math.min(bottom, ink.bottom)
  }
  return top === -Infinity ? { top: 0.85, bottom: -0.08 } : { top, bottom }
}

/** Measures the mark: red 小标宋, as large as the width allows; several names below each other with the suffix beside them. */
export function setMark(
  { organs, suffix }: Pick<Masthead, 'organs' | 'suffix'>,
  context: Context,
  largest: number,
): Mark {
  const joint = organs.length > 1
  const names = joint ? organs : [(organs[0] ?? '') + suffix]
  const room = context.width - context.left
  const style = (size: number): TextStyle => ({ ...styleOf(context, 'xiaobiaosong', size), color: red })
  const wide = Math.max(1, ...names.map((name) => widthOf(wordsOf(name, style(100), context)))) / 100
  const beside = joint && suffix !== '' ? widthOf(wordsOf(suffix, style(100), context)) / 100 + 0.5 : 0
  const size = Math.min(joint ? largest * 0.8 : largest, room / (wide + beside))
  const rows = names.map((name) => wordsOf(name, style(size), context))
  if (joint) for (const row of rows) spread(row, wide * size)
  const [first, last] = [names[0], names.at(-1)].map((name = '') =>
    inkOf(name, 'xiaobiaosong', context.shared.faces),
  ) as [Ink, Ink]
  const pitch = size * 1.3
  return {
    rows,
    suffix: joint ? wordsOf(suffix, style(size), context) : [],
    size,
    pitch,
    rise: first.top * size,
    height: names.join('') === '' ? 0 : first.top * size + pitch * (rows.length - 1) - last.bottom * size,
  }
}

/** Spreads a shorter name to the width of the longest. */
function spread(atoms: Atom[], width: number): void {
  const spare = width - widthOf(atoms)
  if (atoms.length < 2 || spare <= 0) return
  const each = spare / (atoms.length - 1)
  atoms.slice(0, -1).forEach((atom, at) => {
    alter(atoms, at, { gap: atom.gap + each })
  })
}

/** Draws the mark with the top of its ink at `y`. */
export function drawMark(
  mark: Mark,
  canvas: Canvas,
  { x, y, width, tag }: { x: number; y: number; width: number; tag: TagNode },
): void {
  const beside = mark.suffix.length > 0 ? widthOf(mark.suffix) + mark.size / 2 : 0
  const names = Math.max(0, ...mark.rows.map(widthOf))
  const left = x + (width - names - beside) / 2
  mark.rows.forEach((row, i) => {
    const baseline = y + mark.rise + i * mark.pitch
    drawWords(row, canvas, { x: left + names / 2, baseline, tag, align: 'center' })
  })
  const middle = y + mark.rise + ((mark.rows.length - 1) * mark.pitch) / 2
  drawWords(mark.suffix, canvas, { x: left + names + mark.size / 2, baseline: middle, tag })
}
