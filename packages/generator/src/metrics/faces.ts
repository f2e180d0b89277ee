import type { Face } from '@gongwen/model'
import type { Host } from '../host.ts'
import { type FaceMetrics, faceMetrics } from './face-metrics.ts'

/** Printed where no font has the character. */
export const geta = '〓'

/** The face that prints a character, and its advance in em. */
export interface FoundGlyph {
  font: Face
  advance: number
}

/** The faces at hand, with the order in which others stand in for a missing character. */
export interface Faces {
  metrics(face: Face): FaceMetrics | undefined
  /** The face that has the character, the wanted one first; undefined when none has. */
  find(face: Face, codePoint: number): FoundGlyph | undefined
}

/** Serif before sans: a stand-in should look like the text around it. */
const standIns: readonly Face[] = ['songti', 'fangsong', 'xiaobiaosong', 'kaiti', 'heiti']

/** The last set that was opened: the same fonts are measured once for all documents of a batch. */
let opened: { bytes: (Uint8Array | undefined)[]; faces: Faces } | undefined

/** The faces that the host has. */
export function openFaces(host: Host): Faces {
  const bytes = standIns.map((face) => host.font(face))
  if (opened && bytes.every((one, i) => one === opened?.bytes[i])) return opened.faces
  const metrics = new Map(standIns.map((face, i) => [face, bytes[i] && faceMetrics(bytes[i])]))
  const found = new Map(standIns.map((face) => [face, new Map<number, FoundGlyph | undefined>()]))
  const find = (face: Face, codePoint: number): FoundGlyph | undefined => {
    const known = found.get(face)!
    const glyph = known.get(codePoint)
    if (glyph !== undefined || known.has(codePoint)) return glyph
    const font = metrics.get(face)?.has(codePoint) ? face : standIns.find((other) => metrics.get(other)?.has(codePoint))
    const advance = font && metrics.get(font)?.advance(codePoint)
    const result = font !== undefined && advance !== undefined ? { font, advance } : undefined
    known.set(codePoint, result)
    return result
  }
  const faces: Faces = { metrics: (face) => metrics.get(face), find }
  opened = { bytes, faces }
  return faces
}
