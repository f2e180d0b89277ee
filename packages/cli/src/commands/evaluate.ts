import { join } from 'node:path'
import { safeFileName } from '@gongwen/certificates'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, hasErrors, type Workbook } from '@gongwen/model'
import { readTables } from '@gongwen/readers'
import {
  type Evaluation,
  evaluate,
  evaluationData,
  fill,
  loadTemplate,
  type Rubric,
  readProjects,
  readRubric,
  readScores,
} from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, type OutputFile, readInput, readText, writeOutputs } from '../files.ts'
import { type Outcome, Unusable } from '../outcome.ts'
import { produce, readFormats } from '../produce.ts'
import { isoAt } from '../time.ts'
import type { AddCommand } from './index.ts'

interface EvaluateOptions {
  projects: string
  scores: string
  rubric?: string
  year?: string
  date?: string
  organ: string
  to: string
  fonts: 'office' | 'oss' | 'own'
  output: string
  force?: boolean
}

/** 评估: scores → a report per consortium, one for the batch, and a table. */
export const addEvaluate: AddCommand = (program, wrap) => {
  program
    .command('evaluate')
    .description('由专家评分生成评估报告：每个联合体一份、总报告一份、得分表一份')
    .requiredOption(
      '--projects <文件>',
      '评估对象名单（xlsx），列名：名称、牵头单位、上年得分、主要成效、存在问题、建议',
    )
    .requiredOption('--scores <文件>', '专家评分（xlsx），每行一位专家对一个联合体：名称、专家、各项指标')
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
  const formats = readFormats(options.to, ['docx', 'pdf'])
  const { value: template, diagnostics: loading } = loadTemplate('evaluation-report')
  if (!template) throw new Unusable(...loading)
  const rubricText =
    options.rubric === undefined ? (template.extras.get('rubric') ?? '') : readText(context, options.rubric)
  const rubric = readRubric(rubricText, options.rubric ?? 'rubric.yaml')
  if (!rubric.value) throw new Unusable(...rubric.diagnostics)
  const [projects, scores] = await Promise.all([tablesOf(context, options.projects), tablesOf(context, options.scores)])
  const rows = readProjects(projects, options.projects)
  const entries = readScores(scores, options.scores, rubric.value)
  const result = evaluate(rows.value, entries.value, rubric.value)
  const diagnostics = [...rubric.diagnostics, ...rows.diagnostics, ...entries.diagnostics, ...result.diagnostics]
  if (result.value.projects.length === 0) throw new Unusable(...diagnostics)
  const today = isoAt(context.now()).slice(0, 10)
  const date = options.date ?? today
  const terms = { year: Number(options.year ?? date.slice(0, 4)), organ: options.organ, date }
  const reports: [string, string | undefined][] = [
    ['评估总报告', undefined],
    ...result.value.projects.map(({ name }): [string, string] => [safeFileName(`评估报告-${name}`), name]),
  ]
  const folder = at(context, options.output)
  const files: OutputFile[] = [
    { path: join(folder, '评估得分表.xlsx'), bytes: await writeXlsx(scoreBook(result.value, rubric.value)) },
  ]
  for (const [name, only] of reports) {
    const filled = fill(template, evaluationData(result.value, rows.value, rubric.value, terms, only))
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

async function tablesOf(context: Context, file: string): Promise<Parameters<typeof readProjects>[0]> {
  const { value, diagnostics } = await readTables(readInput(context, file), file)
  const errors: Diagnostic[] = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Unusable(...errors)
  return value
}

/** 得分表: results by rank, and every expert's total with what was dropped. */
function scoreBook({ projects }: Evaluation, rubric: Rubric): Workbook {
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
