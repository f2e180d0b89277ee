import type { Cff } from './cff.ts'
import { charstringPath } from './charstring.ts'
import type { OpenFace } from './face.ts'
import { componentsOf, glyphRecord } from './glyf.ts'
import { prepareSubset } from './prepare.ts'

const DEEPEST = 8

/** Outlines of a face as SVG path data in font units, y downwards; '' for a blank glyph. */
export function outlinesOf(face: OpenFace, codePoints: Iterable<number>): (codePoint: number) => string {
  const subset = prepareSubset(face, codePoints)
  const cff: Cff | undefined = subset.cff
  if (cff) return (codePoint) => charstringPath(cff, subset.local(face.glyph(codePoint)))
  return (codePoint) => glyfPath(face, face.glyph(codePoint), identity, 0)
}

type Matrix = [number, number, number, number, number, number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]

function multiply([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
}

function glyfPath(face: OpenFace, glyph: number, matrix: Matrix, depth: number): string {
  const record = glyphRecord(face, glyph)
  if (record.length < 10 || depth > DEEPEST) return ''
  if (record.readInt16BE(0) >= 0) return simplePath(record, matrix)
  return componentsOf(record)
    .map((component) => glyfPath(face, component.glyph, multiply(component.matrix, matrix), depth + 1))
    .join('')
}

interface Point {
  x: number
  y: number
  on: boolean
}

// flags of simple glyphs (OpenType, glyf)
const ON_CURVE = 0x1
const X_SHORT = 0x2
const Y_SHORT = 0x4
const REPEAT = 0x8
const X_SAME = 0x10
const Y_SAME = 0x20

function simplePath(record: Buffer, [a, b, c, d, e, f]: Matrix): string {
  const ends = Array.from({ length: record.readInt16BE(0) }, (_, contour) => record.readUInt16BE(10 + 2 * contour))
  const count = (ends.at(-1) ?? -1) + 1
  let at = 10 + 2 * ends.length
  at += 2 + record.readUInt16BE(at)
  const flags: number[] = []
  while (flags.length < count) {
    const flag = record.readUInt8(at++)
    let times = flag & REPEAT ? record.readUInt8(at++) + 1 : 1
    while (times-- > 0) flags.push(flag)
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? record.readUInt8(at++) : -record.readUInt8(at++)
      else if (!(flag & same)) {
        value += record.readInt16BE(at)
        at += 2
      }
      return value
    })
  }
  const xs = coordinates(X_SHORT, X_SAME)
  const ys = coordinates(Y_SHORT, Y_SAME)
  let path = ''
  let first = 0
  for (const last of ends) {
    const points: Point[] = []
    for (let index = first; index <= last; index++) {
      const [x, y] = [xs[index]!, ys[index]!]
      points.push({ x: a * x + c * y + e, y: -(b * x + d * y + f), on: (flags[index]! & ON_CURVE) !== 0 })
    }
    path += contourPath(points)
    first = last + 1
  }
  return path
}

/** Between two control points in a row TrueType implies a point on the curve. */
function contourPath(points: readonly Point[]): string {
  if (points.length < 2) return ''
  const start = points.findIndex((point) => point.on)
  const turned =
    start < 0 ? [middle(points.at(-1)!, points[0]!), ...points] : [...points.slice(start), ...points.slice(0, start)]
  const from = turned[0]!
  let path = `M${pair(from)}`
  for (let index = 1; index < turned.length; index++) {
    const point = turned[index]!
    if (point.on) path += `L${pair(point)}`
    else {
      const next = turned[index + 1] ?? from
      path += `Q${pair(point)} ${pair(next.on ? next : middle(point, next))}`
      if (next.on) index++
    }
  }
  return `${path}Z`
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true })

const number = (value: number): string => String(Math.round(value * 100) / 100)

const pair = ({ x, y }: Point): string => `${number(x)} ${number(y)}`
