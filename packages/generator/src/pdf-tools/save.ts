import type { PDFDocument } from 'pdf-lib'

/** The file's bytes. Nothing in it is asked of a clock, so the same document gives the same bytes. */
export async function savePdf(document: PDFDocument): Promise<Uint8Array> {
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false })
}
