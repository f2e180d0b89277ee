import type { TextItem } from '../frame.ts'
import type { Host } from '../host.ts'
import { openFaces } from '../metrics/faces.ts'

/** A short line of our own on a sheet: where its baseline begins, in points, and its look. */
export interface LineStyle {
  x: number
  y: number
  size: number
  font: TextItem['font']
  color?: string
}

/** Sets a line by the advances of its characters; one that no face has is left out. */
export function setLine(text: string, { x, y, size, font, color = '#000000' }: LineStyle, host: Host): TextItem[] {
  const faces = openFaces(host)
  const items: TextItem[] = []
  let pen = x
  for (const letter of text) {
    const found = faces.find(font, letter.codePointAt(0)!)
    if (!found) continue
    const last = items.at(-1)
    if (last?.font === found.font) {
      last.text += letter
      last.offsets.push(pen - last.x)
    } else items.push({ type: 'text', x: pen, y, font: found.font, size, color, text: letter, offsets: [0] })
    pen += found.advance * size
  }
  return items
}

/** Width of such a line in points. */
export function lineWidth(text: string, { size, font }: Pick<LineStyle, 'size' | 'font'>, host: Host): number {
  const faces = openFaces(host)
  return [...text].reduce((sum, letter) => sum + (faces.find(font, letter.codePointAt(0)!)?.advance ?? 0) * size, 0)
}
