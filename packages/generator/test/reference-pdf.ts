import { deflateSync } from 'node:zlib'
import { Blob, Face, Font } from 'harfbuzzjs'
import { pdfiumOf } from './pdfium.ts'

/** A text to set: where, how large, and extra space after each character in points. */
export interface Setting {
  text: string
  x: number
  y: number
  size: number
  spacing: number
}

/**
 * A page that shows the texts with the whole font file inside and harfbuzz's own character map: what a page must look
 * like. It shares no code with the writer under test.
 */
export function referencePdf(bytes: Uint8Array, settings: readonly Setting[], format: 'glyf' | 'cff'): Uint8Array {
  const face = new Face(new Blob(bytes), 0)
  const font = new Font(face)
  const used = new Map<number, number>()
  const hex = (text: string) =>
    [...text]
      .map((letter) => {
        const glyph = font.nominalGlyph(letter.codePointAt(0)!) ?? 0
        used.set(glyph, (font.glyphHAdvance(glyph) * 1000) / face.upem)
        return glyph.toString(16).padStart(4, '0')
      })
      .join('')
  const content = settings
    .map(
      ({ text, x, y, size, spacing }) =>
        `BT /F1 ${size} Tf ${spacing} Tc 1 0 0 1 ${x} ${841.89 - y} Tm <${hex(text)}> Tj ET`,
    )
    .join('\n')
  const widths = [...used].map(([glyph, width]) => `${glyph}[${width}]`).join('')
  const cff = format === 'cff'
  const objects: (string | [string, Uint8Array])[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595.28 841.89]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    ['', Buffer.from(content)],
    '<</Type/Font/Subtype/Type0/BaseFont/Whole/Encoding/Identity-H/DescendantFonts[6 0 R]>>',
    `<</Type/Font/Subtype/${cff ? 'CIDFontType0' : 'CIDFontType2/CIDToGIDMap/Identity'}/BaseFont/Whole/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R/DW 1000/W[${widths}]>>`,
    `<</Type/FontDescriptor/FontName/Whole/Flags 4/FontBBox[-1000 -1000 2000 2000]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80/${cff ? 'FontFile3' : 'FontFile2'} 8 0 R>>`,
    [cff ? '/Subtype/CIDFontType0C' : `/Length1 ${bytes.length}`, cff ? cffTable(bytes) : bytes],
  ]
  let out = Buffer.from('%PDF-1.7\n')
  const offsets: number[] = []
  const parts: Buffer[] = [out]
  objects.forEach((object, index) => {
    offsets.push(parts.reduce((size, part) => size + part.length, 0))
    const data = typeof object === 'string' ? undefined : deflateSync(object[1], { level: 1 })
    const body = data ? `<<${object[0]}/Filter/FlateDecode/Length ${data.length}>>stream\n` : `${object}\nendobj\n`
    parts.push(Buffer.from(`${index + 1} 0 obj\n${body}`))
    if (data) parts.push(data, Buffer.from('\nendstream\nendobj\n'))
  })
  out = Buffer.concat(parts)
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 9\n0000000000 65535 f \n${rows}trailer\n<</Size 9/Root 1 0 R>>\nstartxref\n${out.length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([out, Buffer.from(tail)]))
}

/** How many pixels of the two files' first pages differ, and how many have ink. */
export async function compare(a: Uint8Array, b: Uint8Array, scale = 1): Promise<{ different: number; ink: number }> {
  const [one, other] = [await pdfiumOf(a, scale), await pdfiumOf(b, scale)]
  if (one.length !== other.length) return { different: Number.POSITIVE_INFINITY, ink: 0 }
  let [different, ink] = [0, 0]
  for (let at = 0; at < one.length; at += 4) {
    if (one[at] !== 255) ink++
    if (one[at] !== other[at] || one[at + 1] !== other[at + 1] || one[at + 2] !== other[at + 2]) different++
  }
  return { different, ink }
}

/** The bare CFF table: readers hint a wrapped one otherwise, which moves edges by parts of a pixel. */
function cffTable(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let entry = 12; entry < 12 + 16 * file.readUInt16BE(4); entry += 16) {
    const offset = file.readUInt32BE(entry + 8)
    if (file.toString('latin1', entry, entry + 4) === 'CFF ')
      return bytes.subarray(offset, offset + file.readUInt32BE(entry + 12))
  }
  throw new Error('no CFF')
}
