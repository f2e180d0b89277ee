import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { gradeOf, type Rubric } from './rubric.ts'
import { gatherSheets, type ScoreEntry, type ScoreSheet } from './score.ts'

/** A project under evaluation. */
export interface EvaluatedProject {
  name: string
  /** Last year's total, for the change. */
  previous?: number
}

/** The result of one project; points are rounded half up to two decimals, ranks and grades are taken from exact sums. */
export interface ProjectResult {
  name: string
  total: number
  grade: string
  /** From 1; equal totals share a rank and the next ones are skipped. */
  rank: number
  dimensions: {
    name: string
    points: number
    full: number
    indicators: { name: string; points: number; full: number; standard?: string }[]
  }[]
  experts: { name: string; total: number; dropped: boolean }[]
  /** Points more or less than last year. */
  change?: number
}

/** The whole batch. */
export interface Evaluation {
  /** By rank. */
  projects: ProjectResult[]
  /** Number of projects in each grade, in the rubric's order. */
  grades: { name: string; count: number }[]
  average: number
}

/** A fraction of hundredths, so that ranks never depend on rounding. */
interface Mean {
  sum: number
  count: number
}

const points = ({ sum, count }: Mean): number => Math.floor((2 * sum + count) / (2 * count)) / 100

/** Scores → results. Projects without enough complete sheets are reported and left out. */
export function evaluate(
  projects: readonly EvaluatedProject[],
  entries: readonly ScoreEntry[],
  rubric: Rubric,
): Result<Evaluation> {
  const { value: sheets, diagnostics } = gatherSheets(
    entries,
    projects.map(({ name }) => name),
    rubric,
  )
  const results: (ProjectResult & { mean: Mean })[] = []
  for (const project of projects) {
    const own = sheets.filter((sheet) => sheet.project === project.name)
    if (own.length < rubric.minimumExperts) {
      diagnostics.push(tooFew(project.name, own.length, rubric.minimumExperts))
      continue
    }
    results.push(resultOf(project, own, rubric, diagnostics))
  }
  results.sort(
    (one, other) =>
      other.mean.sum * one.mean.count - one.mean.sum * other.mean.count || (one.name < other.name ? -1 : 1),
  )
  const ranked = results.map(({ mean, ...rest }): ProjectResult => {
    const better = results.filter((other) => other.mean.sum * mean.count > mean.sum * other.mean.count).length
    return { ...rest, rank: better + 1 }
  })
  const grades = rubric.grades.map(({ name }) => ({ name, count: ranked.filter(({ grade }) => grade === name).length }))
  const all = ranked.reduce((sum, { total }) => sum + Math.round(total * 100), 0)
  return result(
    { projects: ranked, grades, average: ranked.length === 0 ? 0 : points({ sum: all, count: ranked.length }) },
    diagnostics,
  )
}

function tooFew(name: string, count: number, minimum: number): Diagnostic {
  return {
    code: 'score-too-few',
    severity: 'error',
    message: `“${name}”只有 ${count} 张完整的评分表，至少要 ${minimum} 张，没有计算结果`,
    remedy: '补齐评分后重新运行',
  }
}

function resultOf(
  project: EvaluatedProject,
  sheets: readonly ScoreSheet[],
  rubric: Rubric,
  diagnostics: Diagnostic[],
): ProjectResult & { mean: Mean } {
  const { highest, lowest } = rubric.drop
  const ordered = [...sheets].sort((one, other) => one.total - other.total || (one.expert < other.expert ? -1 : 1))
  const enough = ordered.length > highest + lowest
  if (!enough && highest + lowest > 0) {
    diagnostics.push({
      code: 'score-not-dropped',
      severity: 'warning',
      message: `“${project.name}”只有 ${ordered.length} 张评分表，没有去掉最高分和最低分`,
      remedy: '评分表多于去掉的张数时才去掉',
    })
  }
  const counted = enough ? ordered.slice(lowest, ordered.length - highest) : ordered
  const mean: Mean = { sum: counted.reduce((sum, { total }) => sum + total, 0), count: counted.length }
  const meanOf = (names: readonly string[]): Mean => ({
    sum: counted.reduce((sum, { scores }) => sum + names.reduce((part, name) => part + (scores.get(name) ?? 0), 0), 0),
    count: counted.length,
  })
  const total = points(mean)
  return {
    name: project.name,
    mean,
    total,
    rank: 0,
    grade: gradeOf(rubric, mean.sum / mean.count / 100),
    dimensions: rubric.dimensions.map(({ name, indicators }) => ({
      name,
      points: points(meanOf(indicators.map((indicator) => indicator.name))),
      full: indicators.reduce((sum, indicator) => sum + hundredthsOf(indicator.points), 0) / 100,
      indicators: indicators.map((indicator) => ({
        name: indicator.name,
        points: points(meanOf([indicator.name])),
        full: indicator.points,
        ...(indicator.standard !== undefined && { standard: indicator.standard }),
      })),
    })),
    experts: sheets.map((sheet) => ({
      name: sheet.expert,
      total: sheet.total / 100,
      dropped: !counted.includes(sheet),
    })),
    ...(project.previous !== undefined && { change: Math.round((total - project.previous) * 100) / 100 }),
  }
}

const hundredthsOf = (value: number): number => Math.round(value * 100)
