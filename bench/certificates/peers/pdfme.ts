import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { fontBytes } from '@gongwen/fonts'
import type { OpenEngine } from '../engine.ts'
import { borderSvg, type Record } from '../record.ts'

type Generate = (options: object) => Promise<Uint8Array>

const mm = (points: number): number => (points * 25.4) / 72

/** pdfme: its own template of boxes, its own QR code; the border is an SVG. */
export const openPdfme: OpenEngine = async (record) => {
  const require = createRequire(import.meta.url)
  const load = (name: string): Promise<object> => import(pathToFileURL(require.resolve(name)).href)
  const { generate } = (await load('@pdfme/generator')) as { generate: Generate }
  const { text, svg, barcodes } = (await load('@pdfme/schemas')) as {
    text: object
    svg: object
    barcodes: { qrcode: object }
  }
  const version = '6.1.13'
  const plugins = { text, svg, qrcode: barcodes.qrcode }
  const font = Object.fromEntries(
    (['songti', 'fangsong', 'xiaobiaosong'] as const).map((face, index) => [
      face,
      { data: fontBytes(face), fallback: index === 0, subset: true },
    ]),
  )
  const first = record(0)
  const box = (x: number, y: number, w: number, h: number) => ({
    position: { x: mm(x), y: mm(y) },
    width: mm(w),
    height: mm(h),
  })
  const schemas = [
    { name: 'border', type: 'svg', readOnly: true, content: borderSvg(first), ...box(0, 0, 841.89, 595.28) },
    ...first.lines.map(({ x, y, size, font: face, color }, index) => ({
      name: `line${index}`,
      type: 'text',
      fontName: face,
      fontSize: size,
      fontColor: color,
      ...box(x, y - size, 841 - x, size * 1.3),
    })),
    {
      name: 'qr',
      type: 'qrcode',
      barColor: '#000000',
      backgroundColor: '#ffffff',
      ...box(first.qr.x, first.qr.y, 74, 74),
    },
  ]
  const template = { basePdf: { width: 297, height: 210, padding: [0, 0, 0, 0] }, schemas: [schemas] }
  const input = ({ lines, payload }: Record) => ({
    ...Object.fromEntries(lines.map((line, index) => [`line${index}`, line.text])),
    qr: payload,
  })
  const make = async (rows: readonly number[]) =>
    (await generate({ template, inputs: rows.map((row) => input(record(row))), plugins, options: { font } })).length
  return { version, one: (row) => make([row]), merged: (rows) => make(Array.from({ length: rows }, (_, row) => row)) }
}
