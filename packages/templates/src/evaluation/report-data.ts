import type { Evaluation, ProjectResult } from './evaluate.ts'
import { fullOf } from './read-rubric.ts'
import type { ProjectRow } from './read-scores.ts'
import { indicatorsOf, type Rubric } from './rubric.ts'

/** What an evaluation report says besides the scores. */
export interface EvaluationTerms {
  year: number
  /** 署名. */
  organ: string
  /** ISO date. */
  date: string
}

/** Data of the template `evaluation-report`: for the whole batch, or for one project. */
export function evaluationData(
  evaluation: Evaluation,
  rows: readonly ProjectRow[],
  rubric: Rubric,
  terms: EvaluationTerms,
  only?: string,
): Record<string, unknown> {
  const shown = evaluation.projects.filter(({ name }) => only === undefined || name === only)
  const experts = new Set(shown.flatMap((project) => project.experts.map(({ name }) => name))).size
  const aspects = rubric.dimensions.map(({ name }) => name).join('、')
  const { highest, lowest } = rubric.drop
  const method = highest + lowest > 0 ? `去掉${highest}个最高分和${lowest}个最低分后取平均分` : '取平均分'
  const basis = [
    `根据${terms.year}年度评估工作安排，组织${experts}名专家，从${aspects}${numeral(rubric.dimensions.length)}个方面对${shown.length === 1 ? `“${shown[0]?.name}”` : `${shown.length}家创新联合体`}进行评估。`,
    `评估共设${indicatorsOf(rubric).length}项指标，满分${fullOf(rubric)}分，专家独立打分，${method}。`,
  ]
  const short = shortNames(shown.map(({ name }) => name))
  return {
    year: terms.year,
    basis,
    projects: shown.map((project, index) => ({ ...projectData(project, rows), ...(short && { short: short[index] }) })),
    ...(shown.length > 1 && { grades: evaluation.grades, average: evaluation.average }),
    ...(shown.length > mostBars && { bands: bandsOf(shown, fullOf(rubric)) }),
    full: fullOf(rubric),
    signedBy: terms.organ,
    date: terms.date,
  }
}

/** Names without what all of them begin and end with: 台州市智能泵阀创新联合体 is 智能泵阀 among its like. */
function shortNames(names: readonly string[]): string[] | undefined {
  const [first = '', ...others] = names.map((name) => [...name])
  const common = (same: (at: number) => boolean): number => {
    let length = 0
    while (length < first.length && same(length)) length += 1
    return length
  }
  const head = common((at) => others.every((name) => name[at] === first[at]))
  const tail = common((at) => others.every((name) => name.at(-1 - at) === first.at(-1 - at)))
  const short = names.map((name) => [...name].slice(head, [...name].length - tail).join(''))
  return names.length > 2 && short.every((name) => name.trim() !== '') ? short : undefined
}

/** More projects than this make no bar each that anyone could read. */
const mostBars = 24

/** How many totals lie in each tenth of the full total, from the best; all below 60 % together. */
function bandsOf(projects: readonly ProjectResult[], full: number): { name: string; count: number }[] {
  const edges = [0.9, 0.8, 0.7, 0.6, 0].map((share) => Math.round(full * share * 100) / 100)
  return edges.map((from, index) => {
    const below = index === 0 ? Number.POSITIVE_INFINITY : (edges[index - 1] ?? 0)
    const name = index === 0 ? `${from}分以上` : from === 0 ? `不足${below}分` : `${from}分至${below}分`
    return { name, count: projects.filter(({ total }) => total >= from && total < below).length }
  })
}

const numeral = (count: number): string => '零一二三四五六七八九十'[count] ?? String(count)

function projectData(project: ProjectResult, rows: readonly ProjectRow[]): Record<string, unknown> {
  const row = rows.find(({ name }) => name === project.name)
  const { name, total, grade, rank, change, dimensions, experts } = project
  const words = (list: readonly string[] | undefined, key: string): Record<string, unknown> =>
    list && list.length > 0 ? { [key]: list } : {}
  return {
    name,
    ...(row?.lead && { lead: row.lead }),
    total,
    grade,
    rank,
    ...(change !== undefined && { change }),
    dimensions,
    experts,
    ...words(row?.strengths, 'strengths'),
    ...words(row?.problems, 'problems'),
    ...words(row?.suggestions, 'suggestions'),
  }
}
