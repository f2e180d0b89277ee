import type { Recipients } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import type { Scope } from '../writing.ts'

/** 主送机关 (GB/T 9704-2012, 7.3.2). */
export function recipients({ children }: Recipients, scope: Scope): string {
  return paragraph(scope, 'Recipients', inlines(children, {}, scope))
}
