import type { Title } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import type { Scope } from '../writing.ts'

/** 标题, and below it what stands in 楷体 (GB/T 9704-2012, 7.3.1). */
export function title({ children, subtitle }: Title, scope: Scope): string {
  const below = subtitle ? paragraph(scope, 'Subtitle', inlines(subtitle, {}, scope)) : ''
  return paragraph(scope, 'Title', inlines(children, {}, scope)) + below
}
