import type { Chart } from '@gongwen/model'
import { mm } from '../../standard/measure.ts'
import { drawBars } from '../charts/bar.ts'
import type { Area } from '../charts/frame.ts'
import { drawLines } from '../charts/line.ts'
import { openPen, type Pen } from '../charts/pen.ts'
import { drawPie } from '../charts/pie.ts'
import { drawRadar } from '../charts/radar.ts'
import type { Context } from '../context.ts'
import type { Flow, Strip } from '../strip.ts'
import { wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { setCaption } from './figure.ts'

const forms: Record<Chart['form'], (pen: Pen, chart: Chart, area: Area) => void> = {
  bar: drawBars,
  line: drawLines,
  radar: drawRadar,
  pie: drawPie,
}

const usualHeight = 70

/** A chart whose height nobody asked for may be set so much lower where that lets it stand on the page at hand. */
const lowest = 0.6

/** A chart as vectors, legible in black and white; its caption below. */
export function setChart(block: Chart, context: Context): Flow[] {
  const { left, width, area } = context
  const tag: TagNode = { role: 'Div', parent: context.tag }
  const captions = setCaption(block.caption, { ...context, tag })
  const figure: TagNode = { role: 'Figure', parent: tag, alt: block.alt }
  const height = Math.min(Math.max(mm(block.height ?? usualHeight), 60), (area.bottom - area.top) * 0.7)
  const { unit = '', categories, series } = block
  // Labels are set when the chart is drawn; missing characters must be known before.
  for (const label of [unit, ...categories, ...series.map(({ name }) => name)]) wordsOf(label, context.body, context)
  const stripOf = (height: number): Strip => ({
    height,
    above: context.leading / 4,
    keep: captions.length > 0,
    draw: (canvas, x, y) => {
      const room = { left: x + left, top: y, right: x + Math.max(width, left + 40), bottom: y + height }
      const pen = openPen(canvas, figure, context)
      forms[block.form](pen, block, room)
      pen.finish()
    },
  })
  const strip = stripOf(height)
  if (block.height !== undefined || context.inside) return [strip, ...captions]
  return [{ ...strip, least: Math.max(60, height * lowest), lower: stripOf }, ...captions]
}
