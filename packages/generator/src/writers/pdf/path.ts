import { number } from './syntax.ts'

/** A command of path data with its numbers. */
interface Command {
  letter: string
  values: number[]
}

const counts: Record<string, number> = { M: 2, L: 2, C: 6, Z: 0 }

/** Cuts path data into commands; numbers beyond what one takes belong to more of the same (SVG 2, 9.3). */
function commandsOf(d: string): Command[] {
  const commands: Command[] = []
  let current: Command | undefined
  let start = -1
  for (let at = 0; at <= d.length; at++) {
    const code = d.charCodeAt(at)
    // digits, point, signs and exponents make up a number
    const digit = (code >= 48 && code <= 57) || code === 46 || code === 101 || code === 45 || code === 43
    const exponent = (code === 45 || code === 43) && start >= 0 && d.charCodeAt(at - 1) === 101
    if (digit && (start < 0 || (code !== 45 && code !== 43) || exponent)) {
      if (start < 0) start = at
      continue
    }
    if (start >= 0) {
      current?.values.push(Number(d.slice(start, at)))
      start = digit ? at : -1
    }
    if (digit) start = at
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) {
      current = { letter: d[at]!, values: [] }
      if (counts[current.letter] === undefined) throw new TypeError(`path command ${current.letter}`)
      commands.push(current)
    }
  }
  return commands
}

const operators: Record<string, string> = { M: 'm', L: 'l', C: 'c' }

/**
 * Operators that build a path from absolute M L C Z data, y turned upwards from the height. Upright rectangles become
 * one operator.
 */
export function pathOperators(d: string, height: number): string {
  const up = (y: number) => height - y
  const commands = commandsOf(d)
  let out = ''
  for (let at = 0; at < commands.length; at++) {
    const corners = rectangleAt(commands, at)
    if (corners) {
      const [left, top, right, bottom] = corners
      out += `${number(left)} ${number(up(top))} ${number(right - left)} ${number(up(bottom) - up(top))} re\n`
      at += 4
    } else out += spell(commands[at]!, up)
  }
  return out
}

/** Left, top, right, bottom of M L L L Z along the axes; undefined for any other shape. */
function rectangleAt(commands: readonly Command[], at: number): [number, number, number, number] | undefined {
  if (commands[at]?.letter !== 'M' || commands[at + 4]?.letter !== 'Z') return undefined
  const [a, b, c, d] = [commands[at]!, commands[at + 1]!, commands[at + 2]!, commands[at + 3]!]
  if (
    b.letter !== 'L' ||
    c.letter !== 'L' ||
    d.letter !== 'L' ||
    a.values.length + b.values.length + c.values.length + d.values.length !== 8
  )
    return undefined
  const [left, top] = a.values as [number, number]
  const [right, bottom] = c.values as [number, number]
  const upright = b.values[0] === right && b.values[1] === top && d.values[0] === left && d.values[1] === bottom
  return upright ? [left, top, right, bottom] : undefined
}

function spell({ letter, values }: Command, up: (y: number) => number): string {
  if (letter === 'Z') return 'h\n'
  const count = counts[letter]!
  if (values.length === 0 || values.length % count !== 0) throw new TypeError('path data cut off')
  let out = ''
  for (let at = 0; at < values.length; at += count) {
    for (let index = at; index < at + count; index++)
      out += `${number(index % 2 ? up(values[index]!) : values[index]!)} `
    // further pairs of a move draw lines
    out += `${letter === 'M' && at > 0 ? 'l' : operators[letter]}\n`
  }
  return out
}

/** The smallest rectangle around the points of path data: left, top, right, bottom. */
export function pathBox(d: string): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { values } of commandsOf(d)) {
    values.forEach((value, index) => {
      const axis = index % 2
      if (value < box[axis]!) box[axis] = value
      if (value > box[axis + 2]!) box[axis + 2] = value
    })
  }
  return box
}
