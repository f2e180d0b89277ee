import { join } from 'node:path'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { readerPool } from '@gongwen/readers'
import { type FormRow, formBook, loadTemplate, readConditions } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, filesIn, isFolder, othersIn, readText, writeOutputs } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { startProgress } from '../../progress.ts'
import type { AddCommand } from '../index.ts'
import { doubled } from './notices.ts'
import { type OneForm, problemsOf, readOne } from './read-one.ts'

interface FormReadOptions {
  output: string
  template: string
  conditions?: string
  force?: boolean
}

/** 表格：读回填好的表格. */
export const addForm: AddCommand = (program, wrap) => {
  program
    .command('form')
    .description('表格：把填好的申报书读成数据')
    .command('read')
    .description('读回填好的表格（DOCX、PDF、DOC、ODT），生成申报汇总、推荐汇总表和资格审查表')
    .argument('<文件...>', '填好的表格，也可以是装着表格的文件夹')
    .option('-o, --output <文件>', '汇总表格', '申报汇总.xlsx')
    .option('--template <名称>', '表格所用的模板', 'application-form')
    .option('--conditions <文件>', '申报条件（yaml）；默认用模板里的 conditions.yaml')
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, files: string[], options: FormReadOptions) => readForms(context, files, options)))
}

/** Endings of files that may be filled forms. */
const formEnding = /\.(?:docx|docm|doc|wps|pdf|odt|rtf)$/i

/** Names of files that are said one by one. */
const mostSaid = 10

/** Files that wait in the pool at once: more would only hold memory. */
const mostAhead = 4

async function readForms(context: Context, given: string[], options: FormReadOptions): Promise<Outcome> {
  const files = given.flatMap((path) =>
    isFolder(at(context, path)) ? filesIn(context, path, formEnding).map((name) => join(path, name)) : [path],
  )
  if (files.length === 0)
    throw new Unusable(
      problem('file-unusable', '文件夹里没有表格', {
        place: { file: given.join('、') },
        remedy: '表格是 docx、pdf、doc、odt 或 rtf',
      }),
    )
  const { value: template, diagnostics: loading } = loadTemplate(options.template)
  if (!template) throw new Unusable(...loading)
  const conditions =
    options.conditions === undefined
      ? readConditions(template.extras.get('conditions') ?? '[]', 'conditions.yaml')
      : readConditions(readText(context, options.conditions), options.conditions)
  if (hasErrors(conditions.diagnostics)) throw new Unusable(...conditions.diagnostics)
  const diagnostics: Diagnostic[] = [...loading, ...passedOver(context, given, options.output)]
  const forms: FormRow[] = []
  const refused: Pick<FormRow, 'file' | 'problems'>[] = []
  const pool = readerPool()
  const progress = startProgress(context, '读表')
  try {
    const ahead: Promise<OneForm>[] = []
    for (const index of files.keys()) {
      if (context.signal.aborted) return { status: 130, diagnostics }
      for (const file of files.slice(index + ahead.length, index + mostAhead))
        ahead.push(readOne(context, pool, file, template, conditions.value))
      const one = await ahead.shift()
      if (!one) continue
      if (one.row) forms.push(one.row)
      else refused.push({ file: one.file, problems: problemsOf(one.found) })
      diagnostics.push(...one.found)
      progress.step(index + 1, files.length)
    }
  } finally {
    pool.close()
    progress.end()
  }
  diagnostics.push(...doubled(forms))
  if (forms.length === 0) throw new Unusable(...diagnostics)
  const bytes = await writeXlsx(formBook(forms, template.schema, refused))
  const written = writeOutputs(context, [{ path: at(context, options.output), bytes }], options.force)
  const lines = [
    `表格 ${files.length} 份，读出 ${forms.length} 份${refused.length > 0 ? `，${refused.length} 份没有读出` : ''}`,
  ]
  const data = {
    forms: forms.map(({ file, data: value, conditions: results }) => ({
      file,
      data: value,
      conditions: results.map(({ condition, found, verdict }) => ({
        clause: condition.clause,
        text: condition.text,
        strength: condition.strength,
        found,
        verdict,
      })),
    })),
  }
  return { status: refused.length > 0 || hasErrors(diagnostics) ? 1 : 0, diagnostics, files: written, lines, data }
}

/** What lies in the folders and is no form; the table that is written there is not meant. */
function passedOver(context: Context, given: readonly string[], output: string): Diagnostic[] {
  return given
    .filter((path) => isFolder(at(context, path)))
    .flatMap((path) => {
      const names = othersIn(context, path, formEnding).filter(
        (name) => at(context, join(path, name)) !== at(context, output),
      )
      if (names.length === 0) return []
      const said = `${names.slice(0, mostSaid).join('、')}${names.length > mostSaid ? ` 等 ${names.length} 个` : ''}`
      const remedy = '里面有表格的，另存为 docx 或 pdf；子文件夹要单独指明'
      return [
        {
          ...problem('form-files-left', `没有读：${said}`, { place: { file: path }, remedy }),
          severity: 'info' as const,
        },
      ]
    })
}
