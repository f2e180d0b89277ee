import { decodePDFRawStream, PDFArray, type PDFDocument, type PDFPage, PDFRawStream, PDFRef } from 'pdf-lib'

/** The page's content streams, joined. */
export function contentOf(document: PDFDocument, page: PDFPage): Buffer {
  const contents = page.node.Contents()
  const streams = contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : []
  const parts = streams.flatMap((entry) => {
    const stream = entry instanceof PDFRef ? document.context.lookup(entry) : entry
    if (stream instanceof PDFRawStream) return [Buffer.from(decodePDFRawStream(stream).decode()), Buffer.from('\n')]
    return []
  })
  return Buffer.concat(parts)
}
