import { layout, writeDocx, writePdf } from '@gongwen/generator'
import { fillSample, loadTemplate, readData, type Template } from '@gongwen/templates'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { formOf, host, template } from '../office/applications.ts'

/** A form as it came in: the name people gave the file, its bytes. */
export interface Incoming {
  name: string
  bytes: Uint8Array
}

/** The sample's data, every consortium under a name of its own. */
export function sampleData(name: string): Record<string, unknown> {
  const data = readData(template.sample, 'sample.yaml').value
  return { ...(data?.value as Record<string, unknown>), 联合体名称: name }
}

/** The filled form as DOCX. */
export function filled(name: string): Uint8Array {
  return writeDocx(formOf(sampleData(name)), host).value
}

/** The filled form as a PDF with fields. */
export async function filledPdf(name: string): Promise<Uint8Array> {
  const document = formOf(sampleData(name))
  return (await writePdf(layout(document, host).value, document.properties, host)).value
}

/** Another form of the library, filled with its sample. */
export function otherForm(id: string): Uint8Array {
  const made = fillSample(loadTemplate(id).value as Template).value
  if (!made) throw new Error(`no sample of ${id}`)
  return writeDocx(made, host).value
}

/** The blank form. */
export function blankForm(): Uint8Array {
  return writeDocx(formOf(), host).value
}

/** A DOCX with its body changed; the change must change something. */
export function rewritten(bytes: Uint8Array, change: (body: string) => string, part = 'word/document.xml'): Uint8Array {
  const files = unzipSync(bytes)
  const before = strFromU8(files[part] as Uint8Array)
  const after = change(before)
  if (after === before) throw new Error('the change changed nothing')
  files[part] = strToU8(after)
  return zipSync(files)
}

/** A DOCX with more parts. */
export function withParts(bytes: Uint8Array, parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Record<string, Uint8Array> = { ...unzipSync(bytes) }
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(files)
}

/** Controls taken away, their words left. */
export function bare(body: string): string {
  return body.replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, '').replace(/<\/?(?:w:sdt|w:sdtContent|w:sdtEndPr)\/?>/g, '')
}

/** The words of the sample's value in the control with this tag, changed. */
export function retyped(tag: string, words: string): (body: string) => string {
  return (body) =>
    body.replace(
      new RegExp(`(<w:tag w:val="${tag.replaceAll('.', '\\.')}"/>.*?<w:sdtContent>)(.*?)(</w:sdtContent>)`, 'gs'),
      (_, head: string, shown: string, end: string) =>
        head + shown.replace(/<w:t[^>]*>[^<]*<\/w:t>/, `<w:t xml:space="preserve">${words}</w:t>`) + end,
    )
}
