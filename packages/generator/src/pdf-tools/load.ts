import type { Diagnostic, Result } from '@gongwen/model'
import { EncryptedPDFError, PDFDocument } from 'pdf-lib'

/** Larger files are refused, in bytes. */
const LARGEST = 200 * 1024 * 1024

/** Opens a PDF made elsewhere. Broken or encrypted: no value, and a finding that says which. */
export async function loadPdf(bytes: Uint8Array, file: string): Promise<Result<PDFDocument | undefined>> {
  if (bytes.length > LARGEST) return { value: undefined, diagnostics: [tooLarge(file)] }
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    // a file cut off in the middle may open and only then turn out to have no pages
    if (document.getPageCount() === 0) return { value: undefined, diagnostics: [unreadable(file)] }
    return { value: document, diagnostics: [] }
  } catch (error) {
    const encrypted =
      error instanceof EncryptedPDFError || (error instanceof Error && /encrypt|password/i.test(error.message))
    return { value: undefined, diagnostics: [encrypted ? locked(file) : unreadable(file)] }
  }
}

const locked = (file: string): Diagnostic => ({
  code: 'pdf-encrypted',
  severity: 'error',
  message: 'PDF 已加密，无法使用',
  place: { file },
  remedy: '用 PDF 软件去掉密码后重试',
})

const unreadable = (file: string): Diagnostic => ({
  code: 'pdf-unreadable',
  severity: 'error',
  message: 'PDF 已损坏，无法使用',
  place: { file },
  remedy: '重新导出该 PDF 后重试',
})

const tooLarge = (file: string): Diagnostic => ({
  code: 'pdf-too-large',
  severity: 'error',
  message: 'PDF 超过 200 MB，没有使用',
  place: { file },
  remedy: '压缩图片后重新导出',
})
