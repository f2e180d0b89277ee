import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The text of each page as pdf.js reads it, in the order of the content. */
export async function textOf(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return pages
}
