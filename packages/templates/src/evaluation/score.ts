import type { Diagnostic, Place, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { indicatorsOf, type Rubric } from './rubric.ts'

/** One cell of the experts' score sheets. */
export interface ScoreEntry {
  project: string
  expert: string
  indicator: string
  /** Points, at most two decimals. */
  score: number
  place: Place
}

/** An expert's complete sheet for a project: hundredths of a point, by indicator name. */
export interface ScoreSheet {
  project: string
  expert: string
  scores: Map<string, number>
  total: number
}

/** Points in hundredths: sums and averages of experts' scores stay exact. */
export function hundredths(points: number): number {
  return Math.round(points * 100)
}

const finding = (place: Place, code: string, message: string, remedy: string): Diagnostic => ({
  code,
  severity: 'error',
  message,
  remedy,
  place,
})

/**
 * Gathers entries into sheets. A score out of range, given twice, or for an unknown project or indicator is reported and left
 * out; a sheet that then lacks an indicator is reported and does not count at all, so that nobody's total is made of less.
 */
export function gatherSheets(
  entries: readonly ScoreEntry[],
  projects: readonly string[],
  rubric: Rubric,
): Result<ScoreSheet[]> {
  const indicators = new Map(indicatorsOf(rubric).map((indicator) => [indicator.name, indicator]))
  const known = new Set(projects)
  const sheets = new Map<string, ScoreSheet>()
  const diagnostics: Diagnostic[] = []
  for (const { project, expert, indicator, score, place } of entries) {
    const full = indicators.get(indicator)?.points
    if (!known.has(project)) {
      diagnostics.push(
        finding(place, 'score-project-unknown', `评分表中的项目“${project}”不在项目名单里`, '核对项目名称'),
      )
    } else if (full === undefined) {
      diagnostics.push(
        finding(
          place,
          'score-indicator-unknown',
          `没有“${indicator}”这项指标`,
          `指标应为：${[...indicators.keys()].join('、')}`,
        ),
      )
    } else if (
      !Number.isFinite(score) ||
      score < 0 ||
      score > full ||
      Math.abs(score * 100 - hundredths(score)) > 1e-6
    ) {
      diagnostics.push(
        finding(
          place,
          'score-out-of-range',
          `${expert}对“${project}”的“${indicator}”打分 ${score}，应在 0 到 ${full} 之间，至多两位小数`,
          '请专家核对后更正',
        ),
      )
    } else {
      const key = JSON.stringify([project, expert])
      const sheet = sheets.get(key) ?? { project, expert, scores: new Map<string, number>(), total: 0 }
      sheets.set(key, sheet)
      if (sheet.scores.has(indicator)) {
        diagnostics.push(
          finding(place, 'score-double', `${expert}对“${project}”的“${indicator}”打了两次分`, '保留一次'),
        )
      } else {
        sheet.scores.set(indicator, hundredths(score))
        sheet.total += hundredths(score)
      }
    }
  }
  const complete: ScoreSheet[] = []
  for (const sheet of sheets.values()) {
    const missing = [...indicators.keys()].filter((name) => !sheet.scores.has(name))
    if (missing.length === 0) complete.push(sheet)
    else {
      // The whole sheet is meant, not the cell of one indicator.
      const { field: _, ...place } =
        entries.find(({ project, expert }) => project === sheet.project && expert === sheet.expert)?.place ?? {}
      diagnostics.push(
        finding(
          place,
          'score-missing',
          `${sheet.expert}对“${sheet.project}”缺少 ${missing.join('、')} 的评分，这张评分表不计入`,
          '补齐后重新运行',
        ),
      )
    }
  }
  return result(complete, diagnostics)
}
