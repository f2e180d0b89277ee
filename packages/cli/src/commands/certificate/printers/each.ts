import { type Diagnostic, hasErrors } from '@gongwen/model'
import type { Shelf } from '../../../shelf.ts'
import type { Paper } from '../paper.ts'
import type { Writers } from '../writers.ts'
import type { Printer } from './printer.ts'

/** A file for each certificate and format. */
export function printEach(
  shelf: Shelf,
  { formats }: Pick<Paper, 'formats'>,
  writersOf: (date: string) => Writers,
): Printer {
  return {
    async add({ wanted: { name, over }, certificate, document: make }) {
      const document = make()
      if (!document) return []
      const writers = writersOf(certificate.date)
      const found: Diagnostic[] = []
      for (const format of formats) {
        const { value, diagnostics } =
          format === 'pdf' ? await writers.pdf.write(document) : writers.docx.write(document)
        found.push(...diagnostics)
        if (!hasErrors(diagnostics)) await shelf.put(`${name}.${format}`, value, over || undefined)
      }
      return found
    },
    end: () => Promise.resolve([]),
  }
}
