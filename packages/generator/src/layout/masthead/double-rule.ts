import { mm } from '../../standard/measure.ts'
import { letterForm } from '../../standard/special-forms.ts'
import { type Canvas, drawRule } from '../canvas.ts'
import { red } from './words.ts'

/** The double rule of 信函 around `middle`, its upper edge at `y` (10.1): 170 mm, red. */
export function drawDoubleRule(canvas: Canvas, middle: number, y: number, order: 'thick-first' | 'thin-first'): void {
  const { thick, thin, between, ruleLength } = letterForm
  const half = mm(ruleLength.value) / 2
  const weights = order === 'thick-first' ? [thick, thin] : [thin, thick]
  let at = y
  for (const { value } of weights) {
    const weight = mm(value)
    drawRule(canvas, [middle - half, at + weight / 2, middle + half, at + weight / 2], weight, red)
    at += weight + mm(between.value)
  }
}
