import { PDFiumLibrary } from '@hyzyla/pdfium'

let library: Promise<PDFiumLibrary> | undefined

/** A page as pdfium sees it. */
export interface SeenPage {
  /** Four bytes a pixel. */
  data: Uint8Array
  width: number
  text: string
  /** Pages of the file. */
  pages: number
}

/** Draws and reads a page, counted from 0. */
export async function seePage(bytes: Uint8Array, scale = 1, page = 0): Promise<SeenPage> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(bytes)
  try {
    const seen = document.getPage(page)
    const text = seen.getText()
    // Drawing closes the page; one that stays open keeps its document in memory.
    const { data, width } = await seen.render({ scale, render: 'bitmap' })
    return { data: new Uint8Array(data), width, text, pages: document.getPageCount() }
  } finally {
    document.destroy()
  }
}

/** Pixels of a page as pdfium draws it, four bytes each. */
export async function pdfiumOf(bytes: Uint8Array, scale = 1, page = 0): Promise<Uint8Array> {
  return (await seePage(bytes, scale, page)).data
}
