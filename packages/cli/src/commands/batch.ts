import { join } from 'node:path'
import { safeFileName } from '@gongwen/certificates'
import { bindPdf, prepareDocx, preparePdf } from '@gongwen/generator'
import { type Diagnostic, type Document, hasErrors } from '@gongwen/model'
import { fillChecked, loadTemplate, type Row, rowsOf } from '@gongwen/templates'
import type { Context } from '../context.ts'
import { at, readInput, shown, writeWhole } from '../files.ts'
import { makeHost } from '../host.ts'
import { type Outcome, Unusable } from '../outcome.ts'
import { readFormats } from '../produce.ts'
import { startProgress } from '../progress.ts'
import type { AddCommand } from './index.ts'

interface BatchOptions {
  rows: string
  to: string
  name?: string
  merge?: boolean
  fonts: 'office' | 'oss' | 'own'
  output: string
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
    .option('--fonts <方案>', 'office、oss 或 own，见 render', 'office')
    .option('-o, --output <文件夹>', '输出到哪个文件夹', '.')
    .option('--json', '以 JSON 输出结果')
    .action(wrap((context: Context, source: string, options: BatchOptions) => batch(context, source, options)))
}

async function batch(context: Context, source: string, options: BatchOptions): Promise<Outcome> {
  const formats = readFormats(options.to, ['docx', 'pdf'])
  const { value: template, diagnostics: loading } = loadTemplate(source)
  if (!template) throw new Unusable(...loading)
  const read = await rowsOf(readInput(context, options.rows), options.rows, template.schema)
  if (read.value.rows.length === 0) throw new Unusable(...read.diagnostics)
  const diagnostics: Diagnostic[] = [...loading, ...read.diagnostics]
  const folder = at(context, options.output)
  const writer = openWriter(context, template.folder, formats, options)
  const progress = startProgress(context, '生成')
  const files: string[] = []
  const names = new Set<string>()
  let failed = 0
  for (const [index, row] of read.value.rows.entries()) {
    if (context.signal.aborted) return { status: 130, diagnostics, files }
    const filled = fillChecked(template, row.value, [])
    diagnostics.push(...filled.diagnostics.map((found) => ({ ...found, place: { ...row.place, ...found.place } })))
    if (filled.value) {
      const base = join(folder, nameOf(row, index, options.name, names, template.id))
      for (const { ending, bytes } of await writer.write(filled.value, diagnostics)) {
        writeWhole(context, { path: `${base}${ending}`, bytes })
        files.push(shown(context, `${base}${ending}`))
      }
    } else failed += 1
    progress.step(index + 1, read.value.rows.length)
  }
  const merged = writer.end()
  if (merged) {
    const path = join(folder, `${template.id}-合订.pdf`)
    writeWhole(context, { path, bytes: merged })
    files.push(shown(context, path))
  }
  progress.end()
  failed += read.value.read - read.value.rows.length
  const made = read.value.read - failed
  const lines = [`名单 ${read.value.read} 行，做成 ${made} 份${failed > 0 ? `，${failed} 行有问题没有做` : ''}`]
  return {
    status: failed > 0 || hasErrors(diagnostics) ? 1 : 0,
    diagnostics,
    files,
    lines,
    data: { read: read.value.read, made, failed },
  }
}

/** Writes the rows' documents, and at the end what binds them. */
interface BatchWriter {
  write(document: Document, diagnostics: Diagnostic[]): Promise<{ ending: string; bytes: Uint8Array }[]>
  end(): Uint8Array | undefined
}

/** Presses for the wanted formats: what the documents have in common is prepared once. */
function openWriter(
  context: Context,
  pictures: string,
  formats: readonly string[],
  options: BatchOptions,
): BatchWriter {
  const folders = [at(context, join(options.rows, '..')), pictures]
  type Press = {
    docx: ReturnType<typeof prepareDocx>
    pdf: ReturnType<typeof preparePdf>
    binder: ReturnType<typeof bindPdf>
  }
  let press: Press | undefined
  const pieces: Uint8Array[] = []
  return {
    async write(document, diagnostics) {
      if (!press) {
        const { host, diagnostics: found } = makeHost(context, document, { folders, fonts: options.fonts })
        diagnostics.push(...found)
        press = {
          docx: prepareDocx(host, { fonts: options.fonts }),
          pdf: preparePdf(host),
          binder: bindPdf(document.properties, host, (bytes) => pieces.push(bytes)),
        }
      }
      const out: { ending: string; bytes: Uint8Array }[] = []
      const keep = (
        ending: string,
        { value, diagnostics: found }: { value: Uint8Array; diagnostics: Diagnostic[] },
      ): void => {
        diagnostics.push(...found)
        out.push({ ending, bytes: value })
      }
      if (formats.includes('docx')) keep('.docx', press.docx.write(document))
      if (formats.includes('pdf')) keep('.pdf', await press.pdf.write(document))
      if (options.merge) diagnostics.push(...(await press.binder.add(document)))
      return out
    },
    end() {
      if (!press || !options.merge) return undefined
      press.binder.end()
      return Buffer.concat(pieces)
    },
  }
}

function nameOf(row: Row, index: number, column: string | undefined, taken: Set<string>, fallback: string): string {
  const value = column === undefined ? undefined : valueAt(row.value, column)
  const wanted = value ? safeFileName(value) : `${fallback}-${String(row.place.row ?? index + 1).padStart(3, '0')}`
  let name = wanted
  for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) name = `${wanted}（${copy}）`
  taken.add(name.toLowerCase())
  return name
}

function valueAt(value: unknown, key: string): string | undefined {
  const entry = new Map(Object.entries((value ?? {}) as Record<string, unknown>)).get(key)
  return typeof entry === 'string' || typeof entry === 'number' ? String(entry) : undefined
}
