import type { Diagnostic, Result } from '@gongwen/model'
import { archivalFault } from '../writers/pdf/archival.ts'
import { claimsArchival, withdrawClaims } from './claims.ts'
import { loadPdf } from './load.ts'
import { savePdf } from './save.ts'

/** A PDF that goes behind another: its name is for findings. */
export interface PdfPart {
  name: string
  bytes: Uint8Array
}

/**
 * A document with attachments behind it, in their order. A part that is broken or locked is left out and named. The whole no
 * longer claims PDF/UA, whose structure the attachments lack, and PDF/A only when every attachment does.
 */
export async function appendPdf(
  main: PdfPart,
  attachments: readonly PdfPart[],
): Promise<Result<Uint8Array | undefined>> {
  const { value: document, diagnostics } = await loadPdf(main.bytes, main.name)
  if (!document) return { value: undefined, diagnostics }
  const findings: Diagnostic[] = [...diagnostics]
  let appended = 0
  let archival = true
  for (const { name, bytes } of attachments) {
    const part = await loadPdf(bytes, name)
    findings.push(...part.diagnostics)
    if (!part.value) continue
    const source = part.value
    if (!claimsArchival(source) || source.getPages().some((page) => archivalFault(source, page))) archival = false
    for (const page of await document.copyPages(source, source.getPageIndices())) document.addPage(page)
    appended++
  }
  if (appended > 0) {
    if (!archival && claimsArchival(document)) findings.push(noLongerArchival)
    withdrawClaims(document, !archival)
  }
  return { value: await savePdf(document), diagnostics: findings }
}

const noLongerArchival: Diagnostic = {
  code: 'pdf-not-archival',
  severity: 'warning',
  message: '并入的附件不是 PDF/A 存档格式，合并后的文件不再标明为存档格式',
  remedy: '需要存档时，请把附件另存为 PDF/A 后重新合并',
}
