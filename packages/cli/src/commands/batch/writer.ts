import { bindPdf, imposePdf, type PdfBinder, type PdfPress, prepareDocx, preparePdf } from '@gongwen/generator'
import type { Diagnostic, Document } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { makeHost } from '../../host.ts'

/** How a batch is written. */
export interface WriterOptions {
  formats: readonly string[]
  fonts: 'office' | 'oss' | 'own'
  /** Folders in which pictures are looked for. */
  pictures: string[]
  merge: boolean
  /** Copies on a sheet of the merged file; 1 is none. */
  impose: number
}

/** Writes the rows' documents, and at the end what binds them. */
export interface BatchWriter {
  write(document: Document, diagnostics: Diagnostic[]): Promise<{ ending: string; bytes: Uint8Array }[]>
  /** The files for print: the bound one, and the imposed one. */
  end(diagnostics: Diagnostic[]): Promise<{ name: string; bytes: Uint8Array }[]>
}

interface Presses {
  docx: ReturnType<typeof prepareDocx>
  pdf: PdfPress
  binder: PdfBinder
  now: string
}

/** Presses for the wanted formats: what the documents have in common is prepared once. */
export function openWriter(context: Context, { formats, fonts, pictures, merge, impose }: WriterOptions): BatchWriter {
  let presses: Presses | undefined
  const pieces: Uint8Array[] = []
  const open = (document: Document, diagnostics: Diagnostic[]): Presses => {
    const { host, diagnostics: found } = makeHost(context, document, { folders: pictures, fonts })
    diagnostics.push(...found)
    const binder = bindPdf(document.properties, host, (bytes) => pieces.push(new Uint8Array(bytes)))
    return { docx: prepareDocx(host, { fonts }), pdf: preparePdf(host), binder, now: host.now }
  }
  return {
    async write(document, diagnostics) {
      presses ??= open(document, diagnostics)
      const out: { ending: string; bytes: Uint8Array }[] = []
      if (formats.includes('docx')) {
        const { value, diagnostics: found } = presses.docx.write(document)
        diagnostics.push(...found)
        out.push({ ending: '.docx', bytes: value })
      }
      if (formats.includes('pdf')) {
        const { value, diagnostics: found } = await presses.pdf.write(document)
        diagnostics.push(...found)
        out.push({ ending: '.pdf', bytes: value })
      }
      if (merge) diagnostics.push(...(await presses.binder.add(document)))
      return out
    },
    async end(diagnostics) {
      if (!presses || !merge) return []
      presses.binder.end()
      const bytes = Buffer.concat(pieces)
      const bound = { name: '合订.pdf', bytes }
      if (impose < 2) return [bound]
      const sheets = await imposePdf({ name: bound.name, bytes }, { copies: impose, cropMarks: true }, presses.now)
      diagnostics.push(...sheets.diagnostics)
      return sheets.value ? [bound, { name: `合订-每张${impose}份.pdf`, bytes: sheets.value }] : [bound]
    },
  }
}
