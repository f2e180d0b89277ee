import { createRequire } from 'node:module'

/** A PDF as viewers and tools for merging treat it: the part of pdf-lib used here. */
interface Pdf {
  getForm(): {
    getTextField(name: string): { setText(text: string): void }
    getDropdown(name: string): { select(option: string): void }
    getCheckBox(name: string): { check(): void; uncheck(): void }
  }
  getPageIndices(): number[]
  copyPages(from: Pdf, indices: number[]): Promise<object[]>
  addPage(page: object): void
  save(options?: { updateFieldAppearances: boolean }): Promise<Uint8Array>
}

/** pdf-lib belongs to the generator; here it stands in for other people's programs. */
export const { PDFDocument } = createRequire(new URL('../../../generator/package.json', import.meta.url))(
  'pdf-lib',
) as {
  PDFDocument: { load(bytes: Uint8Array): Promise<Pdf>; create(): Promise<Pdf> }
}
