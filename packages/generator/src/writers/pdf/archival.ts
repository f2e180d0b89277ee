import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, type PDFPage, PDFRef, PDFStream } from 'pdf-lib'
import { contentOf } from './page-content.ts'

/** Why a foreign page cannot stand in a PDF/A-2u file, in Chinese; undefined when nothing speaks against it. */
export function archivalFault(document: PDFDocument, page: PDFPage): string | undefined {
  // four numbers and k: ink amounts, which need an output intent of their own
  if (/(?:[\d.]+\s+){4}[kK](?=\s|$)/.test(contentOf(document, page).toString('latin1'))) return '使用了印刷色（CMYK）'
  const resources = page.node.Resources()
  const seen = new Set<PDFObject>()
  const visit = (object: PDFObject | undefined): string | undefined => {
    const target = object instanceof PDFRef ? document.context.lookup(object) : object
    if (!target || seen.has(target)) return undefined
    if (target instanceof PDFName) return target === PDFName.of('DeviceCMYK') ? '使用了印刷色（CMYK）' : undefined
    if (target instanceof PDFArray) {
      seen.add(target)
      return firstOf(target.asArray().map((entry) => () => visit(entry)))
    }
    const dictionary = target instanceof PDFStream ? target.dict : target instanceof PDFDict ? target : undefined
    if (!dictionary) return undefined
    seen.add(target)
    const fault = fontFault(document, dictionary)
    if (fault) return fault
    return firstOf(
      dictionary
        .entries()
        .filter(([key]) => !/^\/(Parent|StructParents?)$/.test(key.toString()))
        .map(
          ([, value]) =>
            () =>
              visit(value),
        ),
    )
  }
  return visit(resources)
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check()
    if (fault) return fault
  }
  return undefined
}

/** Fonts must be embedded and map to Unicode (ISO 19005-2, 6.2.11). */
function fontFault(document: PDFDocument, font: PDFDict): string | undefined {
  if (font.get(PDFName.of('Type')) !== PDFName.of('Font')) return undefined
  const subtype = font.get(PDFName.of('Subtype'))?.toString()
  if (subtype === '/Type3' || subtype === '/CIDFontType0' || subtype === '/CIDFontType2') {
    return subtype === '/Type3' ? undefined : descriptorFault(document, font)
  }
  if (subtype === '/Type0') return font.has(PDFName.of('ToUnicode')) ? undefined : '的文字没有字符对应表'
  if (!font.has(PDFName.of('ToUnicode')) && !font.has(PDFName.of('Encoding'))) return '的文字没有字符对应表'
  return descriptorFault(document, font)
}

function descriptorFault(document: PDFDocument, font: PDFDict): string | undefined {
  const descriptor = document.context.lookup(font.get(PDFName.of('FontDescriptor')))
  const embedded =
    descriptor instanceof PDFDict &&
    ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(PDFName.of(key)))
  return embedded ? undefined : '没有嵌入字体'
}
