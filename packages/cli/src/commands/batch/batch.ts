import { dirname, join } from 'node:path'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import { fillChecked, loadTemplate, type Row, rowsOf, type Template } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, readInput, writeOutputs } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { readFormats } from '../../produce.ts'
import { startProgress } from '../../progress.ts'
import type { AddCommand } from '../index.ts'
import { runShares } from './jobs.ts'
import { hasColumn, namesOf } from './names.ts'
import { openWriter } from './writer.ts'

interface BatchOptions {
  rows: string
  to: string
  name?: string
  merge?: boolean
  impose?: string
  jobs: string
  share?: string
  fonts: 'office' | 'oss' | 'own'
  output: string
  force?: boolean
}

/** 批量生成: one document a row. A bad row is listed and the others are made. */
export const addBatch: AddCommand = (program, wrap) => {
  program
    .command('batch')
    .description('按名单批量生成：每行一份')
    .argument('<模板>', '模板库中的名称，或自己的模板文件夹')
    .requiredOption('--rows <文件>', '名单（xlsx、xls、csv、json、jsonl），列名用字段的中文名')
    .option('--to <格式>', '输出格式：docx,pdf', 'docx,pdf')
    .option('--name <列名>', '用哪一列作文件名；默认用行号')
    .option('--merge', '另出一份合订的 PDF，便于打印')
    .option('--impose <份数>', '合订的 PDF 每张纸排几份，带裁切线，例如 2up')
    .option('--jobs <个数>', '同时用几个进程；行数很多时更快', '1')
    .option('--fonts <方案>', 'office、oss 或 own，见 render', 'office')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--force', '覆盖内容不同的同名文件')
    .option('--json', '以 JSON 输出结果')
    .addOption(program.createOption('--share <第几份>').hideHelp())
    .action(wrap((context: Context, source: string, options: BatchOptions) => batch(context, source, options)))
}

async function batch(context: Context, source: string, options: BatchOptions): Promise<Outcome> {
  const formats = readFormats(options.to, ['docx', 'pdf'])
  const jobs = numberIn(options.jobs, '进程数', 64)
  const impose = options.impose === undefined ? 1 : numberIn(options.impose.replace(/up$/i, ''), '每张份数', 64)
  const { value: template, diagnostics: loading } = loadTemplate(source)
  if (!template) throw new Unusable(...loading)
  if (options.name !== undefined && !hasColumn(template, options.name)) {
    throw new Unusable(problem('usage', `模板没有“${options.name}”这一项`, { remedy: '--name 写字段的中文名' }))
  }
  const read = await rowsOf(readInput(context, options.rows), options.rows, template.schema)
  if (read.value.rows.length === 0) throw new Unusable(...read.diagnostics)
  const diagnostics: Diagnostic[] = [...loading, ...read.diagnostics]
  const merge = options.merge === true || impose > 1
  const rows = read.value.rows.map((row, index) => ({ row, index }))
  const made =
    jobs > 1 && !merge && rows.length > jobs
      ? await inShares(context, source, options, jobs, diagnostics)
      : await makeRows(context, template, rows, { ...options, formats, merge, impose })
  diagnostics.push(...made.diagnostics)
  if (context.signal.aborted) return { status: 130, diagnostics, files: made.files }
  const failed = made.failed + (options.share === undefined ? read.value.read - read.value.rows.length : 0)
  const count = read.value.read - failed
  const lines = [`名单 ${read.value.read} 行，做成 ${count} 份${failed > 0 ? `，${failed} 行有问题没有做` : ''}`]
  const data = { read: read.value.read, made: count, failed }
  return { status: failed > 0 || hasErrors(diagnostics) ? 1 : 0, diagnostics, files: made.files, lines, data }
}

function numberIn(given: string, what: string, most: number): number {
  const number = Number(given)
  if (Number.isInteger(number) && number >= 1 && number <= most) return number
  throw new Unusable(problem('usage', `${what}“${given}”不对`, { remedy: `应是 1 到 ${most} 的整数` }))
}

/** What was made of rows. */
interface Made {
  files: string[]
  failed: number
  diagnostics: Diagnostic[]
}

