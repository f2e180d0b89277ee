import { type Host, layout } from '@gongwen/generator'
import type { Face } from '@gongwen/model'
import { certificate, payloadOf } from '../../packages/generator/test/certificate.ts'

/** A line of a certificate for peers, which only draw it: points from the upper left corner. */
export interface Line {
  x: number
  y: number
  size: number
  font: Face
  color: string
  text: string
}

/** What is on a certificate. Peers get the places of the lines and the modules of the code for nothing. */
export interface Record {
  lines: Line[]
  /** Path data of the border's lines, with their colours and widths. */
  border: { d: string; color: string; width: number }[]
  qr: { d: string; size: number; x: number; y: number; step: number }
  payload: string
}

export const width = 841.89
export const height = 595.28

/** The certificate of a row as plain drawing instructions. */
export function recordOf(row: number, host: Host): Record {
  const items = layout(certificate(row), host).value.pages[0]!.items
  const squares = items.find((item) => item.type === 'squares')!
  const { size, bits } = squares
  const stride = bits.length / size
  const runs = Array.from({ length: size }, (_, y) => {
    const bytes = bits.subarray(y * stride, (y + 1) * stride)
    const line = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
    return [...line.matchAll(/1+/g)].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
  }).flat()
  return {
    lines: items.flatMap((item) =>
      item.type === 'text'
        ? [{ x: item.x, y: item.y, size: item.size, font: item.font, color: item.color, text: item.text }]
        : [],
    ),
    border: items.flatMap((item) => (item.type === 'path' && item.stroke ? [{ d: item.d, ...item.stroke }] : [])),
    qr: { d: runs.join(''), size, x: squares.x, y: squares.y, step: squares.step },
    payload: payloadOf(row),
  }
}

/** The border as an SVG file of the page's size. */
export function borderSvg({ border }: Record): string {
  const paths = border.map(
    ({ d, color, width: weight }) => `<path d="${d}" fill="none" stroke="${color}" stroke-width="${weight}"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${paths.join('')}</svg>`
}

/** The code as an SVG file. */
export function qrSvg({ qr }: Record): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${qr.size}" height="${qr.size}" viewBox="0 0 ${qr.size} ${qr.size}"><path d="${qr.d}"/></svg>`
}
