import { decodePDFRawStream, type PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'

/** A file's metadata packet; '' when it has none. */
export function xmpOf(document: PDFDocument): string {
  const stream = document.context.lookup(document.catalog.get(PDFName.of('Metadata')))
  return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8') : ''
}

/** Whether a file says of itself that it is fit for archives (PDF/A part 1 or 2). */
export function claimsArchival(document: PDFDocument): boolean {
  return /pdfaid:part(?:>|=["'])[12]/.test(xmpOf(document))
}

/** Takes back what a file claims to be, because it is no longer: PDF/UA always, PDF/A when asked. */
export function withdrawClaims(document: PDFDocument, archival: boolean): void {
  const packet = xmpOf(document)
  if (packet === '') return
  let kept = packet.replaceAll(/<pdfuaid:part>.*?<\/pdfuaid:part>/gs, '')
  if (archival) kept = kept.replaceAll(/<pdfaid:(part|conformance)>.*?<\/pdfaid:\1>/gs, '')
  const stream = document.context.stream(Buffer.from(kept, 'utf8'), { Type: 'Metadata', Subtype: 'XML' })
  const place = document.catalog.get(PDFName.of('Metadata'))
  if (place instanceof PDFRef) document.context.assign(place, stream)
  else document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}
