import { formatDiagnostic } from '@gongwen/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../src/evaluation/evaluate.ts'
import { indicatorsOf, type Rubric } from '../src/evaluation/rubric.ts'
import type { ScoreEntry } from '../src/evaluation/score.ts'

const rubric: Rubric = {
  dimensions: [
    {
      name: '组织建设',
      indicators: [
        { name: '议事机制', points: 10 },
        { name: '任务分工', points: 10 },
      ],
    },
    { name: '协同创新', indicators: [{ name: '联合攻关', points: 80 }] },
  ],
  grades: [
    { name: '优秀', from: 85 },
    { name: '合格', from: 60 },
    { name: '不合格', from: 0 },
  ],
  drop: { highest: 1, lowest: 1 },
  minimumExperts: 2,
}

/** Rows as a spreadsheet gives them: project, expert, then a score per indicator. */
function entries(rows: [string, string, ...number[]][]): ScoreEntry[] {
  return rows.flatMap(([project, expert, ...scores], index) =>
    scores.map((score, column) => ({
      project,
      expert,
      score,
      indicator: indicatorsOf(rubric)[column]?.name ?? '',
      place: { row: index + 2 },
    })),
  )
}

const projects = [{ name: '甲', previous: 80 }, { name: '乙' }]

describe('evaluation', () => {
  it('averages what is left when the highest and the lowest total are dropped', () => {
    const { value, diagnostics } = evaluate(
      projects,
      entries([
        ['甲', '专家一', 10, 10, 80],
        ['甲', '专家二', 8, 8, 64],
        ['甲', '专家三', 9, 9.5, 70],
        ['甲', '专家四', 1, 1, 1],
        ['乙', '专家一', 10, 10, 65],
        ['乙', '专家二', 10, 10, 65],
        ['乙', '专家三', 10, 10, 65],
      ]),
      rubric,
    )
    expect(diagnostics).toEqual([])
    expect(value.projects.map(({ name, total, grade, rank }) => [name, total, grade, rank])).toEqual([
      ['乙', 85, '优秀', 1],
      ['甲', 84.25, '合格', 2],
    ])
    expect(value.projects[1]?.change).toBe(4.25)
    expect(value.projects[1]?.experts.map(({ dropped }) => dropped)).toEqual([true, false, false, true])
    expect(value.grades).toEqual([
      { name: '优秀', count: 1 },
      { name: '合格', count: 1 },
      { name: '不合格', count: 0 },
    ])
    expect(value.average).toBe(84.63)
  })

  it('reports scores that are missing, double, out of range or misnamed, and counts only complete sheets', () => {
    const given = [
      ...entries([
        ['甲', '专家一', 10, 10],
        ['甲', '专家二', 8, 8, 81],
        ['甲', '专家三', 8, 8, 60],
        ['丙', '专家一', 1, 1, 1],
        ['甲', '专家三', 8],
      ]),
      { project: '甲', expert: '专家三', indicator: '加分', score: 5, place: { row: 9 } },
    ]
    const { value, diagnostics } = evaluate(projects, given, rubric)
    expect([...new Set(diagnostics.map(({ code }) => code))].sort()).toEqual([
      'score-double',
      'score-indicator-unknown',
      'score-missing',
      'score-out-of-range',
      'score-project-unknown',
      'score-too-few',
    ])
    expect(value.projects).toEqual([])
  })

  it('says of a sheet with a gap whose and where it is, not at which score', () => {
    const given = entries([
      ['甲', '专家一', 10, 10, 60],
      ['甲', '专家二', 10],
    ]).map((entry) => ({ ...entry, place: { ...entry.place, file: '评分.xlsx', field: entry.indicator } }))
    const { diagnostics } = evaluate([{ name: '甲' }], given, rubric)
    const found = diagnostics.find(({ code }) => code === 'score-missing')
    expect(found && formatDiagnostic(found)).toMatch(/^评分\.xlsx:\d+ 专家二对“甲”缺少 任务分工、联合攻关 的评分/)
  })

  it('does not drop anything when nothing would be left, and says so', () => {
    const { value, diagnostics } = evaluate(
      [{ name: '甲' }],
      entries([
        ['甲', '专家一', 10, 10, 60],
        ['甲', '专家二', 10, 10, 61],
      ]),
      rubric,
    )
    expect(value.projects[0]?.total).toBe(80.5)
    expect(diagnostics.map(({ code }) => code)).toEqual(['score-not-dropped'])
  })

  it('agrees with a recount in whole hundredths', () => {
    const sheet = fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 8000 }),
    )
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 3, maxLength: 9 }), (sheets) => {
        const rows = sheets.map((scores, index): [string, string, ...number[]] => [
          '甲',
          `专家${index}`,
          ...scores.map((score) => score / 100),
        ])
        const { value } = evaluate([{ name: '甲' }], entries(rows), rubric)
        const totals = sheets
          .map((scores) => scores.reduce((sum, score) => sum + score, 0))
          .sort((one, other) => one - other)
          .slice(1, -1)
        const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length
        expect(Math.abs((value.projects[0]?.total ?? -1) * 100 - mean)).toBeLessThanOrEqual(0.5 + 1e-6)
      }),
      { seed: 315, numRuns: 200 },
    )
  })

  it('ranks equal totals equally', () => {
    const rows: [string, string, ...number[]][] = ['甲', '乙', '丙'].flatMap((name, index) =>
      ['一', '二', '三'].map((expert): [string, string, ...number[]] => [name, expert, 5, 5, index === 2 ? 10 : 50]),
    )
    const { value } = evaluate([{ name: '甲' }, { name: '乙' }, { name: '丙' }], entries(rows), rubric)
    expect(value.projects.map(({ rank }) => rank)).toEqual([1, 1, 3])
  })
})
