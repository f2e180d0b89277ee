import { type Box, textOf } from '@gongwen/model'
import { widthOf } from './measures.ts'

/** Steps of a point in which a text shrinks to fit. */
const step = 0.5
const pointsPerMm = 72 / 25.4

/** The largest size down to `smallest` at which the text of a box fits into it, by the width of its characters; Word cannot shrink it. */
export function fittingSize(box: Box): number {
  const { size, smallest = size, leading = 1.5 * size } = box
  const lines = box.children.flatMap((block) => textOf(block).split('\n')).map(widthOf)
  const [width, height] = [box.width * pointsPerMm, box.height * pointsPerMm]
  const fits = (points: number): boolean => {
    const em = points * (1 + (box.tracking ?? 0))
    const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil((line * em - 0.01) / width)), 0)
    return count * leading * (points / size) <= height + 0.5
  }
  let points = size
  while (points - step >= smallest && !fits(points)) points -= step
  return points
}
