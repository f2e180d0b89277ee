import type { Note } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** 附注 in its brackets (GB/T 9704-2012, 7.3.6). */
export function note({ text }: Note, scope: Scope): string {
  return paragraph(scope, 'Note', run(`（${text}）`, {}, scope))
}
