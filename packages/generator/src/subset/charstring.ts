import type { Cff } from './cff.ts'

/** Draws a desubroutinised Type 2 charstring (Adobe Technical Note 5177) as SVG path data, y downwards. */
export function charstringPath(cff: Cff, glyph: number): string {
  const code = cff.charstrings[glyph]
  if (!code) return ''
  const pen = newPen()
  let stack: number[] = []
  let stems = 0
  for (let at = 0; at < code.length; ) {
    const first = code.readUInt8(at++)
    if (first >= 32 || first === 28) {
      const [value, size] = readNumber(code, first, at)
      stack.push(value)
      at += size
      continue
    }
    const operator = first === 12 ? 1200 + code.readUInt8(at++) : first
    if (operator === 14) break
    // hstem, vstem, hstemhm, vstemhm, and the masks, whose stems may be implied
    if ([1, 3, 18, 23, 19, 20].includes(operator)) {
      stems += stack.length >> 1
      if (operator === 19 || operator === 20) at += (stems + 7) >> 3
    } else operators.get(operator)?.(pen, stack)
    stack = []
  }
  pen.close()
  return pen.path()
}

function readNumber(code: Buffer, first: number, at: number): [value: number, size: number] {
  if (first === 28) return [code.readInt16BE(at), 2]
  if (first <= 246) return [first - 139, 0]
  if (first <= 250) return [(first - 247) * 256 + code.readUInt8(at) + 108, 1]
  if (first <= 254) return [-(first - 251) * 256 - code.readUInt8(at) - 108, 1]
  return [code.readInt32BE(at) / 65536, 4]
}

interface Pen {
  move(dx: number, dy: number): void
  line(dx: number, dy: number): void
  /** Three steps, each from the point before. */
  curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void
  close(): void
  path(): string
}

function newPen(): Pen {
  let [x, y, path, open] = [0, 0, '', false]
  const step = (dx: number, dy: number): string => {
    x += dx
    y += dy
    return `${round(x)} ${round(-y)}`
  }
  const close = () => {
    if (open) path += 'Z'
    open = false
  }
  return {
    move: (dx, dy) => {
      close()
      path += `M${step(dx, dy)}`
      open = true
    },
    line: (dx, dy) => {
      path += `L${step(dx, dy)}`
    },
    curve: (dx1, dy1, dx2, dy2, dx3, dy3) => {
      path += `C${step(dx1, dy1)} ${step(dx2, dy2)} ${step(dx3, dy3)}`
    },
    close,
    path: () => path,
  }
}

const round = (value: number): number => Math.round(value * 100) / 100

type Operator = (pen: Pen, s: readonly number[]) => void

/** Drawing operators. Widths before the first move fall away because its arguments are counted from the end. */
const operators = new Map<number, Operator>([
  [21, (pen, s) => pen.move(s.at(-2) ?? 0, s.at(-1) ?? 0)],
  [22, (pen, s) => pen.move(s.at(-1) ?? 0, 0)],
  [4, (pen, s) => pen.move(0, s.at(-1) ?? 0)],
  [5, lines],
  [6, (pen, s) => zigzag(pen, s, true)],
  [7, (pen, s) => zigzag(pen, s, false)],
  [8, curves],
  [
    24, // rcurveline
    (pen, s) => {
      curves(pen, s.slice(0, -2))
      lines(pen, s.slice(-2))
    },
  ],
  [
    25, // rlinecurve
    (pen, s) => {
      lines(pen, s.slice(0, -6))
      curves(pen, s.slice(-6))
    },
  ],
  [26, (pen, s) => parallel(pen, s, false)],
  [27, (pen, s) => parallel(pen, s, true)],
  [30, (pen, s) => alternating(pen, s, false)],
  [31, (pen, s) => alternating(pen, s, true)],
  [
    1234, // hflex
    (pen, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0]) => {
      pen.curve(a, 0, b, c, d, 0)
      pen.curve(e, 0, f, -c, g, 0)
    },
  ],
  [1235, (pen, s) => curves(pen, s.slice(0, 12))],
  [
    1236, // hflex1
    (pen, [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]) => {
      pen.curve(a, b, c, d, e, 0)
      pen.curve(f, 0, g, h, i, -(b + d + h))
    },
  ],
  [1237, flex1],
])

/** The last point shares a coordinate with the first. */
function flex1(
  pen: Pen,
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, last = 0]: readonly number[],
): void {
  const dx = a + c + e + g + i
  const dy = b + d + f + h + j
  const flat = Math.abs(dx) > Math.abs(dy)
  pen.curve(a, b, c, d, e, f)
  pen.curve(g, h, i, j, flat ? last : -dx, flat ? -dy : last)
}

function zigzag(pen: Pen, s: readonly number[], startsHorizontal: boolean): void {
  s.forEach((value, index) => {
    if (startsHorizontal === (index % 2 === 0)) pen.line(value, 0)
    else pen.line(0, value)
  })
}

function lines(pen: Pen, s: readonly number[]): void {
  for (let at = 0; at + 1 < s.length; at += 2) pen.line(s[at]!, s[at + 1]!)
}

function curves(pen: Pen, s: readonly number[]): void {
  for (let at = 0; at + 5 < s.length; at += 6)
    pen.curve(s[at]!, s[at + 1]!, s[at + 2]!, s[at + 3]!, s[at + 4]!, s[at + 5]!)
}

function parallel(pen: Pen, s: readonly number[], horizontal: boolean): void {
  let aside = s.length % 4 === 1 ? s[0]! : 0
  for (let at = s.length % 4 === 1 ? 1 : 0; at + 3 < s.length; at += 4) {
    const [a, b, c, d] = [s[at]!, s[at + 1]!, s[at + 2]!, s[at + 3]!]
    if (horizontal) pen.curve(a, aside, b, c, d, 0)
    else pen.curve(aside, a, b, c, 0, d)
    aside = 0
  }
}

function alternating(pen: Pen, s: readonly number[], startsHorizontal: boolean): void {
  let horizontal = startsHorizontal
  for (let at = 0; at + 3 < s.length; at += 4) {
    const [a, b, c, d] = [s[at]!, s[at + 1]!, s[at + 2]!, s[at + 3]!]
    const last = s.length - at === 5 ? s[at + 4]! : 0
    if (horizontal) pen.curve(a, 0, b, c, last, d)
    else pen.curve(0, a, b, c, d, last)
    horizontal = !horizontal
  }
}
