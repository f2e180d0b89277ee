import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Sheet } from '@gongwen/readers'
import { columnOf, headOf, missingHead } from './table-head.ts'

/** An expert of the panel. */
export interface Expert {
  name: string
  unit?: string
  title?: string
  leader?: true
  /** Projects that the expert must not judge. */
  avoids: string[]
}

const nameTitles = ['姓名', '专家', '专家姓名']

/** Reads the panel: 姓名, and if given 单位, 职称, 组长, 回避 (names of projects, parted by 、). */
export function readExperts(sheets: readonly Sheet[], file: string): Result<Expert[]> {
  const diagnostics: Diagnostic[] = []
  for (const sheet of sheets) {
    const head = headOf(sheet, [nameTitles])
    if (!head) continue
    const experts: Expert[] = []
    for (const [index, cells] of sheet.rows.entries()) {
      const cell = (...names: string[]): string => cells[columnOf(head.titles, names)]?.text.trim() ?? ''
      const name = cell(...nameTitles)
      if (index <= head.row || name === '') continue
      if (experts.some((expert) => expert.name === name)) {
        diagnostics.push({
          code: 'expert-double',
          severity: 'error',
          message: `专家“${name}”写了两次，只用第一次`,
          place: { file, sheet: sheet.name, row: index + 1 },
          remedy: '删去多余的一行；同名的两人加以区分',
        })
        continue
      }
      const [unit, title] = [cell('单位', '工作单位'), cell('职称', '职务', '职称职务')]
      experts.push({
        name,
        ...(unit && { unit }),
        ...(title && { title }),
        ...(/^(?:是|√|✓|组长)$/.test(cell('组长')) && { leader: true as const }),
        avoids: cell('回避')
          .split(/[、；;，,\n]+/)
          .map((project) => project.trim())
          .filter(Boolean),
      })
    }
    return result(experts, diagnostics)
  }
  return result([], [missingHead(file, '“姓名”')])
}
