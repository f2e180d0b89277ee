import type { Attendance } from '@gongwen/model'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** 出席、请假、列席 of 纪要: the label in 黑体, wraps below the first name (GB/T 9704-2012, 10.3). */
export function attendance({ label, names }: Attendance, scope: Scope): string {
  return paragraph(scope, 'Attendance', run(`${label}：`, { face: 'heiti' }, scope) + run(names, {}, scope))
}
