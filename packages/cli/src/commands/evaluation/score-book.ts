import type { Workbook } from '@gongwen/model'
import type { Evaluation, Rubric } from '@gongwen/templates'

/** 得分表: results by rank, and every expert's total with what was dropped. */
export function scoreBook({ projects }: Evaluation, rubric: Rubric): Workbook {
  const indicators = rubric.dimensions.flatMap(({ name, indicators: own }) =>
    own.map((indicator) => ({ title: `${name}·${indicator.name}`, name: indicator.name })),
  )
  return {
    title: '评估得分表',
    sheets: [
      {
        name: '得分',
        heading: '评估得分表',
        landscape: true,
        columns: [
          { title: '名次', width: 6, align: 'center', format: 'number' },
          { title: '名称', width: 34 },
          { title: '总分', width: 9, align: 'right', format: 'score' },
          { title: '等次', width: 9, align: 'center' },
          { title: '较上年', width: 9, align: 'right', format: 'score' },
          ...indicators.map(({ title }) => ({ title, width: 12, align: 'right' as const, format: 'score' as const })),
        ],
        rows: projects.map(({ rank, name, total, grade, change, dimensions }) => {
          const points = new Map(
            dimensions.flatMap(({ indicators: own }) => own.map((indicator) => [indicator.name, indicator.points])),
          )
          return [
            rank,
            name,
            total,
            grade,
            change ?? null,
            ...indicators.map((indicator) => points.get(indicator.name) ?? null),
          ]
        }),
      },
      {
        name: '专家总分',
        columns: [
          { title: '名称', width: 34 },
          { title: '专家', width: 14 },
          { title: '总分', width: 9, align: 'right', format: 'score' },
          { title: '是否去掉', width: 10, align: 'center' },
        ],
        rows: projects.flatMap(({ name, experts }) =>
          experts.map((expert) => [name, expert.name, expert.total, expert.dropped ? '去掉' : '']),
        ),
      },
    ],
  }
}
