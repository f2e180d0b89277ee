import type { Rule } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import type { Scope } from '../writing.ts'

/** A thin rule across the text: the border of an empty paragraph. */
export function rule(_: Rule, scope: Scope): string {
  return paragraph(scope, 'Rule', '')
}
