import { type TableCell, textOf, visit } from '@gongwen/model'
import type { Context } from '../context.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Strip } from '../strip.ts'
import { measureWords } from '../styles.ts'

/** Text of a cell with no more lines than this stands in it again on the next page. */
const fewLines = 4

const words = new Set<string>(['tableCell', 'paragraph', 'text', 'strong', 'emphasis', 'strike', 'span', 'break'])

/** A strip that has been read once: drawn again, it has no meaning of its own. */
export function asArtefact({ height, draw }: Strip): Strip {
  return {
    height,
    draw: (canvas, x, y) => {
      const { artefact } = canvas
      canvas.artefact = true
      draw(canvas, x, y)
      canvas.artefact = artefact
    },
  }
}

/**
 * What a cell says on the page after the one where its text stood, the fullest first: a short text again with （续） below it,
 * a long one only （续）. An empty cell says nothing.
 */
export function continued(cell: TableCell, strips: readonly Strip[], context: Context): Strip[][] {
  if (textOf(cell).trim() === '') return []
  const { body, leading, width, left, align, tag, shared } = context
  const shape = {
    left,
    width,
    align: align === 'justify' ? ('left' as const) : align,
    leading,
    size: body.size,
    grid: false,
    tag,
  }
  const mark = paragraphStrips(measureWords('（续）', body, shared.faces), shape, true).map(asArtefact)
  if (strips.length > fewLines || !isPlain(cell)) return [mark]
  return [[...strips.map(asArtefact), ...mark], mark]
}

/** Nothing but words: a field or a picture is there once. */
function isPlain(cell: TableCell): boolean {
  let plain = true
  visit(cell, ({ type }) => {
    if (!words.has(type)) plain = false
    return undefined
  })
  return plain
}
