import { createRequire } from 'node:module'
import { fontBytes } from '@gongwen/fonts'
import type { Face } from '@gongwen/model'
import type { OpenEngine } from '../engine.ts'
import type { Record } from '../record.ts'

/** The little of pdfkit that is used. */
interface Kit {
  on(event: 'data', listener: (chunk: Buffer) => void): void
  on(event: 'end', listener: () => void): void
  addPage(): Kit
  registerFont(name: string, bytes: Uint8Array): Kit
  font(name: string): Kit
  fontSize(size: number): Kit
  fillColor(color: string): Kit
  text(text: string, x: number, y: number, options: object): Kit
  path(d: string): Kit
  lineWidth(width: number): Kit
  stroke(color: string): Kit
  fill(color: string): Kit
  save(): Kit
  restore(): Kit
  translate(x: number, y: number): Kit
  scale(factor: number): Kit
  end(): void
}

const faces: Face[] = ['fangsong', 'xiaobiaosong', 'songti']

function draw(kit: Kit, { lines, border, qr }: Record): void {
  for (const { d, color, width } of border) kit.path(d).lineWidth(width).stroke(color)
  for (const { x, y, size, font, color, text } of lines) {
    kit.font(font).fontSize(size).fillColor(color).text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
  }
  kit.save().translate(qr.x, qr.y).scale(qr.step).path(qr.d).fill('#000000').restore()
}

/** pdfkit: fonts are parsed for every file, as its interface has it. */
export const openPdfkit: OpenEngine = async (record) => {
  const require = createRequire(import.meta.url)
  const Document = require('pdfkit') as new (options: object) => Kit
  const version = '0.20.2'
  const make = async (rows: readonly number[]): Promise<number> => {
    const kit = new Document({ size: [841.89, 595.28], margin: 0, autoFirstPage: false })
    let bytes = 0
    const done = new Promise<void>((resolve) => kit.on('end', resolve))
    kit.on('data', (chunk) => {
      bytes += chunk.length
    })
    for (const face of faces) kit.registerFont(face, fontBytes(face))
    for (const row of rows) draw(kit.addPage(), record(row))
    kit.end()
    await done
    return bytes
  }
  return { version, one: (row) => make([row]), merged: (rows) => make(Array.from({ length: rows }, (_, row) => row)) }
}
