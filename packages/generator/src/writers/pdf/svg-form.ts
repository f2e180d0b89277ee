import { Resvg } from '@resvg/resvg-js'
import { newPen } from './content.ts'
import type { PdfFile } from './file.ts'
import { colour, number, ref } from './syntax.ts'

/** An element of the plain SVG that resvg makes of any: groups and paths with presentation attributes alone. */
interface Element {
  name: string
  attributes: Map<string, string>
  children: Element[]
}

/** More elements are drawn as dots: a map with a hundred thousand paths would make a slow file. */
const MOST_ELEMENTS = 5000

/**
 * Writes an SVG as a form whose unit square is the picture, in vectors. Undefined where it has what PDF draws otherwise:
 * gradients, patterns, masks, filters, pictures.
 */
export function svgForm(file: PdfFile, svg: string): { object: number; transparent: boolean } | undefined {
  const root = plainSvg(svg)
  const box = root?.attributes
    .get('viewBox')
    ?.split(/[\s,]+/)
    .map(Number)
  const [width, height] = [Number(root?.attributes.get('width')), Number(root?.attributes.get('height'))]
  if (!root || box?.length !== 4 || !(width > 0 && height > 0)) return undefined
  const [left = 0, top = 0, across = 0, down = 0] = box
  // another shape than its own would need fitting
  if (!(across > 0 && down > 0) || Math.abs(width / height - across / down) > 0.01) return undefined
  const drawing: Drawing = { file, states: new Map() }
  const content = root.children.map((child) => drawElement(child, drawing)).join('')
  if (content.includes(UNDRAWABLE)) return undefined
  const states = [...drawing.states].map(([name, object]) => `/${name} ${ref(object)}`).join('')
  const exact = (value: number) => String(Math.round(value * 1e9) / 1e9)
  const matrix = [1 / across, 0, 0, -1 / down, -left / across, 1 + top / down].map(exact).join(' ')
  const resources = states ? `/ExtGState<<${states}>>` : ''
  const object = file.stream(
    `/Type/XObject/Subtype/Form/BBox[${[left, top, left + across, top + down].map(number).join(' ')}]/Matrix[${matrix}]/Resources<<${resources}>>`,
    Buffer.from(content, 'latin1'),
  )
  return { object, transparent: states !== '' }
}

/** Stands for what cannot be drawn, which spoils the whole. */
const UNDRAWABLE = '\0'

interface Drawing {
  file: PdfFile
  /** Graphics states by name, for see-through paint. */
  states: Map<string, number>
}

function plainSvg(svg: string): Element | undefined {
  try {
    return parse(new Resvg(svg, { font: { loadSystemFonts: false }, logLevel: 'off' }).toString())
  } catch {
    return undefined
  }
}

