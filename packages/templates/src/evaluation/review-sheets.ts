import type { Diagnostic, Workbook } from '@gongwen/model'
import type { Expert } from './read-experts.ts'
import type { ProjectRow, Reviewed } from './read-scores.ts'
import { indicatorsOf, type Rubric } from './rubric.ts'

/** The score sheet of one expert: a row for each project to judge, a column for each indicator with its full points. */
export function reviewBook(expert: Expert, projects: readonly ProjectRow[], rubric: Rubric): Workbook {
  const indicators = indicatorsOf(rubric)
  return {
    title: `评分表（${expert.name}）`,
    sheets: [
      {
        name: '评分',
        heading: `评分表（${expert.name}）：每格填分数，至多两位小数；不要改动名称和列名`,
        landscape: true,
        columns: [
          { title: '名称', width: 34 },
          { title: '专家', width: 12 },
          ...indicators.map(({ name, points }) => ({
            title: `${name}（${points}分）`,
            width: 12,
            align: 'right' as const,
            format: 'score' as const,
          })),
          { title: '备注', width: 20 },
        ],
        rows: projects
          .filter(({ name }) => !expert.avoids.includes(name))
          .map(({ name }) => [name, expert.name, ...indicators.map(() => null), null]),
      },
      {
        name: '评分标准',
        columns: [
          { title: '方面', width: 16 },
          { title: '指标', width: 20 },
          { title: '分值', width: 8, align: 'right', format: 'score' },
          { title: '评分标准', width: 60 },
        ],
        rows: rubric.dimensions.flatMap(({ name, indicators: own }) =>
          own.map((indicator) => [name, indicator.name, indicator.points, indicator.standard ?? '']),
        ),
      },
    ],
  }
}

/** Data of the template `expert-review` for one project: what is judged and by whom, opinion and conclusion still to be written. */
export function reviewData(project: ProjectRow, experts: readonly Expert[], rubric: Rubric): Record<string, unknown> {
  return {
    name: project.name,
    ...(project.lead && { lead: project.lead }),
    experts: experts
      .filter(({ avoids }) => !avoids.includes(project.name))
      .map(({ name, unit, title, leader }) => ({
        name,
        ...(unit && { unit }),
        ...(title && { title }),
        ...(leader && { leader }),
      })),
    scores: indicatorsOf(rubric).map(({ name, points }) => ({ item: name, full: points })),
  }
}

/** Names in 回避 that are no project: the expert would get that sheet after all. */
export function unknownAvoided(
  experts: readonly Expert[],
  projects: readonly ProjectRow[],
  file: string,
): Diagnostic[] {
  const known = new Set(projects.map(({ name }) => name))
  return experts.flatMap((expert) =>
    expert.avoids
      .filter((name) => !known.has(name))
      .map(
        (name): Diagnostic => ({
          code: 'expert-avoids-unknown',
          severity: 'error',
          message: `${expert.name}要回避的“${name}”不在项目名单里`,
          place: { file },
          remedy: '核对项目名称，写全称',
        }),
      ),
  )
}

/** Experts who returned no scores for a project that they were to judge. */
export function absentScores(
  experts: readonly Expert[],
  projects: readonly ProjectRow[],
  reviewed: readonly Reviewed[],
  file: string,
): Diagnostic[] {
  const back = new Set(reviewed.map(({ project, expert }) => JSON.stringify([project, expert])))
  return experts.flatMap(({ name: expert, avoids }) => {
    const missing = projects
      .map(({ name }) => name)
      .filter((name) => !avoids.includes(name) && !back.has(JSON.stringify([name, expert])))
    if (missing.length === 0) return []
    const which = missing.length === projects.length ? '任何项目' : missing.map((name) => `“${name}”`).join('、')
    const found: Diagnostic = {
      code: 'score-absent',
      severity: 'error',
      message: `没有收到${expert}对${which}的评分`,
      place: { file },
      remedy: '催收评分表；确不参加的，从专家名单中删去，或写入“回避”',
    }
    return [found]
  })
}
