import { dirname } from 'node:path'
import type { Diagnostic } from '@gongwen/model'
import { formatDiagnostic } from '@gongwen/model'
import type { Context } from './context.ts'

/** What a command did. */
export interface Outcome {
  /** 0 all done · 1 done, but some rows, mails or files failed · 2 unusable input, nothing written · 130 interrupted. */
  status: 0 | 1 | 2 | 130
  diagnostics: Diagnostic[]
  /** Files written, as the user would name them. */
  files?: string[]
  /** Lines for people, on stdout. */
  lines?: string[]
  /** Further members of the `--json` object. */
  data?: Record<string, unknown>
}

/** Wrong usage or unusable input: thrown by a command, printed as a diagnostic, exit status 2. */
export class Unusable extends Error {
  readonly diagnostics: Diagnostic[]
  constructor(...diagnostics: Diagnostic[]) {
    super(diagnostics.map((diagnostic) => diagnostic.message).join('；'))
    this.diagnostics = diagnostics
  }
}

/** A diagnostic of severity error. */
export function problem(code: string, message: string, more: Pick<Diagnostic, 'place' | 'remedy'> = {}): Diagnostic {
  return { code, severity: 'error', message, ...more }
}

const signs = { error: '错误', warning: '注意', info: '提示' } as const

/** Prints an outcome: the JSON object or the lines on stdout, diagnostics on stderr. */
export function printOutcome(context: Context, { status, diagnostics, files, lines = [], data }: Outcome): void {
  for (const diagnostic of diagnostics) {
    context.tell(`${signs[diagnostic.severity]}：${formatDiagnostic(inWords(diagnostic))}\n`)
  }
  if (context.json) {
    context.print(`${JSON.stringify({ status, ...(files && { files }), ...data, diagnostics }, undefined, 2)}\n`)
    return
  }
  for (const line of lines) context.print(`${line}\n`)
  for (const line of fileLines(files ?? [])) context.print(`${line}\n`)
}

/** A part of a letter as people name it: `attachment:1:表.docx` is 附件 表.docx. */
function inWords(diagnostic: Diagnostic): Diagnostic {
  const { place } = diagnostic
  if (place?.part === undefined) return diagnostic
  return { ...diagnostic, place: { ...place, part: place.part.replace(/^attachment:\d+:/, '附件 ') } }
}

/** Files that are named one by one; of more, how many lie in each folder. */
const named = 40

function fileLines(files: readonly string[]): string[] {
  if (files.length <= named) return files.map((file) => `已生成 ${file}`)
  const counts = new Map<string, number>()
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  return [...counts].map(([folder, count]) => `已生成 ${folder} 中的 ${count} 个文件`)
}

/** Says that the program itself failed; with `--json` there is an object on stdout all the same. Returns the exit status. */
export function printInternal(context: Context, { message }: Error): 2 {
  const remedy = '已写出的文件不受影响；请加 --debug 再运行一次，把输出发给维护者'
  printOutcome(context, { status: 2, diagnostics: [problem('internal', `程序内部出错：${message}`, { remedy })] })
  return 2
}