async function inShares(
  context: Context,
  source: string,
  options: BatchOptions,
  jobs: number,
  said: readonly Diagnostic[],
): Promise<Made> {
  const { rows, to, name, fonts, output, force } = options
  const argv = [
    'batch',
    source,
    '--rows',
    rows,
    '--to',
    to,
    '--fonts',
    fonts,
    '-o',
    output,
    ...(name === undefined ? [] : ['--name', name]),
    ...(force ? ['--force'] : []),
  ]
  const shares = await runShares(context, argv, jobs)
  // Each share reads the whole list and says again what is wrong with it.
  const known = new Set(said.map((one) => JSON.stringify(one)))
  const own = shares.flatMap((share) => share.diagnostics.filter((one) => !known.has(JSON.stringify(one))))
  return {
    files: shares.flatMap((share) => share.files).sort(),
    failed: shares.reduce((sum, share) => sum + share.failed, 0),
    diagnostics: own,
  }
}

async function makeRows(
  context: Context,
  template: Template,
  rows: readonly { row: Row; index: number }[],
  options: Omit<BatchOptions, 'merge' | 'impose'> & { formats: string[]; merge: boolean; impose: number },
): Promise<Made> {
  const made: Made = { files: [], failed: 0, diagnostics: [] }
  const folder = at(context, options.output)
  const names = namesOf(
    rows.map(({ row }) => row),
    template,
    options.name,
  )
  const writer = openWriter(context, { ...options, pictures: [dirname(at(context, options.rows)), template.folder] })
  const progress = startProgress(context, '生成')
  const own = shareOf(rows, options.share)
  for (const [done, { row, index }] of own.entries()) {
    if (context.signal.aborted) break
    const filled = fillChecked(template, row.value, [])
    const found = [...filled.diagnostics]
    const written = filled.value && (await writer.write(filled.value, found))
    made.diagnostics.push(...found.map((one) => atRow(one, row, template)))
    if (!written) made.failed += 1
    else {
      const files = written.map(({ ending, bytes }) => ({ path: join(folder, `${names[index]}${ending}`), bytes }))
      if (!put(context, files, options.force, made)) made.failed += 1
    }
    progress.step(done + 1, own.length)
  }
  const bound = await writer.end(made.diagnostics)
  put(
    context,
    bound.map(({ name, bytes }) => ({ path: join(folder, `${template.id}-${name}`), bytes })),
    options.force,
    made,
  )
  progress.end()
  return made
}

/** A finding with the row that it is about; a missing character with its column, too. */
function atRow(found: Diagnostic, { value, place }: Row, { schema }: Template): Diagnostic {
  const [, hex] = (found.code === 'glyph-missing' && /U\+([0-9A-F]+)/.exec(found.message)) || []
  const character = hex && String.fromCodePoint(Number.parseInt(hex, 16))
  const column = character && Object.entries(value ?? {}).find(([, cell]) => textsIn(cell).includes(character))?.[0]
  const title = column && (schema.properties?.[column]?.title ?? column)
  return { ...found, place: { ...place, ...(title && { field: title }), ...found.place } }
}

function textsIn(cell: unknown): string {
  if (typeof cell === 'string') return cell
  return typeof cell === 'object' && cell !== null ? Object.values(cell).map(textsIn).join('\n') : ''
}

/** Writes a row's files. One that stands in the way is a fault of this row; a disk that is full ends the batch. */
function put(
  context: Context,
  files: Parameters<typeof writeOutputs>[1],
  force: boolean | undefined,
  made: Made,
): boolean {
  try {
    made.files.push(...writeOutputs(context, files, force))
    return true
  } catch (error) {
    if (!(error instanceof Unusable) || error.diagnostics.some(({ code }) => code !== 'file-exists')) throw error
    made.diagnostics.push(...error.diagnostics)
    return false
  }
}

/** The rows of one process: every n-th. */
function shareOf<T>(rows: readonly T[], share: string | undefined): readonly T[] {
  const [number, count] = (share ?? '0/1').split('/').map(Number) as [number, number]
  return rows.filter((_, index) => index % count === number)
}
