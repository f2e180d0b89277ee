import type { Quotation } from '@gongwen/model'
import type { Scope } from '../writing.ts'
import { blocks } from './blocks.ts'

/** Quoted text in 楷体, set in from both sides. */
export function quotation({ children }: Quotation, scope: Scope): string {
  return blocks(children, scope.text === 'Body' ? { ...scope, text: 'Quotation' } : scope)
}
