import { createRequire } from 'node:module'
import { fontBytes } from '@gongwen/fonts'
import type { Face } from '@gongwen/model'
import { components } from '../../../packages/generator/src/writers/pdf/syntax.ts'
import type { OpenEngine } from '../engine.ts'
import { height, type Record, width } from '../record.ts'

/** The little of pdf-lib that is used. */
interface Lib {
  PDFDocument: { create(): Promise<LibDocument> }
  rgb(red: number, green: number, blue: number): object
}

interface LibDocument {
  registerFontkit(fontkit: object): void
  embedFont(bytes: Uint8Array, options: object): Promise<object>
  addPage(size: [number, number]): {
    drawText(text: string, options: object): void
    drawSvgPath(d: string, options: object): void
  }
  save(): Promise<Uint8Array>
}

const faces: Face[] = ['fangsong', 'xiaobiaosong', 'songti']

/** pdf-lib with its own fontkit, subset for every file. It damages many Chinese glyphs without a word; its time is real. */
export const openPdfLib: OpenEngine = async (record) => {
  const require = createRequire(import.meta.url)
  const { PDFDocument, rgb } = require('pdf-lib') as Lib
  const fontkit = require('@pdf-lib/fontkit') as object
  const { version } = require('pdf-lib/package.json') as { version: string }
  const make = async (rows: readonly number[]): Promise<number> => {
    const document = await PDFDocument.create()
    document.registerFontkit(fontkit)
    const fonts = new Map<Face, object>()
    for (const face of faces) fonts.set(face, await document.embedFont(fontBytes(face), { subset: true }))
    for (const row of rows) draw(document, record(row), fonts)
    return (await document.save()).length
  }
  const colour = (color: string) => rgb(...components(color))
  const draw = (document: LibDocument, { lines, border, qr }: Record, fonts: Map<Face, object>) => {
    const page = document.addPage([width, height])
    for (const { d, color, width: weight } of border) {
      page.drawSvgPath(d, { x: 0, y: height, borderColor: colour(color), borderWidth: weight })
    }
    for (const { x, y, size, font, color, text } of lines) {
      page.drawText(text, { x, y: height - y, size, font: fonts.get(font), color: colour(color) })
    }
    page.drawSvgPath(qr.d, { x: qr.x, y: height - qr.y, scale: qr.step, color: rgb(0, 0, 0) })
  }
  return { version, one: (row) => make([row]), merged: (rows) => make(Array.from({ length: rows }, (_, row) => row)) }
}
