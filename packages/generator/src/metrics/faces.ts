import type { Face } from '@gongwen/model'
import type { Host } from '../host.ts'
import { type FaceMetrics, faceMetrics } from './face-metrics.ts'

/** Printed where no font has the character. */
export const geta = '〓'

/** The faces at hand, with the order in which others stand in for a missing character. */
export interface Faces {
  metrics(face: Face): FaceMetrics | undefined
  /** The face that has the character, the wanted one first; undefined when none has. */
  faceFor(face: Face, codePoint: number): Face | undefined
}

/** Serif before sans: a stand-in should look like the text around it. */
const standIns: readonly Face[] = ['songti', 'fangsong', 'xiaobiaosong', 'kaiti', 'heiti']

/** The faces that the host has. */
export function openFaces(host: Host): Faces {
  const read = new Map<Face, FaceMetrics | undefined>()
  const metrics = (face: Face): FaceMetrics | undefined => {
    if (!read.has(face)) {
      const bytes = host.font(face)
      read.set(face, bytes && faceMetrics(bytes))
    }
    return read.get(face)
  }
  return {
    metrics,
    faceFor: (face, codePoint) => {
      if (metrics(face)?.has(codePoint)) return face
      return standIns.find((other) => metrics(other)?.has(codePoint))
    },
  }
}
