import type { PDFPageProxy } from 'pdfjs-dist'
import { type Matrix, placed, times } from './matrix.ts'
import type { Rule } from './ruled.ts'

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

/** A rule is thinner than this; Word draws rules as filled rectangles. */
const thin = 2.5

/** The straight rules of a page, horizontal and vertical, from its drawing operators. */
export function rulesOf({ fnArray, argsArray }: Operators, ops: Record<string, number>): Rule[] {
  const rules: Rule[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((operator, at) => {
    const given = argsArray[at] as unknown[] | null
    if (operator === ops['save']) saved.push(matrix)
    else if (operator === ops['restore']) matrix = saved.pop() ?? matrix
    else if (operator === ops['transform'] && given) matrix = times(matrix, given as unknown as Matrix)
    else if (operator === ops['constructPath'] && given) {
      const box = given[2] as ArrayLike<number> | null
      // Clipping and nothing are drawn by no one.
      if (!box || given[0] === ops['endPath'] || given[0] === ops['clip'] || given[0] === ops['eoClip']) return
      rules.push(...rulesIn(box, matrix, given[0] === ops['stroke'] || given[0] === ops['closeStroke']))
    }
  })
  return rules
}

function rulesIn(box: ArrayLike<number>, matrix: Matrix, stroked: boolean): Rule[] {
  const [ax, ay] = placed(matrix, box[0] ?? 0, box[1] ?? 0)
  const [bx, by] = placed(matrix, box[2] ?? 0, box[3] ?? 0)
  const [x0, x1] = [Math.min(ax, bx), Math.max(ax, bx)]
  const [y0, y1] = [Math.min(ay, by), Math.max(ay, by)]
  if (y1 - y0 < thin && x1 - x0 > 8) return [{ x0, x1, y0: (y0 + y1) / 2, y1: (y0 + y1) / 2 }]
  if (x1 - x0 < thin && y1 - y0 > 4) return [{ x0: (x0 + x1) / 2, x1: (x0 + x1) / 2, y0, y1 }]
  // A stroked box is four rules.
  if (!stroked || x1 - x0 < 8 || y1 - y0 < 8) return []
  return [
    { x0, x1, y0, y1: y0 },
    { x0, x1, y0: y1, y1 },
    { x0, x1: x0, y0, y1 },
    { x0: x1, x1, y0, y1 },
  ]
}
