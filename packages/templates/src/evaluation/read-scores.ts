import type { Diagnostic, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Cell, Sheet } from '@gongwen/readers'
import { indicatorsOf, type Rubric } from './rubric.ts'
import type { ScoreEntry } from './score.ts'

const projectTitles = ['名称', '联合体名称', '项目', '项目名称', '创新联合体']
const expertTitles = ['专家', '专家姓名', '评审专家']

/** A project's row: its name and what the report says of it in words. */
export interface ProjectRow {
  name: string
  lead?: string
  previous?: number
  strengths: string[]
  problems: string[]
  suggestions: string[]
}

interface Head {
  row: number
  titles: string[]
}

function headOf(sheet: Sheet, needed: readonly (readonly string[])[]): Head | undefined {
  const row = sheet.rows.findIndex((cells) =>
    needed.every((names) => cells.some(({ text }) => names.includes(text.trim()))),
  )
  return row < 0
    ? undefined
    : {
        row,
        titles: (sheet.rows[row] ?? []).map(({ text }) =>
          text.replace(/\s/g, '').replace(/[（(]\d+(\.\d+)?分?[）)]$/, ''),
        ),
      }
}

const missingHead = (file: string, titles: string): Diagnostic => ({
  code: 'rows-head-missing',
  severity: 'error',
  message: `没有找到含有${titles}的表头`,
  place: { file },
  remedy: '第一行写列名',
})

const column = (titles: readonly string[], names: readonly string[]): number =>
  titles.findIndex((title) => names.includes(title))

/** Reads score sheets: one row per project and expert, one column per indicator. An empty cell is a missing score, not a nought. */
export function readScores(sheets: readonly Sheet[], file: string, rubric: Rubric): Result<ScoreEntry[]> {
  const entries: ScoreEntry[] = []
  const diagnostics: Diagnostic[] = []
  const indicators = new Set(indicatorsOf(rubric).map(({ name }) => name))
  const ignored = new Set(['序号', '总分', '合计', '备注', '签名'])
  let heads = 0
  for (const sheet of sheets) {
    const head = headOf(sheet, [projectTitles, expertTitles])
    if (!head) continue
    heads += 1
    const [project, expert] = [column(head.titles, projectTitles), column(head.titles, expertTitles)]
    for (const [index, title] of head.titles.entries()) {
      if (title === '' || index === project || index === expert || indicators.has(title) || ignored.has(title)) continue
      diagnostics.push({
        code: 'score-indicator-unknown',
        severity: 'warning',
        message: `没有“${title}”这项指标，这一列没有读`,
        place: { file, sheet: sheet.name, row: head.row + 1, field: title },
        remedy: `指标应为：${[...indicators].join('、')}`,
      })
    }
    for (const [index, cells] of sheet.rows.entries()) {
      const name = cells[project]?.text.trim() ?? ''
      if (index <= head.row || name === '') continue
      for (const [at, title] of head.titles.entries()) {
        if (!indicators.has(title)) continue
        const cell = cells[at]
        if (!cell || cell.kind === 'empty' || cell.text.trim() === '') continue
        const place = { file, sheet: sheet.name, row: index + 1, field: title }
        entries.push({
          project: name,
          expert: cells[expert]?.text.trim() || '未署名专家',
          indicator: title,
          score: pointsOf(cell),
          place,
        })
      }
    }
  }
  if (heads === 0) diagnostics.push(missingHead(file, '“名称”和“专家”'))
  return result(entries, diagnostics)
}

/** A score as a number; words are no number and are found out of range later. */
function pointsOf({ kind, value, text }: Cell): number {
  if (kind === 'number' && typeof value === 'number') return value
  const plain = text.normalize('NFKC').replace(/分$/, '').trim()
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** Reads the list of projects: 名称, and if given 牵头单位, 上年得分, 主要成效, 存在问题, 建议. */
export function readProjects(sheets: readonly Sheet[], file: string): Result<ProjectRow[]> {
  const diagnostics: Diagnostic[] = []
  for (const sheet of sheets) {
    const head = headOf(sheet, [projectTitles])
    if (!head) continue
    const seen = new Set<string>()
    const projects: ProjectRow[] = []
    for (const [index, cells] of sheet.rows.entries()) {
      const cell = (...names: string[]): Cell | undefined => cells[column(head.titles, names)]
      const name = cell(...projectTitles)?.text.trim() ?? ''
      if (index <= head.row || name === '') continue
      const place = { file, sheet: sheet.name, row: index + 1 }
      if (seen.has(name)) {
        diagnostics.push({
          code: 'project-double',
          severity: 'error',
          message: `项目“${name}”写了两次，只用第一次`,
          place,
          remedy: '删去多余的一行',
        })
        continue
      }
      seen.add(name)
      projects.push(projectOf(name, cell, place, diagnostics))
    }
    return result(projects, diagnostics)
  }
  return result([], [missingHead(file, '“名称”')])
}

function projectOf(
  name: string,
  cell: (...names: string[]) => Cell | undefined,
  place: Diagnostic['place'],
  diagnostics: Diagnostic[],
): ProjectRow {
  const list = (title: string): string[] =>
    (cell(title)?.text ?? '')
      .split(/[\n；;]+/)
      .map((line) => line.trim())
      .filter(Boolean)
  const lead = cell('牵头单位')?.text.trim()
  const before = cell('上年得分', '上年总分')
  const previous = before && before.text.trim() !== '' ? pointsOf(before) : undefined
  if (previous !== undefined && !Number.isFinite(previous)) {
    diagnostics.push({
      code: 'project-previous-invalid',
      severity: 'warning',
      message: `“上年得分”写的是“${before?.text}”，不是分数，没有比较`,
      place: { ...place, field: '上年得分' },
      remedy: '填数字',
    })
  }
  return {
    name,
    ...(lead && { lead }),
    ...(previous !== undefined && Number.isFinite(previous) && { previous }),
    strengths: list('主要成效'),
    problems: list('存在问题'),
    suggestions: list('建议'),
  }
}
