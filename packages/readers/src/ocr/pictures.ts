import { createRequire } from 'node:module'
import type { PDFPageProxy } from 'pdfjs-dist'
import { canRecognise, recognise } from './recognise.ts'

/** Pictures of one document that are recognised; a scan of more pages is for a person. */
const mostPictures = 20
/** Dots an inch at which a page is drawn for recognition. */
const resolution = 200

/** Text of pictures in order; undefined when nothing can be recognised here. */
export async function textOfPictures(pictures: readonly Uint8Array[]): Promise<string | undefined> {
  if (!canRecognise() || pictures.length === 0) return undefined
  const texts: string[] = []
  for (const picture of pictures.slice(0, mostPictures)) texts.push(await recognise(picture))
  return texts.join('\n')
}

/** pdf.js brings it where there is one for the machine. */
const canvas = '@napi-rs/canvas'

/** The part of it used here. */
interface CanvasMaker {
  createCanvas(width: number, height: number): { getContext(kind: '2d'): unknown; toBuffer(type: 'image/png'): Buffer }
}

/** A page as a PNG; undefined where there is nothing to draw on. */
export async function pictureOfPage(page: PDFPageProxy): Promise<Uint8Array | undefined> {
  if (!canRecognise()) return undefined
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
    const { createCanvas } = require(canvas) as CanvasMaker
    const viewport = page.getViewport({ scale: resolution / 72 })
    const sheet = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const drawing = { canvas: null, canvasContext: sheet.getContext('2d'), viewport } as unknown as Parameters<
      PDFPageProxy['render']
    >[0]
    await page.render(drawing).promise
    return sheet.toBuffer('image/png')
  } catch {
    return undefined
  }
}
