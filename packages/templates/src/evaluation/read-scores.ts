import type { Diagnostic, Place, Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import type { Cell, Sheet } from '@gongwen/readers'
import { indicatorsOf, type Rubric } from './rubric.ts'
import type { ScoreEntry } from './score.ts'
import { columnOf, headOf, missingHead, projectTitles } from './table-head.ts'

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

/** A row of a score sheet: somebody was to judge this project. */
export interface Reviewed {
  project: string
  expert: string
}

/** What score sheets hold. */
export interface ReadScores {
  entries: ScoreEntry[]
  /** Rows with at least one score. */
  reviewed: Reviewed[]
}

/**
 * Reads score sheets: one row per project and expert, one column per indicator. An empty cell is a missing score, not a nought; a
 * row without any is said.
 */
export function readScores(sheets: readonly Sheet[], file: string, rubric: Rubric): Result<ReadScores> {
  const entries: ScoreEntry[] = []
  const reviewed: Reviewed[] = []
  const diagnostics: Diagnostic[] = []
  const indicators = new Set(indicatorsOf(rubric).map(({ name }) => name))
  const ignored = new Set(['序号', '总分', '合计', '备注', '签名'])
  let heads = 0
  for (const sheet of sheets) {
    const head = headOf(sheet, [projectTitles, expertTitles])
    if (!head) continue
    heads += 1
    const blank = new Map<string, { name: string; row: number }[]>()
    const [project, expert] = [columnOf(head.titles, projectTitles), columnOf(head.titles, expertTitles)]
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
      const by = cells[expert]?.text.trim() || '未署名专家'
      const before = entries.length
      for (const [at, title] of head.titles.entries()) {
        if (!indicators.has(title)) continue
        const cell = cells[at]
        if (!cell || cell.kind === 'empty' || cell.text.trim() === '') continue
        const place = { file, sheet: sheet.name, row: index + 1, field: title }
        entries.push({
          project: name,
          expert: by,
          indicator: title,
          score: pointsOf(cell),
          place,
        })
      }
      if (entries.length > before) reviewed.push({ project: name, expert: by })
      else blank.set(by, [...(blank.get(by) ?? []), { name, row: index + 1 }])
    }
    for (const [by, rows] of blank) diagnostics.push(notScored(by, rows, { file, sheet: sheet.name }))
  }
  if (heads === 0) diagnostics.push(missingHead(file, '“名称”和“专家”'))
  return result({ entries, reviewed }, diagnostics)
}

/** Rows that an expert left empty. */
function notScored(expert: string, rows: readonly { name: string; row: number }[], place: Place): Diagnostic {
  const some = rows.slice(0, 3).map(({ name }) => `“${name}”`)
  const more = rows.length > some.length ? `等 ${rows.length} 个项目` : ''
  return {
    code: 'score-absent',
    severity: 'error',
    message: `${expert}对${some.join('、')}${more}一项也没有打分`,
    place: { ...place, ...(rows[0] && { row: rows[0].row }) },
    remedy: '请专家补齐；确不评的，删去这一行',
  }
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
      const cell = (...names: string[]): Cell | undefined => cells[columnOf(head.titles, names)]
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
  const lead = cell('牵头单位', '牵头单位·单位名称')?.text.trim()
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
