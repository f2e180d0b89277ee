import type { Rule } from '@gongwen/model'
import { drawRule } from '../canvas.ts'
import type { Context } from '../context.ts'
import type { Flow } from '../strip.ts'

/** A thin rule across the text. */
export function setRule(_: Rule, { left, width, leading, grid }: Context): Flow[] {
  return [
    {
      height: leading,
      grid,
      draw: (canvas, x, y) => drawRule(canvas, [x + left, y + leading / 2, x + width, y + leading / 2], 0.75),
    },
  ]
}
