import { PDFiumLibrary } from '@hyzyla/pdfium'
import { ReadFailure } from '../failure.ts'
import type { Pixels } from './pixels.ts'

/** Renders the first pages of a PDF at 200 dpi: what counts is what is printed, not what the file says about itself. */
export async function pdfPages(bytes: Uint8Array, limit: number): Promise<Pixels[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(bytes)
    const pages: Pixels[] = []
    for (const page of document.pages()) {
      if (pages.length >= limit) break
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(200 / 72, 5000 / Math.max(originalWidth, originalHeight, 1))
      const { data, width, height } = await page.render({ scale, render: 'bitmap' })
      pages.push({ width, height, data: new Uint8ClampedArray(data) })
    }
    document.destroy()
    return pages
  } catch {
    throw new ReadFailure('file-damaged', 'PDF 已损坏或有密码，无法读取')
  } finally {
    library.destroy()
  }
}
