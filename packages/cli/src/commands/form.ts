import { join } from 'node:path'
import { writeXlsx } from '@gongwen/generator'
import { type Diagnostic, formatDiagnostic, hasErrors } from '@gongwen/model'
import { type ReadText, readerPool } from '@gongwen/readers'
import {
  type ConditionResult,
  type FormRow,
  formBook,
  judge,
  loadTemplate,
  readConditions,
  readForm,
} from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, filesIn, isFolder, readInput, writeOutputs } from '../files.ts'
import { type Outcome, problem, Unusable } from '../outcome.ts'
import { startProgress } from '../progress.ts'
import type { AddCommand } from './index.ts'

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
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, files: string[], options: FormReadOptions) => readForms(context, files, options)))
}

async function readForms(context: Context, given: string[], options: FormReadOptions): Promise<Outcome> {
  const files = given.flatMap((path) =>
    isFolder(at(context, path))
      ? filesIn(context, path, /\.(?:docx|docm|doc|wps|pdf|odt|rtf)$/i).map((name) => join(path, name))
      : [path],
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
  const conditions = readConditions(template.extras.get('conditions') ?? '[]', 'conditions.yaml')
  if (hasErrors(conditions.diagnostics)) throw new Unusable(...conditions.diagnostics)
  const diagnostics: Diagnostic[] = [...loading]
  const forms: FormRow[] = []
  const pool = readerPool()
  const progress = startProgress(context, '读表')
  try {
    for (const [index, file] of files.entries()) {
      if (context.signal.aborted) return { status: 130, diagnostics }
      const found: Diagnostic[] = []
      const bytes = bytesOf(context, file, found)
      const read = bytes && (await pool.read(bytes, file))
      found.push(...(read?.diagnostics ?? []).filter(({ code }) => code !== 'file-scanned'))
      if (read) found.push(...activeContent(read.value, file))
      const form = read && !hasErrors(found) ? readForm(read.value, file, template) : undefined
      found.push(...(form?.diagnostics ?? []))
      if (form?.value) {
        const { value: data } = form.value
        const judged = judge(data, conditions.value)
        found.push(...figuresThatDiffer(judged, file))
        forms.push({
          file,
          data,
          conditions: judged,
          problems: found.map((one) => formatDiagnostic({ ...one, place: { ...one.place, file: '' } }).trim()),
        })
      }
      diagnostics.push(...found)
      progress.step(index + 1, files.length)
    }
  } finally {
    pool.close()
    progress.end()
  }
  diagnostics.push(...doubled(forms))
  if (forms.length === 0) throw new Unusable(...diagnostics)
  const bytes = await writeXlsx(formBook(forms, template.schema))
  const written = writeOutputs(context, [{ path: at(context, options.output), bytes }], options.force)
  const refused = files.length - forms.length
  const lines = [`表格 ${files.length} 份，读出 ${forms.length} 份${refused > 0 ? `，${refused} 份没有读出` : ''}`]
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
  return { status: refused > 0 || hasErrors(diagnostics) ? 1 : 0, diagnostics, files: written, lines, data }
}

/** Figures that do not fit each other: a unit mistaken, or a number in the wrong cell. */
function figuresThatDiffer(judged: readonly ConditionResult[], file: string): Diagnostic[] {
  return judged
    .filter(
      ({ condition, verdict, found }) => condition.strength === '核对' && verdict === '待核' && found !== '未填写',
    )
    .map(({ condition, found }) => ({
      ...problem('form-figures-differ', `“${condition.text}”对不上：${found}`, {
        place: { file },
        remedy: '核对数字、单位和是否填错格',
      }),
      severity: 'warning' as const,
    }))
}

/** The same consortium twice, as DOCX and PDF for instance, would be counted twice. */
function doubled(forms: readonly FormRow[]): Diagnostic[] {
  const seen = new Map<string, string>()
  return forms.flatMap(({ file, data }) => {
    const name = String(data['name'] ?? '').replace(/\s/g, '')
    const before = seen.get(name)
    if (name !== '' && before === undefined) seen.set(name, file)
    if (name === '' || before === undefined) return []
    const remedy = '只留一份，再运行一次'
    return [
      {
        ...problem('form-double', `与 ${before} 是同一个“${name}”`, { place: { file }, remedy }),
        severity: 'warning' as const,
      },
    ]
  })
}

/** A file's bytes. */
function bytesOf(context: Context, file: string, found: Diagnostic[]): Uint8Array | undefined {
  try {
    return readInput(context, file)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    found.push(...error.diagnostics)
    return undefined
  }
}

const outside = { template: '模板', picture: '图片', object: '对象', data: '数据' }

/** A form with macros is refused; what it asks for from outside is not fetched, and said. */
function activeContent({ active = [] }: ReadText, file: string): Diagnostic[] {
  return active.map(({ kind, target }) =>
    kind === 'macros'
      ? problem('form-macros', '表格里有宏，没有读取', {
          place: { file },
          remedy: '请申报单位在原表格中填写，不要用带宏的文件',
        })
      : {
          ...problem(
            'form-outside',
            `表格里${target === undefined ? '嵌有' : '链接了外部的'}${outside[kind]}${target === undefined ? '' : `“${target.slice(0, 80)}”`}，没有打开`,
            {
              place: { file },
              remedy: '与申报单位核对来历；不要在自己的电脑上打开链接',
            },
          ),
          severity: 'warning' as const,
        },
  )
}
