import { join } from 'node:path'
import { safeFileName } from '@gongwen/certificates'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import {
  absentScores,
  type Expert,
  evaluate,
  evaluationData,
  fill,
  loadTemplate,
  type ProjectRow,
  type Rubric,
  readExperts,
  readProjects,
  readRubric,
  type Template,
  unknownAvoided,
} from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, type OutputFile, readText, writeOutputs } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { produce, readFormats } from '../../produce.ts'
import { startProgress } from '../../progress.ts'
import { isoAt } from '../../time.ts'
import type { AddCommand } from '../index.ts'
import { makeReview } from './review.ts'
import { scoreBook } from './score-book.ts'
import { scoresOf, tablesOf } from './tables.ts'

/** What the command line gives. */
export interface EvaluateOptions {
  projects: string
  scores?: string[]
  experts?: string
  rubric?: string
  year?: string
  date?: string
  organ: string
  to: string
  fonts: 'office' | 'oss' | 'own'
  output: string
  force?: boolean
}

/** 评估: score sheets out to the experts; scores → a report per consortium, one for the batch, and a table. */
export const addEvaluate: AddCommand = (program, wrap) => {
  program
    .command('evaluate')
    .description('发专家评分表；收回后由评分生成评估报告：每个联合体一份、总报告一份、得分表一份')
    .requiredOption(
      '--projects <文件>',
      '评估对象名单（xlsx、csv），列名：名称、牵头单位、上年得分、主要成效、存在问题、建议；也可用申报汇总',
    )
    .option(
      '--scores <文件...>',
      '专家评分（xlsx、csv，可以几个，也可以是文件夹），每行一位专家对一个联合体：名称、专家、各项指标',
    )
    .option('--experts <文件>', '专家名单：姓名、单位、职称、组长、回避。没有 --scores 时生成评分表；有则核对谁没交')
    .option('--rubric <文件>', '评估办法（yaml）：方面、指标、分值、等次线；默认用模板库中的')
    .option('--year <年>', '评估年度；默认为当年')
    .option('--organ <名称>', '署名', '台州市科学技术局')
    .option('--date <日期>', '成文日期；默认当日')
    .option('--to <格式>', '输出格式：docx,pdf', 'docx,pdf')
    .option('--fonts <方案>', 'office、oss 或 own，见 render', 'office')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, options: EvaluateOptions) => run(context, options)))
}

async function run(context: Context, options: EvaluateOptions): Promise<Outcome> {
  if (options.scores === undefined && options.experts === undefined)
    throw new Unusable(
      problem('usage', '没有给出 --scores，也没有给出 --experts', {
        remedy: '发评分表用 --experts 专家名单；出评估报告用 --scores 评分',
      }),
    )
  const formats = readFormats(options.to, ['docx', 'pdf'])
  const { value: template, diagnostics: loading } = loadTemplate('evaluation-report')
  if (!template) throw new Unusable(...loading)
  const rubricText =
    options.rubric === undefined ? (template.extras.get('rubric') ?? '') : readText(context, options.rubric)
  const rubric = readRubric(rubricText, options.rubric ?? 'rubric.yaml')
  if (!rubric.value) throw new Unusable(...rubric.diagnostics)
  const projects = readProjects(await tablesOf(context, options.projects), options.projects)
  if (projects.value.length === 0) throw new Unusable(...projects.diagnostics)
  const panel = await panelOf(context, options.experts, projects.value)
  const diagnostics = [...rubric.diagnostics, ...projects.diagnostics, ...panel.diagnostics]
  const { scores } = options
  if (scores === undefined) {
    const review = { projects: projects.value, experts: panel.experts, rubric: rubric.value, formats }
    return makeReview(context, options, review, diagnostics)
  }
  return report(
    context,
    { ...options, scores },
    { template, projects: projects.value, rubric: rubric.value, formats },
    panel.experts,
    diagnostics,
  )
}

async function panelOf(
  context: Context,
  file: string | undefined,
  projects: readonly ProjectRow[],
): Promise<{ experts: Expert[]; diagnostics: Diagnostic[] }> {
  if (file === undefined) return { experts: [], diagnostics: [] }
  const { value: experts, diagnostics } = readExperts(await tablesOf(context, file), file)
  const found = [...diagnostics, ...unknownAvoided(experts, projects, file)]
  if (experts.length === 0) throw new Unusable(...found)
  return { experts, diagnostics: found }
}

async function report(
  context: Context,
  options: EvaluateOptions & { scores: string[] },
  {
    template,
    projects,
    rubric,
    formats,
  }: { template: Template; projects: ProjectRow[]; rubric: Rubric; formats: string[] },
  experts: readonly Expert[],
  diagnostics: Diagnostic[],
): Promise<Outcome> {
  const { entries, reviewed, diagnostics: reading } = await scoresOf(context, options.scores, rubric)
  const result = evaluate(projects, entries, rubric)
  diagnostics.push(...reading, ...absentScores(experts, projects, reviewed, options.experts ?? ''))
  diagnostics.push(...result.diagnostics)
  if (result.value.projects.length === 0) throw new Unusable(...diagnostics)
  const date = options.date ?? isoAt(context.now()).slice(0, 10)
  const terms = { year: Number(options.year ?? date.slice(0, 4)), organ: options.organ, date }
  const reports: [string, string | undefined][] = [
    ...result.value.projects.map(({ name }): [string, string] => [safeFileName(`评估报告-${name}`), name]),
    ['评估总报告', undefined],
  ]
  const folder = at(context, options.output)
  const files: OutputFile[] = [
    { path: join(folder, '评估得分表.xlsx'), bytes: await writeXlsx(scoreBook(result.value, rubric)) },
  ]
  const progress = startProgress(context, '报告')
  try {
    for (const [index, [name, only]] of reports.entries()) {
      if (context.signal.aborted) return { status: 130, diagnostics }
      const filled = fill(template, evaluationData(result.value, projects, rubric, terms, only))
      diagnostics.push(...filled.diagnostics)
      if (!filled.value) throw new Unusable(...filled.diagnostics)
      const made = await produce(context, filled.value, {
        folder,
        name,
        formats,
        fonts: options.fonts,
        pictures: [template.folder],
      })
      diagnostics.push(...made.diagnostics)
      files.push(...made.files)
      progress.step(index + 1, reports.length)
    }
  } finally {
    progress.end()
  }
  const written = writeOutputs(context, files, options.force)
  const grades = result.value.grades.map(({ name, count }) => `${name} ${count} 家`).join('，')
  return {
    status: hasErrors(diagnostics) ? 1 : 0,
    diagnostics,
    files: written,
    lines: [`评估 ${result.value.projects.length} 家：${grades}，平均 ${result.value.average} 分`],
    data: { evaluation: result.value },
  }
}
