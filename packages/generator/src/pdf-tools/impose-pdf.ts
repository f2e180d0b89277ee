import type { Result } from '@gongwen/model'
import { PDFDocument } from 'pdf-lib'
import { cropMarks, planSheet, type SheetOptions, slotOf } from '../sheets/sheet.ts'
import type { PdfPart } from './append.ts'
import { loadPdf } from './load.ts'
import { savePdf } from './save.ts'

/**
 * Pages of any PDF side by side on sheets to be cut. With `duplex`, odd pages are fronts and even ones their backs. For
 * print only: structure, links and fields are left behind.
 */
export async function imposePdf(
  part: PdfPart,
  options: SheetOptions,
  now: string,
): Promise<Result<Uint8Array | undefined>> {
  const { value: source, diagnostics } = await loadPdf(part.bytes, part.name)
  if (!source) return { value: undefined, diagnostics }
  const pages = source.getPages()
  const sheet = planSheet(sizeSeen(pages[0]!), options)
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(source.getTitle() ?? part.name)
  document.setProducer('gongwen')
  document.setCreationDate(new Date(now))
  document.setModificationDate(new Date(now))
  const sides = options.duplex ? 2 : 1
  const embedded = await document.embedPdf(source, source.getPageIndices())
  for (let start = 0; start < pages.length; start += options.copies * sides) {
    for (let side = 0; side < sides; side++) {
      const page = document.addPage([sheet.width, sheet.height])
      for (let slot = 0; slot < options.copies; slot++) {
        const number = start + slot * sides + side
        if (number >= pages.length) break
        const { x, y } = slotOf(sheet, slot, side === 1 ? options.duplex : undefined)
        page.drawPage(embedded[number]!, {
          x,
          y: sheet.height - y - sheet.cell.height,
          width: sheet.cell.width,
          height: sheet.cell.height,
        })
      }
      if (options.cropMarks) page.drawSvgPath(cropMarks(sheet), { x: 0, y: sheet.height, borderWidth: 0.25 })
    }
  }
  return { value: await savePdf(document), diagnostics }
}

/** Width and height of a page as it is shown. */
function sizeSeen(page: ReturnType<PDFDocument['getPage']>): { width: number; height: number } {
  const { width, height } = page.getSize()
  return page.getRotation().angle % 180 === 0 ? { width, height } : { width: height, height: width }
}
