import { number } from './syntax.ts'

const operators: Record<string, { operator: string; count: number }> = {
  M: { operator: 'm', count: 2 },
  L: { operator: 'l', count: 2 },
  C: { operator: 'c', count: 6 },
  Z: { operator: 'h', count: 0 },
}

/** Operators that build a path from absolute M L C Z data, y turned upwards from `height`. */
export function pathOperators(d: string, height: number): string {
  let out = ''
  for (const [, letter = '', rest = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*(?:e[-+]?\d[^A-Za-z]*)*)/g)) {
    const command = operators[letter]
    if (!command) throw new TypeError(`path command ${letter}`)
    const values = rest.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)?.map(Number) ?? []
    const { operator, count } = command
    // numbers beyond the first pair of a move draw lines (SVG 2, 9.3.3)
    for (let at = 0; at === 0 || at < values.length; at += Math.max(count, 1)) {
      const group = values.slice(at, at + count).map((value, index) => number(index % 2 ? height - value : value))
      if (group.length < count) throw new TypeError('path data cut off')
      out += `${[...group, letter === 'M' && at > 0 ? 'l' : operator].join(' ')}\n`
    }
  }
  return out
}

/** The smallest rectangle around the points of path data: left, top, right, bottom. */
export function pathBox(d: string): [number, number, number, number] {
  const values = d.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/g)?.map(Number) ?? []
  const xs = values.filter((_, index) => index % 2 === 0)
  const ys = values.filter((_, index) => index % 2 === 1)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
