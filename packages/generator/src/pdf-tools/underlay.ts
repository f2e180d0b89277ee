import type { Result } from '@gongwen/model'
import { PDFArray, PDFName } from 'pdf-lib'
import { archivalFault } from '../writers/pdf/archival.ts'
import type { PdfPart } from './append.ts'
import { claimsArchival, withdrawClaims } from './claims.ts'
import { loadPdf } from './load.ts'
import { savePdf } from './save.ts'

/** Which pages get the letterhead. */
export interface UnderlayOptions {
  pages: 'first' | 'all'
}

/**
 * Pages of a document on a letterhead: its first page lies under them as an artefact, stretched to the page. A letterhead of
 * two pages has one for the first page and one for those that follow.
 */
export async function underlayPdf(
  main: PdfPart,
  letterhead: PdfPart,
  options: UnderlayOptions = { pages: 'first' },
): Promise<Result<Uint8Array | undefined>> {
  const [document, stock] = [await loadPdf(main.bytes, main.name), await loadPdf(letterhead.bytes, letterhead.name)]
  const diagnostics = [...document.diagnostics, ...stock.diagnostics]
  if (!document.value || !stock.value) return { value: undefined, diagnostics }
  const source = stock.value
  const sheets = await document.value.embedPdf(source, source.getPageIndices().slice(0, 2))
  const { context } = document.value
  const pages = document.value.getPages()
  for (const [index, page] of pages.entries()) {
    if (index > 0 && options.pages === 'first') break
    const sheet = sheets[Math.min(index, sheets.length - 1)]!
    await sheet.embed()
    const name = page.node.newXObject('Letterhead', sheet.ref)
    const { width, height } = page.getSize()
    const scale = `${width / sheet.width} 0 0 ${height / sheet.height} 0 0 cm`
    const below = context.register(context.stream(`/Artifact BMC q ${scale} ${name.toString()} Do Q EMC\n`))
    const contents = page.node.Contents()
    const old = contents instanceof PDFArray ? contents.asArray() : [page.node.get(PDFName.of('Contents'))!]
    page.node.set(PDFName.of('Contents'), context.obj([below, ...old.filter((entry) => entry !== undefined)]))
  }
  const fault = source
    .getPages()
    .slice(0, 2)
    .map((page) => archivalFault(source, page))
    .find(Boolean)
  if (fault && claimsArchival(document.value)) {
    withdrawClaims(document.value, true)
    diagnostics.push({
      code: 'pdf-not-archival',
      severity: 'warning',
      message: `底图 ${letterhead.name} ${fault}，生成的文件不再标明为 PDF/A 存档格式`,
      remedy: '需要存档时，请把底图另存为 PDF/A 后重新生成',
    })
  }
  return { value: await savePdf(document.value), diagnostics }
}
