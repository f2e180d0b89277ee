import { type DocxPress, type Host, type PdfPress, prepareDocx, preparePdf } from '@gongwen/generator'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import type { Shelf } from '../../../shelf.ts'
import type { Paper } from '../paper.ts'
import type { Printer } from './printer.ts'

/** Dates of which the presses are kept: certificates keep the date of their first issue. */
const keptDates = 4

/** A file for each certificate and format. `hostOf` gives the host of a date, which is stamped into the files. */
export function printEach(
  shelf: Shelf,
  { formats }: Pick<Paper, 'formats'>,
  hostOf: (date: string) => Host,
  fonts: 'office' | 'oss' | 'own',
): Printer {
  const presses = new Map<string, { pdf: PdfPress; docx: DocxPress }>()
  const pressOf = (date: string): { pdf: PdfPress; docx: DocxPress } => {
    const known = presses.get(date)
    if (known) return known
    for (const [oldest] of presses) if (presses.size >= keptDates) presses.delete(oldest)
    const host = hostOf(date)
    const made = { pdf: preparePdf(host), docx: prepareDocx(host, { fonts }) }
    presses.set(date, made)
    return made
  }
  return {
    async add({ wanted: { certificate, name, over }, document: make }) {
      const document = make()
      if (!document) return []
      const press = pressOf(certificate.date)
      const found: Diagnostic[] = []
      for (const format of formats) {
        const { value, diagnostics } = format === 'pdf' ? await press.pdf.write(document) : press.docx.write(document)
        found.push(...diagnostics)
        if (!hasErrors(diagnostics)) await shelf.put(`${name}.${format}`, value, over || undefined)
      }
      return found
    },
    end: () => Promise.resolve([]),
  }
}
