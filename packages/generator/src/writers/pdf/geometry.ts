import type { Frame } from '../../frame.ts'
import { numbers } from './syntax.ts'

/** How a frame lies on its upright paper. */
export interface Geometry {
  /** Width and height of the paper. */
  paper: [number, number]
  /** Operators that turn the frame's axes to the paper's, '' when they agree. */
  turn: string
  /** A point of the frame (y downwards) on the paper (y upwards). */
  point(x: number, y: number): [number, number]
  /** A rectangle of the frame as left, bottom, right, top on the paper. */
  rectangle(box: { x: number; y: number; width: number; height: number }): [number, number, number, number]
}

/** The paper below a frame and the way from one to the other. */
export function geometryOf({ width, height, rotate }: Frame): Geometry {
  const point: Geometry['point'] =
    rotate === 0 ? (x, y) => [x, height - y] : rotate === 90 ? (x, y) => [y, x] : (x, y) => [height - y, width - x]
  const turn =
    rotate === 0 ? '' : `${rotate === 90 ? numbers(0, 1, -1, 0, height, 0) : numbers(0, -1, 1, 0, 0, width)} cm\n`
  return {
    paper: rotate === 0 ? [width, height] : [height, width],
    turn,
    point,
    rectangle: ({ x, y, width: across, height: down }) => {
      const [x1, y1] = point(x, y)
      const [x2, y2] = point(x + across, y + down)
      return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
    },
  }
}
