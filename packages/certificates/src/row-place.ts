import type { Place } from '@gongwen/model'

/** Tells the rows of a list apart; equal for findings about the same row. */
export function rowKey({ file, sheet, row, line, part }: Place = {}): string {
  return JSON.stringify([file, sheet, row, line, part])
}

/** How a message names another row: `第 7 行`, or `第 3 条` of a JSON list. */
export function rowName({ row, line, part }: Place): string {
  return part ?? `第 ${row ?? line ?? '?'} 行`
}
