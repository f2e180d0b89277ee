import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'

/**
 * The text with a blank line before each of the given lines (one-based, ascending), so that they begin paragraphs. Blanks
 * that would make code of such a line become wide ones: every character keeps its column.
 */
export function partedSource(source: string, parted: readonly number[]): string {
  const before = new Set(parted)
  return source
    .split('\n')
    .map((line, index) =>
      before.has(index + 1) ? `\n${line.replace(/^[ \t]{2,}/, (blanks) => '\u3000'.repeat(blanks.length))}` : line,
    )
    .join('\n')
}

/** Gives the nodes of a parted text the places that they have in the text as written. In place. */
export function movePlacesBack(root: Root, parted: readonly number[]): Root {
  const blank = parted.map((line, index) => line + index)
  visit(root, (node) => {
    if (!node.position) return
    const { start, end } = node.position
    node.position = { start: moved(start, blank), end: moved(end, blank) }
  })
  return root
}

type Point = NonNullable<Root['position']>['start']

function moved(point: Point, blank: readonly number[]): Point {
  let low = 0
  let high = blank.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blank[middle]! < point.line) low = middle + 1
    else high = middle
  }
  return { ...point, line: point.line - low, ...(point.offset === undefined ? {} : { offset: point.offset - low }) }
}
