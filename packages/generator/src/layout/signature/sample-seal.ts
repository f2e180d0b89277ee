import { type Canvas, n } from '../canvas.ts'
import type { Context } from '../context.ts'
import { drawWords, red } from '../masthead/words.ts'
import { styleOf, wordsOf } from '../styles.ts'

/** A red circle marked 样章 around a middle: where a seal will be stamped. No star, no name: nobody can take it for one. */
export function drawSampleSeal(canvas: Canvas, x: number, y: number, size: number, context: Context): void {
  const radius = size / 2 - 2
  const k = radius * 0.5523
  const points = [
    `M${n(x + radius)} ${n(y)}`,
    `C${n(x + radius)} ${n(y + k)} ${n(x + k)} ${n(y + radius)} ${n(x)} ${n(y + radius)}`,
    `C${n(x - k)} ${n(y + radius)} ${n(x - radius)} ${n(y + k)} ${n(x - radius)} ${n(y)}`,
    `C${n(x - radius)} ${n(y - k)} ${n(x - k)} ${n(y - radius)} ${n(x)} ${n(y - radius)}`,
    `C${n(x + k)} ${n(y - radius)} ${n(x + radius)} ${n(y - k)} ${n(x + radius)} ${n(y)}Z`,
  ]
  canvas.page.items.push({ type: 'path', d: points.join(''), stroke: { color: red, width: 2, dash: [4, 3] } })
  const words = wordsOf('样章', { ...styleOf(context, 'heiti', 20), color: red }, context)
  const from = canvas.page.items.length
  drawWords(words, canvas, { x, baseline: y - size * 0.2, tag: context.tag, align: 'center' })
  for (const item of canvas.page.items.slice(from)) delete item.tag
}
