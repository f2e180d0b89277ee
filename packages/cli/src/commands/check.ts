import type { Diagnostic } from '@gongwen/model'
import { hasErrors } from '@gongwen/model'
import {
  checkDocument,
  checkMarkdown,
  fill,
  fillSample,
  fixMarkdown,
  loadTemplate,
  readDataFile,
  renumber,
} from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, readInput, shown, writeWhole } from '../files.ts'
import { type Outcome, problem, Unusable } from '../outcome.ts'
import { spelledLike, writtenText } from '../written-text.ts'
import type { AddCommand } from './index.ts'

interface CheckCommandOptions {
  data?: string
  fix?: boolean
  renumber?: boolean
  practice: boolean
}

/** 检查公文: numbers, dates, marks, punctuation, headings, attachments, wording. */
export const addCheck: AddCommand = (program, wrap) => {
  program
    .command('check')
    .description('检查公文的文号、日期、层次序号、标点、数字、附件和用词（GB/T 9704、15834、15835）')
    .argument('<文件.md|模板>', '自己的 Markdown 文件，或模板（配 --data，不给时检查自带样例）')
    .option('--data <文件>', '填入模板的数据（yaml、json、xlsx……）')
    .option('--fix', '改正可以放心改的地方，写回原文件（原文件另存为 .bak）')
    .option('--renumber', '增删段落之后重排“一、（一）1.”和“第X条”的序号，写回原文件（原文件另存为 .bak）')
    .option('--no-practice', '不报“实务”一级的提示')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, source: string, options: CheckCommandOptions) => check(context, source, options)))
}

async function check(context: Context, source: string, options: CheckCommandOptions): Promise<Outcome> {
  if (/\.(md|markdown)$/i.test(source)) return checkFile(context, source, options)
  if (options.fix)
    throw new Unusable(problem('usage', '--fix 只用于 Markdown 文件', { remedy: '模板的数据请在数据文件中改正' }))
  const { value: template, diagnostics } = loadTemplate(source)
  if (!template) throw new Unusable(...diagnostics)
  const data =
    options.data === undefined
      ? undefined
      : await readDataFile(readInput(context, options.data), options.data, template.schema)
  if (data && !data.value) throw new Unusable(...data.diagnostics)
  const filled = data ? fill(template, data.value) : fillSample(template)
  if (!filled.value) throw new Unusable(...filled.diagnostics)
  const file = options.data ?? source
  return outcomeOf(file, [...filled.diagnostics, ...checkDocument(filled.value, { file, practice: options.practice })])
}

function checkFile(context: Context, source: string, { fix, renumber: anew, practice }: CheckCommandOptions): Outcome {
  const before = writtenText(readInput(context, source))
  const { text } = before
  if (!fix && !anew) return outcomeOf(source, checkMarkdown(text, { file: source, practice, complete: true }))
  const numbered = anew ? renumber(text) : { value: text, diagnostics: [] }
  const corrected = fix ? fixMarkdown(numbered.value, { file: source, practice }) : { ...numbered, diagnostics: [] }
  const mended = corrected.value
  const fixed = [...numbered.diagnostics, ...corrected.diagnostics]
  const path = at(context, source)
  const files: string[] = []
  const said: Diagnostic[] = []
  if (mended !== text) {
    const after = spelledLike(before, mended)
    writeWhole(context, { path: `${path}.bak`, bytes: before.bytes })
    writeWhole(context, { path, bytes: after.bytes })
    files.push(shown(context, path))
    if (!after.kept) said.push(recoded(source, before.charset))
  }
  const left = outcomeOf(source, checkMarkdown(mended, { file: source, practice, complete: true }))
  return {
    ...left,
    diagnostics: [...said, ...(left.diagnostics ?? [])],
    files,
    lines: [
      `已改正 ${fixed.length} 处${mended === text ? '，文件没有改动' : `，原来的文件存为 ${source}.bak`}`,
      ...(left.lines ?? []),
    ],
    data: { fixed },
  }
}

function recoded(file: string, charset: string): Diagnostic {
  return {
    code: 'text-recoded',
    severity: 'info',
    message: `改正后的文件存为 UTF-8，原来是 ${charset.toUpperCase()}`,
    remedy: '一般不用管；只能读原来编码的软件，打开后另存一次',
    place: { file },
  }
}

function outcomeOf(file: string, diagnostics: Diagnostic[]): Outcome {
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
  const verdict =
    diagnostics.length === 0
      ? '没有发现问题'
      : `不合规定 ${count('error')} 处，请注意 ${count('warning')} 处，提示 ${count('info')} 处`
  return { status: hasErrors(diagnostics) ? 1 : 0, diagnostics, lines: [`${file}：${verdict}`] }
}
