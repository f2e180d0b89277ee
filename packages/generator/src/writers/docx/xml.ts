/** Namespaces that our parts declare. */
const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
} as const

/** The XML declaration that every part begins with. */
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** A WordprocessingML part: `root('w:document', body)` with all namespaces that its content may use. */
export function root(name: string, content: string): string {
  const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  return `${declaration}<${name}${declared.join('')} mc:Ignorable="w14 w15">${content}</${name}>`
}

const special = /[&<>"]/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Character data or a quoted attribute. The characters must already be ones that XML allows (see `cleanText`). */
export function escapeXml(text: string): string {
  return text.replace(special, (char) => entities[char]!)
}

/** `<name w:val="value"/>`, the commonest shape of WordprocessingML; nothing when there is no value. */
export function val(name: string, value: string | number | undefined): string {
  return value === undefined ? '' : `<${name} w:val="${value}"/>`
}

/** `<name/>` or `<name w:val="0"/>`: a switch, or nothing when it is not set. */
export function flag(name: string, value: boolean | undefined): string {
  return value === undefined ? '' : value ? `<${name}/>` : `<${name} w:val="0"/>`
}
