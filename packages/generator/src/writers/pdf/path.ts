import { number } from './syntax.ts'

const operators: Record<string, { operator: string; count: number }> = {
  M: { operator: 'm', count: 2 },
  L: { operator: 'l', count: 2 },
  C: { operator: 'c', count: 6 },
  Z: { operator: 'h', count: 0 },
}

/**
 * Operators that build a path from absolute M L C Z data; with a height, y is turned upwards from it. Upright rectangles
 * become one operator.
 */
export function pathOperators(d: string, height?: number): string {
  const up = height === undefined ? (y: number) => y : (y: number) => height - y
  let out = ''
  for (const piece of d.split('M')) {
    if (piece.trim() === '') continue
    const corners = rectangleOf(piece)
    if (corners) {
      const [left, top, right, bottom] = corners
      out += `${number(left)} ${number(up(top))} ${number(right - left)} ${number(up(bottom) - up(top))} re\n`
    } else out += contour(`M${piece}`, up)
  }
  return out
}

/** Left, top, right, bottom of `x y L x y L x y L x y Z` along the axes; undefined for any other shape. */
function rectangleOf(piece: string): [number, number, number, number] | undefined {
  const points = piece.split('L')
  if (points.length !== 4 || !piece.endsWith('Z') || piece.includes('C')) return undefined
  const [a, b, c, d] = points.map((point) => point.split(' '))
  const [left, top] = [Number(a![0]), Number(a![1])]
  const [right, bottom] = [Number(c![0]), Number.parseFloat(c![1]!)]
  const upright =
    Number(b![0]) === right && Number(b![1]) === top && Number(d![0]) === left && Number.parseFloat(d![1]!) === bottom
  return upright && points.every((point) => !point.includes(',')) ? [left, top, right, bottom] : undefined
}

function contour(d: string, up: (y: number) => number): string {
  let out = ''
  for (const [, letter = '', rest = ''] of d.matchAll(/([A-DF-Za-df-z])([^A-DF-Za-df-z]*)/g)) {
    const command = operators[letter]
    if (!command) throw new TypeError(`path command ${letter}`)
    const values = rest.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)?.map(Number) ?? []
    const { operator, count } = command
    // numbers beyond the first pair of a move draw lines (SVG 2, 9.3.3)
    for (let at = 0; at === 0 || at < values.length; at += Math.max(count, 1)) {
      const group = values.slice(at, at + count).map((value, index) => number(index % 2 ? up(value) : value))
      if (group.length < count) throw new TypeError('path data cut off')
      out += `${[...group, letter === 'M' && at > 0 ? 'l' : operator].join(' ')}\n`
    }
  }
  return out
}

/** The smallest rectangle around the points of path data: left, top, right, bottom. */
export function pathBox(d: string): [number, number, number, number] {
  const values = d.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)?.map(Number) ?? []
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  values.forEach((value, index) => {
    const axis = index % 2
    box[axis] = Math.min(box[axis]!, value)
    box[axis + 2] = Math.max(box[axis + 2]!, value)
  })
  return box
}
