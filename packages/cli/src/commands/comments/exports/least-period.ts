import type { PeriodRule } from '@gongwen/comments'
import { problem, Unusable } from '../../../outcome.ts'

/** Reads `--least 30日,7个工作日`: the shortest periods that the office's own rules ask for. */
export function readLeastPeriod(given: string): PeriodRule[] {
  return given
    .normalize('NFKC')
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map((words): PeriodRule => {
      const [, count, unit] = /^(\d{1,3})(?:个)?(日|天|自然日|工作日)$/.exec(words) ?? []
      if (count === undefined || Number(count) === 0)
        throw new Unusable(problem('usage', `读不懂期限“${words}”`, { remedy: '写成 30日 或 7个工作日' }))
      const name = `规定不少于 ${words}`
      return unit === '工作日' ? { name, workingDays: Number(count) } : { name, calendarDays: Number(count) }
    })
}
