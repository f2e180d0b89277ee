/** A PDF from its objects, the first of which is the catalogue. Streams are given whole. */
export function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.6\n'
  const places: number[] = []
  objects.forEach((object, index) => {
    places.push(text.length)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  })
  const start = text.length
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  text += places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

interface PdfLine {
  hex: string
  x: number
  y: number
}

/** Pages whose lines are set in a Chinese font that is not embedded, in the given encoding. */
export function pdfPages(pages: readonly (readonly PdfLine[])[], encoding: string): Uint8Array {
  const contents = pages.map((lines) =>
    lines.map(({ hex, x, y }) => `BT /F1 14 Tf ${x} ${y} Td <${hex}> Tj ET`).join('\n'),
  )
  const first = 6
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + at * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ])
}

/** One such page. */
export function pdfPage(lines: readonly PdfLine[], encoding: string): Uint8Array {
  return pdfPages([lines], encoding)
}

/** UTF-16BE in hex, as UniGB-UCS2-H wants it. */
export function ucs2(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}
