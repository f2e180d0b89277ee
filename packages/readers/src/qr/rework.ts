import type { Pixels } from './pixels.ts'

/** How a picture is changed before it is looked at once more. */
export interface Rework {
  /** Edges are made steeper: for pictures that are blurred. */
  sharpen?: boolean
  /** Degrees. A lattice of modules that are a pixel or two wide falls differently upon the pixels. */
  turn?: number
  /** How many times larger: modules of a pixel or two become legible. */
  enlarge: number
}

/** The picture, sharpened, turned about its middle and enlarged; in grey. */
export function rework(pixels: Pixels, { sharpen = false, turn = 0, enlarge }: Rework): Pixels {
  const { width, height } = pixels
  const grey = sharpen ? sharpened(greyOf(pixels), width, height) : greyOf(pixels)
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)]
  const wide = Math.ceil((width * cos + height * Math.abs(sin)) * enlarge)
  const tall = Math.ceil((width * Math.abs(sin) + height * cos) * enlarge)
  const data = new Uint8ClampedArray(wide * tall * 4).fill(255)
  for (let y = 0; y < tall; y += 1) {
    const down = (y + 0.5 - tall / 2) / enlarge
    for (let x = 0; x < wide; x += 1) {
      const across = (x + 0.5 - wide / 2) / enlarge
      const value = between(grey, width, height, cos * across + sin * down, cos * down - sin * across)
      data.fill(value, (y * wide + x) * 4, (y * wide + x) * 4 + 3)
    }
  }
  return { width: wide, height: tall, data }
}

/** Luminance (ITU-R BT.601). */
function greyOf({ width, height, data }: Pixels): Float32Array {
  const grey = new Float32Array(width * height)
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = 0.299 * (data[4 * at] ?? 0) + 0.587 * (data[4 * at + 1] ?? 0) + 0.114 * (data[4 * at + 2] ?? 0)
  }
  return grey
}

function sharpened(grey: Float32Array, width: number, height: number): Float32Array {
  const sharp = grey.slice()
  for (let y = 1; y + 1 < height; y += 1) {
    for (let x = 1; x + 1 < width; x += 1) {
      const at = y * width + x
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0)
      sharp[at] = Math.min(Math.max(5 * (grey[at] ?? 0) - around, 0), 255)
    }
  }
  return sharp
}

/** Brightness at a place measured from the middle of the picture, in proportion between four pixels; white outside. */
function between(grey: Float32Array, width: number, height: number, across: number, down: number): number {
  const [x, y] = [across + width / 2 - 0.5, down + height / 2 - 0.5]
  const [left, above] = [Math.floor(x), Math.floor(y)]
  if (left < 0 || above < 0 || left + 1 >= width || above + 1 >= height) return 255
  const [farther, lower] = [x - left, y - above]
  const at = above * width + left
  const top = (grey[at] ?? 0) * (1 - farther) + (grey[at + 1] ?? 0) * farther
  const bottom = (grey[at + width] ?? 0) * (1 - farther) + (grey[at + width + 1] ?? 0) * farther
  return top * (1 - lower) + bottom * lower
}
