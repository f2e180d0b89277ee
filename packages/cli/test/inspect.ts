import { PDFiumLibrary } from '@hyzyla/pdfium'
import jsQr from 'jsqr'

// jsqr is CommonJS with a default inside its default.
const decode = ('default' in jsQr ? jsQr.default : jsQr) as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

/** The library keeps memory of each page that it draws; it is opened anew before that is all it may have. */
const mostDrawn = 300
let library: Promise<PDFiumLibrary> | undefined
let drawn = 0

async function openLibrary(): Promise<PDFiumLibrary> {
  if (drawn >= mostDrawn) {
    const old = await library
    library = undefined
    drawn = 0
    old?.destroy()
  }
  drawn += 1
  library ??= PDFiumLibrary.init()
  return library
}

/** What a person with a scanner sees of a certificate. */
export interface Seen {
  pages: number
  /** Text of the first page without blanks. */
  text: string
  /** What its code says, read from the printed page. */
  code: string | undefined
}

/** Where the code of the library's template stands on the page, as shares of width and height. */
const place = { left: 0.1, top: 0.7, right: 0.27, bottom: 0.95 }

/** Opens a certificate's PDF, reads its text, renders it and decodes its code; finer when it is not read at once. */
export async function inspect(bytes: Uint8Array): Promise<Seen> {
  const document = await (await openLibrary()).loadDocument(bytes)
  try {
    // Drawing closes the page, so it is asked for each time.
    const page = (): ReturnType<typeof document.getPage> => document.getPage(0)
    let code: string | undefined
    for (const dpi of [144, 200, 300]) {
      const { data, width, height } = await page().render({ scale: dpi / 72, render: 'bitmap' })
      code = decodePart(data, width, height)
      if (code !== undefined) break
    }
    return { pages: document.getPageCount(), text: page().getText().replace(/\s/g, ''), code }
  } finally {
    document.destroy()
  }
}

function decodePart(data: Uint8Array, width: number, height: number): string | undefined {
  const [left, top] = [Math.floor(width * place.left), Math.floor(height * place.top)]
  const [across, down] = [Math.floor(width * place.right) - left, Math.floor(height * place.bottom) - top]
  const part = new Uint8ClampedArray(across * down * 4)
  for (let line = 0; line < down; line += 1) {
    const from = 4 * ((top + line) * width + left)
    part.set(data.subarray(from, from + 4 * across), 4 * line * across)
  }
  return decode(part, across, down)?.data
}
