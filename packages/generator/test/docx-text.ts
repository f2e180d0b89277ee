import { strFromU8, unzipSync } from 'fflate'

/** The files of a DOCX as text, pictures left out. */
export function partsOf(docx: Uint8Array): Map<string, string> {
  const files = Object.entries(unzipSync(docx)).filter(([name]) => /\.(xml|rels)$/.test(name))
  return new Map(files.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** Paragraphs of text, notes and comments as a reader sees them: automatic numbers spelt, placeholders and boxes of forms left out. */
export function textIn(docx: Uint8Array): string {
  const parts = partsOf(docx)
  const counted = new Map<string, number>()
  const starts = [...(parts.get('word/numbering.xml') ?? '').matchAll(/<w:num w:numId="(\d+)">(.*?)<\/w:num>/gs)]
  for (const [, id, inner] of starts) {
    const start = /w:startOverride w:val="(\d+)"/.exec(inner!)?.[1]
    if (start !== undefined) counted.set(id!, Number(start))
  }
  const number = (id: string): string => {
    const at = counted.get(id)
    if (at === undefined) return ''
    counted.set(id, at + 1)
    return `${at}.`
  }
  return [...parts.keys()]
    .filter((name) => /^word\/(header\d+|document|footnotes|comments)\.xml$/.test(name))
    .map((name) => parts.get(name)!)
    .map((xml) => xml.replaceAll(/<w:sdt><w:sdtPr>(?:(?!<\/w:sdtPr>).)*<w14:checkbox>.*?<\/w:sdt>/gs, ''))
    .map((xml) => xml.replaceAll(/<w:r><w:rPr><w:rStyle w:val="PlaceholderText"\/><\/w:rPr>.*?<\/w:r>/gs, ''))
    .flatMap((xml) => [
      ...xml.matchAll(/<w:numId w:val="(\d+)"\/>|<w:(?:t|delText)(?: [^>]*)?>([^<]*)<|<w:(?:tab|br)\/>|<\/w:p>/g),
    ])
    .map(([whole, list, text]) => (list ? number(list) : (text ?? (whole === '</w:p>' ? '\n' : ' '))))
    .join('')
    .replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity]!)
}
