import type { Title } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import { balanced } from '../title-lines.ts'
import type { Scope } from '../writing.ts'

/** 标题, and below it what stands in 楷体 (GB/T 9704-2012, 7.3.1). */
export function title({ children, subtitle }: Title, scope: Scope): string {
  const style = subtitle ? 'TitleAbove' : 'Title'
  // in this order: the first paragraph written takes the page break that may be due
  const above = paragraph(scope, style, inlines(balanced(children, scope), {}, scope))
  return subtitle ? above + paragraph(scope, 'Subtitle', inlines(subtitle, {}, scope)) : above
}
