import { basename, dirname, extname, join } from 'node:path'
import { type Diagnostic, type Document, hasErrors, type Result } from '@gongwen/model'
import {
  documentOf,
  fill,
  fillBlank,
  fillSample,
  listTemplates,
  loadTemplate,
  readData,
  readDataFile,
} from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, isFolder, readInput, readText, writeOutputs } from '../files.ts'
import { type Outcome, problem, Unusable } from '../outcome.ts'
import { formats, produce, readFormats } from '../produce.ts'
import type { AddCommand } from './index.ts'

/** Options of `render`. */
interface RenderOptions {
  data?: string
  blank?: boolean
  to: string
  fonts: 'office' | 'oss' | 'own'
  output: string
  dpi: string
  force?: boolean
}

/** A document to be written: under which name, with pictures from where. */
interface Made {
  document: Document
  name: string
  pictures: string[]
  diagnostics: Diagnostic[]
}

export const fontChoices = ['office', 'oss', 'own'] as const

/** 由模板、Markdown 文件或模板文件夹生成公文. */
export const addRender: AddCommand = (program, wrap) => {
  program
    .command('render')
    .description('由模板、Markdown 文件或模板文件夹生成公文')
    .argument('<模板|文件.md|文件夹>', '模板库中的名称（见 templates）、自己的 Markdown 文件，或自己的模板文件夹')
    .option('--data <文件>', '填入模板的数据（yaml、json、xlsx……）；不给时模板用自带样例')
    .option('--blank', '生成空白表，供人填写（申报书等表格）')
    .option('--to <格式>', `输出格式，逗号分开：${formats.join(',')}`, 'docx,pdf')
    .option('--fonts <方案>', 'office 写明办公常用字体 · oss 自带开源字体 · own 自己的字体（见操作手册）', 'office')
    .option('--dpi <数>', 'PNG 的精度', '150')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, source: string, options: RenderOptions) => render(context, source, options)))
}

async function render(context: Context, source: string, options: RenderOptions): Promise<Outcome> {
  const wanted = readFormats(options.to)
  if (!fontChoices.includes(options.fonts)) {
    throw new Unusable(
      problem('usage', `没有这种字体方案：${options.fonts}`, { remedy: `可选：${fontChoices.join('、')}` }),
    )
  }
  const dpi = Number(options.dpi)
  if (!(dpi >= 30 && dpi <= 600))
    throw new Unusable(problem('usage', `精度 ${options.dpi} 不对`, { remedy: '应在 30 到 600 之间' }))
  const { document, name, pictures, diagnostics } = await make(context, source, options)
  const folder = at(context, options.output)
  const made = await produce(context, document, { folder, name, formats: wanted, fonts: options.fonts, pictures, dpi })
  const files = writeOutputs(context, made.files, options.force)
  const all = [...diagnostics, ...made.diagnostics]
  return { status: hasErrors(all) ? 1 : 0, diagnostics: all, files }
}

function make(context: Context, source: string, options: RenderOptions): Made | Promise<Made> {
  const path = at(context, source)
  if (/\.(md|markdown)$/i.test(source)) return fromMarkdown(context, source, options)
  const inLibrary = listTemplates().some(({ id }) => id === source)
  return fromTemplate(context, inLibrary ? source : isFolder(path) ? path : source, options)
}

function fromMarkdown(context: Context, source: string, { data }: RenderOptions): Made {
  const text = readText(context, source)
  const given = data === undefined ? undefined : dataOf(context, data)
  const { value, diagnostics } = documentOf(text, { file: source, ...(given !== undefined && { data: given }) })
  const head = headProblem(text, source, diagnostics)
  if (head.length > 0) throw new Unusable(...head)
  return settled({ value, diagnostics }, basename(source, extname(source)), [dirname(at(context, source))])
}

async function fromTemplate(context: Context, source: string, { data, blank }: RenderOptions): Promise<Made> {
  const { value: template, diagnostics } = loadTemplate(source)
  if (!template) throw new Unusable(...diagnostics)
  if (blank) {
    const made = fillBlank(template)
    return settled({ ...made, diagnostics: [...diagnostics, ...made.diagnostics] }, `${template.id}-空白表`, [
      template.folder,
    ])
  }
  if (data === undefined) {
    context.tell(`没有给出 --data，用模板自带的样例数据。\n`)
    const made = fillSample(template)
    return settled({ ...made, diagnostics: [...diagnostics, ...made.diagnostics] }, `${template.id}-样例`, [
      template.folder,
    ])
  }
  const read = await readDataFile(readInput(context, data), data, template.schema)
  if (!read.value) throw new Unusable(...read.diagnostics)
  diagnostics.push(...read.diagnostics)
  const made = fill(template, read.value)
  const folders = [dirname(at(context, data)), template.folder]
  return settled(
    { ...made, diagnostics: [...diagnostics, ...made.diagnostics] },
    basename(data, extname(data)),
    folders,
  )
}

function dataOf(context: Context, file: string): unknown {
  const { value, diagnostics } = readData(readText(context, file), file)
  if (!value) throw new Unusable(...diagnostics)
  return value
}

/** A head that cannot be read would lose title and signature: nothing is written then. */
function headProblem(text: string, file: string, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unread = diagnostics.filter(({ code }) => code === 'front-matter-yaml')
  if (unread.length > 0) return unread
  const open = /^\ufeff?---[ \t]*\r?\n/.test(text) && !/\n---[ \t]*(?:\r?\n|$)/.test(text)
  const remedy = '头部各项写完之后，另起一行写 ---'
  return open ? [problem('front-matter-open', '文件头部没有结束的 ---', { place: { file, line: 1 }, remedy })] : []
}

function settled({ value, diagnostics }: Result<Document | undefined>, name: string, pictures: string[]): Made {
  if (!value) throw new Unusable(...diagnostics)
  return { document: value, name, pictures: pictures.map((folder) => join(folder, '.')), diagnostics }
}
