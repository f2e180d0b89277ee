import { type Box, type Inline, type Paragraph, textOf } from '@gongwen/model'
import type { TextStyle } from '../../layout/atom.ts'
import { widthOf as lengthOf, measureWords } from '../../layout/styles.ts'
import type { Faces } from '../../metrics/faces.ts'
import { widthOf } from './measures.ts'
import { balancedRows } from './title-lines.ts'

/** Steps of a point in which a text shrinks to fit. */
const step = 0.5
const pointsPerMm = 72 / 25.4

/** Points that a line of our own breaking stays short of the box: rounding must not make Word break it again. */
const play = 0.5

/** Share of the box from which on a line is measured; shorter ones fit whatever their letters are. */
const nearlyFull = 0.75

/** The text of a box as Word shall set it. */
export interface FittedText {
  /** The largest size down to `smallest` at which the text fits; Word cannot shrink it. */
  points: number
  /** Lines of each paragraph; undefined where the box holds more than plain paragraphs. */
  lines?: string[][]
}

/** Fits the text of a box into it; centred lines that are too long end by meaning, as on our own pages: Word only fills lines. */
export function fitText(box: Box, faces: Faces): FittedText {
  const { size, smallest = size, leading = 1.5 * size } = box
  const [width, height] = [box.width * pointsPerMm, box.height * pointsPerMm]
  const plain = box.children.every(isPlain)
  const blocks = box.children.map((block) => {
    const indent = block.type === 'paragraph' && block.indent === 'first-line' ? 2 : 0
    const rows = textOf(block).split('\n')
    const ems = rows.map((row, index) => emsOf(row, box, faces, plain) + (index === 0 ? indent : 0))
    return { rows, ems, centred: plain && (alignOf(block) ?? box.align) === 'center' }
  })
  const holds = (sets: readonly { count: number }[], points: number): boolean =>
    sets.reduce((sum, { count }) => sum + count, 0) * leading * (points / size) <= height + 0.5
  /** Lines at a size: as Word would fill them where even these are too many. */
  const setAt = (points: number): { rows: string[]; count: number }[] => {
    const filled = blocks.map(({ ems, ...block }) => {
      const counts = ems.map((em) => Math.max(1, Math.ceil((em * points - 0.01) / width)))
      return { ...block, count: counts.reduce((sum, own) => sum + own, 0) }
    })
    if (!holds(filled, points)) return filled
    return filled.map((block) => {
      const { rows, count, centred } = block
      const broken = centred && count > rows.length
      const balanced = broken ? balancedRows(rows, width - play, styleOf(box, points), faces) : undefined
      return balanced ? { rows: balanced, count: balanced.length } : block
    })
  }
  let points = size
  while (points - step >= smallest && !holds(setAt(points), points)) points -= step
  return plain ? { points, lines: setAt(points).map(({ rows }) => rows) } : { points }
}

/** A paragraph of nothing but text and line ends. */
export function isPlain(block: Box['children'][number]): block is Paragraph {
  return block.type === 'paragraph' && block.children.every(({ type }: Inline) => type === 'text' || type === 'break')
}

function alignOf(block: Box['children'][number]): Paragraph['align'] {
  return block.type === 'paragraph' ? block.align : undefined
}

/** Length of a line in characters of its size: measured where that can be, and where it matters. Full-width characters need none. */
function emsOf(row: string, box: Box, faces: Faces, plain: boolean): number {
  const { face, size, tracking = 0, width } = box
  const cells = widthOf(row)
  const guessed = cells * (1 + tracking)
  const certain = cells === [...row].length || guessed * size < nearlyFull * width * pointsPerMm
  if (!plain || certain || !faces.metrics(face)) return guessed
  return lengthOf(measureWords(row, styleOf(box, size), faces)) / size
}

function styleOf({ face, tracking }: Box, points: number): TextStyle {
  return { face, size: points, color: '#000000', ...(tracking ? { tracking: tracking * points } : {}) }
}
