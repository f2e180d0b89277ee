import type { FieldItem, Frame, FrameItem, ImageItem, LinkItem, PathItem, SquaresItem, TextItem } from '../../frame.ts'
import { isDrawn } from '../../squares.ts'
import { tickPath } from '../tick.ts'
import { escapeXml } from '../xml.ts'

/** What the items of a page draw on: glyph outlines and pictures, each defined once. */
export interface Resources {
  /** Name of the glyph's outline and the face's units per em; undefined for a blank or missing glyph. */
  glyph(item: TextItem, codePoint: number): { id: string; unitsPerEm: number } | undefined
  /** A data address for the picture, or undefined when it cannot be shown. */
  image(src: string): string | undefined
}

type Handlers = { [Item in FrameItem as Item['type']]: (item: Item, resources: Resources) => string }

const handlers: Handlers = {
  text,
  path,
  squares,
  image,
  link,
  field: (item, resources) => item.appearance.map((part) => drawItem(part, resources)).join('') + tickOf(item),
}

/** The SVG elements of an item. */
export function drawItem(item: FrameItem, resources: Resources): string {
  const draw = handlers[item.type] as (item: FrameItem, resources: Resources) => string
  return draw(item, resources)
}

/** One line of characters. The characters themselves stand in `aria-label`, for readers and for tests. */
function text(item: TextItem, resources: Resources): string {
  const uses: string[] = []
  let units = 1000
  let index = 0
  for (const letter of item.text) {
    const glyph = resources.glyph(item, letter.codePointAt(0)!)
    const offset = item.offsets[index++] ?? 0
    if (!glyph) continue
    units = glyph.unitsPerEm
    uses.push(`<use href="#${glyph.id}" x="${n((offset * units) / item.size)}"/>`)
  }
  const turn = item.turn ? ` rotate(${item.turn})` : ''
  const place = `translate(${n(item.x)} ${n(item.y)})${turn} scale(${String(Number((item.size / units).toPrecision(7)))})`
  return `<g role="img" aria-label="${escapeXml(item.text)}" transform="${place}" fill="${item.color}">${uses.join('')}</g>\n`
}

function path({ d, fill, fillRule, stroke }: PathItem): string {
  const rule = fillRule ? ` fill-rule="${fillRule}"` : ''
  const dash = stroke?.dash ? ` stroke-dasharray="${stroke.dash.map(n).join(' ')}"` : ''
  const line = stroke ? ` stroke="${stroke.color}" stroke-width="${n(stroke.width)}"${dash}` : ''
  return `<path d="${escapeXml(d)}" fill="${fill ?? 'none'}"${rule}${line}/>\n`
}

function squares(item: SquaresItem): string {
  const { x, y, step, size, color } = item
  let runs = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0, length = 0; column <= size; column++) {
      if (isDrawn(item, row, column)) length++
      else if (length > 0) {
        runs += `M${column - length} ${row}h${length}v1h-${length}z`
        length = 0
      }
    }
  }
  return `<path d="${runs}" transform="translate(${n(x)} ${n(y)}) scale(${step})" fill="${color}"/>\n`
}

function image({ src, x, y, width, height }: ImageItem, resources: Resources): string {
  const href = resources.image(src)
  if (!href) return ''
  return `<image x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" preserveAspectRatio="none" href="${href}"/>\n`
}

/** Only addresses that a browser opens safely; targets inside the document have no place in a page of its own. */
function link({ x, y, width, height, url }: LinkItem): string {
  if (!url || !/^(https?|mailto):/i.test(url)) return ''
  return `<a href="${escapeXml(url)}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="none" pointer-events="all"/></a>\n`
}

function tickOf(item: FieldItem): string {
  if (item.control !== 'checkbox' || item.value !== 'true') return ''
  return `<path d="${tickPath(item)}" fill="none" stroke="#000000" stroke-width="${n(item.height / 10)}"/>\n`
}

/** A page of its own, on white. */
export function svgPage(frame: Frame, body: string, definitions: string): string {
  const [width, height] = [n(frame.width), n(frame.height)]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">
<defs>${definitions}</defs>
<rect width="${width}" height="${height}" fill="#FFFFFF"/>
${body}</svg>
`
}

/** A coordinate in points, to a thousandth. */
function n(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
