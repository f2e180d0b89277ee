import { strToU8, zipSync } from 'fflate'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Wraps the children of an element of WordprocessingML. */
function part(name: string, children: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${word}" xmlns:w14="w14" xmlns:w15="w15" xmlns:mc="mc" xmlns:m="m" xmlns:v="v" xmlns:pic="pic">${children}</w:${name}>`,
  )
}

/** A small DOCX: the body's XML, and other parts by name (`numbering`, `styles`, `comments`, `footnotes`). */
export function docxOf(body: string, others: Record<string, string> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
  }
  for (const [name, children] of Object.entries(others)) files[`word/${name}.xml`] = part(name, children)
  return zipSync(files)
}

/** A paragraph with one run. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${r(text)}</w:p>`
}

/** A run. */
export function r(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
}