/** Reads resvg's own output, which has no text and quotes every attribute alike. */
function parse(xml: string): Element | undefined {
  const root: Element = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  let count = 0
  for (const [, close, name = '', rest = '', empty] of xml.matchAll(
    /<(\/)?([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/)?>/g,
  )) {
    if (close) open.pop()
    else {
      if (++count > MOST_ELEMENTS) return undefined
      const attributes = new Map(
        [...rest.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      )
      const element: Element = { name, attributes, children: [] }
      open.at(-1)?.children.push(element)
      if (!empty) open.push(element)
    }
    if (open.length === 0) return undefined
  }
  return root.children.find(({ name }) => name === 'svg')
}

function drawElement(element: Element, drawing: Drawing): string {
  const { name, attributes, children } = element
  if (name === 'defs') return ''
  const foreign = ['clip-path', 'mask', 'filter', 'mix-blend-mode', 'style', 'isolation'].some((key) =>
    attributes.has(key),
  )
  if (foreign || (name !== 'g' && name !== 'path')) return UNDRAWABLE
  const matrix = /^matrix\(([^)]+)\)$/
    .exec(attributes.get('transform') ?? '')?.[1]
    ?.split(/[\s,]+/)
    .map(Number)
  if (attributes.has('transform') && matrix?.length !== 6) return UNDRAWABLE
  const opacity = Number(attributes.get('opacity') ?? 1)
  // one path may be as see-through as its group; several would show through each other
  if (opacity < 1 && name === 'g' && paintedPaths(element) > 1) return UNDRAWABLE
  const inner =
    name === 'path' ? drawPath(attributes, drawing) : children.map((child) => drawElement(child, drawing)).join('')
  const turn = matrix ? `${matrix.map((value) => String(Math.round(value * 1e6) / 1e6)).join(' ')} cm\n` : ''
  const state = opacity < 1 ? `/${stateOf(opacity, opacity, drawing)} gs\n` : ''
  return turn || state ? `q\n${turn}${state}${inner}Q\n` : inner
}

function paintedPaths({ name, attributes, children }: Element): number {
  if (name !== 'path') return children.reduce((sum, child) => sum + paintedPaths(child), 0)
  const both = attributes.get('fill') !== 'none' && (attributes.get('stroke') ?? 'none') !== 'none'
  return both ? 2 : 1
}

function drawPath(attributes: Map<string, string>, drawing: Drawing): string {
  const d = attributes.get('d') ?? ''
  const fill = attributes.get('fill') ?? '#000000'
  const stroke = attributes.get('stroke') ?? 'none'
  const color = /^(none|#[0-9a-f]{6})$/i
  if (!color.test(fill) || !color.test(stroke) || /[^MLCQZ\d\s.,eE+-]/.test(d)) return UNDRAWABLE
  const fillOpacity = Number(attributes.get('fill-opacity') ?? 1)
  const strokeOpacity = Number(attributes.get('stroke-opacity') ?? 1)
  const pen = newPen(0, new Map())
  const dash = attributes
    .get('stroke-dasharray')
    ?.split(/[\s,]+/)
    .map(Number)
  const caps: Record<string, number> = { butt: 0, miter: 0, round: 1, square: 2, bevel: 2 }
  const line =
    stroke === 'none'
      ? ''
      : `${caps[attributes.get('stroke-linecap') ?? 'butt'] ?? 0} J ${caps[attributes.get('stroke-linejoin') ?? 'miter'] ?? 0} j ${number(Number(attributes.get('stroke-miterlimit') ?? 4))} M\n`
  const state = fillOpacity < 1 || strokeOpacity < 1 ? `/${stateOf(fillOpacity, strokeOpacity, drawing)} gs\n` : ''
  // the pen turns y upwards from 0, and the form's matrix turns it back: paths are mirrored about the axis beforehand
  pen.path({
    type: 'path',
    d: mirrored(d),
    ...(fill === 'none' ? {} : { fill }),
    ...(attributes.get('fill-rule') === 'evenodd' ? { fillRule: 'evenodd' as const } : {}),
    ...(stroke === 'none'
      ? {}
      : {
          stroke: {
            color: stroke,
            width: Number(attributes.get('stroke-width') ?? 1),
            ...(dash?.every(Number.isFinite) ? { dash } : {}),
          },
        }),
  })
  // an untouched pen says nothing of black and a width of 1, which an outer element may have changed
  const reset = `${fill === 'none' ? '' : `${colour(fill, 'fill')}\n`}${stroke === 'none' ? '' : `${colour(stroke, 'stroke')}\n${number(Number(attributes.get('stroke-width') ?? 1))} w\n`}`
  return `q\n${state}${line}${reset}${pen.content()}Q\n`
}

/** Absolute M L C Z with y negated; quadratic curves as cubic ones. */
function mirrored(d: string): string {
  let out = ''
  let [x, y] = [0, 0]
  for (const [, letter = '', rest = ''] of d.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    const values =
      rest.trim() === ''
        ? []
        : rest
            .trim()
            .split(/[\s,]+/)
            .map(Number)
    if (letter === 'Q') {
      const [a = 0, b = 0, c = 0, e = 0] = values
      const third = (from: number, middle: number) => from + (2 / 3) * (middle - from)
      out += `C${third(x, a)} ${-third(y, b)} ${third(c, a)} ${-third(e, b)} ${c} ${-e}`
    } else out += letter + values.map((value, index) => (index % 2 ? -value : value)).join(' ')
    if (values.length >= 2) [x, y] = [values.at(-2)!, values.at(-1)!]
  }
  return out
}

function stateOf(fill: number, stroke: number, { file, states }: Drawing): string {
  const name = `G${Math.round(fill * 1000)}x${Math.round(stroke * 1000)}`
  if (!states.has(name)) states.set(name, file.add(`<</Type/ExtGState/ca ${number(fill)}/CA ${number(stroke)}>>`))
  return name
}
