import { join } from 'node:path'
import { layout, png, writeDocx, writePdf, writeSvg } from '@gongwen/generator'
import type { Diagnostic, Document } from '@gongwen/model'
import type { Context } from './context.ts'
import type { OutputFile } from './files.ts'
import { makeHost } from './host.ts'
import { problem, Unusable } from './outcome.ts'

/** The formats that documents are written in. */
export const formats = ['docx', 'pdf', 'svg', 'png'] as const
export type Format = (typeof formats)[number]

/** Reads `--to docx,pdf`. */
export function readFormats(given: string, known: readonly string[] = formats): string[] {
  const wanted = given.split(/[,，、\s]+/).filter(Boolean)
  const wrong = wanted.filter((format) => !known.includes(format))
  if (wrong.length > 0 || wanted.length === 0) {
    throw new Unusable(
      problem('usage', `没有这种输出格式：${wrong.join('、') || given}`, { remedy: `可选：${known.join('、')}` }),
    )
  }
  return [...new Set(wanted)]
}

/** Where and how a document is written. */
export interface ProduceOptions {
  folder: string
  /** File name without its ending. */
  name: string
  formats: readonly string[]
  fonts: 'office' | 'oss' | 'own'
  /** Folders in which pictures are looked for. */
  pictures: string[]
  /** Dots per inch of PNG pages. */
  dpi?: number
}

/** Writes a document in the wanted formats, in memory: a mistake in one is known before any file appears. */
export async function produce(
  context: Context,
  document: Document,
  options: ProduceOptions,
): Promise<{ files: OutputFile[]; diagnostics: Diagnostic[] }> {
  const { host, diagnostics } = makeHost(context, document, { folders: options.pictures, fonts: options.fonts })
  const files: OutputFile[] = []
  const add = (ending: string, bytes: Uint8Array): void =>
    void files.push({ path: join(options.folder, `${options.name}${ending}`), bytes })
  const wants = (format: Format): boolean => options.formats.includes(format)
  if (wants('docx')) {
    const { value, diagnostics: found } = writeDocx(document, host, { fonts: options.fonts })
    diagnostics.push(...found)
    add('.docx', value)
  }
  if (wants('pdf') || wants('svg') || wants('png')) {
    const { value: frames, diagnostics: found } = layout(document, host)
    diagnostics.push(...found)
    if (wants('pdf')) {
      const pdf = await writePdf(frames, document.properties, host)
      diagnostics.push(...pdf.diagnostics)
      add('.pdf', pdf.value)
    }
    if (wants('svg') || wants('png')) {
      const pages = writeSvg(frames, host)
      diagnostics.push(...pages.diagnostics)
      for (const [index, page] of pages.value.entries()) {
        const ending = pages.value.length === 1 ? '' : `-${index + 1}`
        if (wants('svg')) add(`${ending}.svg`, new TextEncoder().encode(page))
        if (wants('png')) add(`${ending}.png`, png(page, options.dpi ?? 150))
      }
    }
  }
  return { files, diagnostics: unique(diagnostics) }
}

/** A missing picture is said once, not once a format. */
function unique(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic]))
  return [...seen.values()]
}
