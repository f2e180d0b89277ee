import type { Chart } from '@gongwen/model'
import type { Context } from '../context.ts'
import type { Flow } from '../strip.ts'
import { setCaption } from './figure.ts'

export function setChart(block: Chart, context: Context): Flow[] {
  return setCaption(block.caption, context)
}
