import { PDFiumLibrary } from '@hyzyla/pdfium'
import { ReadFailure } from '../failure.ts'
import type { Pixels } from './pixels.ts'

/** A page of a PDF as a picture. */
export interface PdfPage {
  pixels: Pixels
  /** From 1. */
  page: number
  /** Pages of the whole file. */
  of: number
}

/** Renders the first pages of a PDF at 200 dpi, one after the other: what counts is what is printed, not what the file says about itself. */
export async function* pdfPages(bytes: Uint8Array, limit: number): AsyncGenerator<PdfPage> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(bytes)
    const of = document.getPageCount()
    for (let index = 0; index < Math.min(of, limit); index += 1) {
      const page = document.getPage(index)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(200 / 72, 5000 / Math.max(originalWidth, originalHeight, 1))
      const { data, width, height } = await page.render({ scale, render: 'bitmap' })
      yield { pixels: { width, height, data: new Uint8ClampedArray(data) }, page: index + 1, of }
    }
    document.destroy()
  } catch {
    throw new ReadFailure('file-damaged', 'PDF 已损坏或有密码，无法读取')
  } finally {
    library.destroy()
  }
}
