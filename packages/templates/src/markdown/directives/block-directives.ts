import { boxDirective } from './box.ts'
import { chartDirective } from './chart.ts'
import type { BlockDirective } from './directive.ts'
import { letterDirectives } from './letter-parts.ts'
import { frameDirectives } from './masthead.ts'
import { pageDirectives } from './pages.ts'
import { signatureBoxDirectives } from './signature-box.ts'
import { tableDirective } from './table.ts'

/** Every `::名` and `:::名`, in the order in which the guide lists them. */
export const blockDirectives: readonly BlockDirective[] = [
  ...frameDirectives,
  ...letterDirectives,
  tableDirective,
  chartDirective,
  ...signatureBoxDirectives,
  boxDirective,
  ...pageDirectives,
]
