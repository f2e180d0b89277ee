import { PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

/** Pixels of a page as pdfium draws it, four bytes each. */
export async function pdfiumOf(bytes: Uint8Array, scale = 1, page = 0): Promise<Uint8Array> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  try {
    const { data } = await document.getPage(page).render({ scale, render: 'bitmap' })
    return new Uint8Array(data)
  } finally {
    document.destroy()
  }
}
