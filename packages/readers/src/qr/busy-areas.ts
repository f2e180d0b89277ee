import { type Pixels, shrink } from './pixels.ts'

/** A part of a picture, in its pixels. */
export interface Area {
  left: number
  top: number
  width: number
  height: number
}

/** Side of the squares that a picture is looked at in, pixels. */
const tile = 16

/** Difference of brightness, of 255, that counts as an edge; blurred photos of small codes keep some forty. */
const step = 28

/** Share of a tile's pixels that lie at edges in one direction: each full edge is an eighth. */
const share = 0.1

/** Shortest and longest side of a part that may hold a code which is hard to read: larger ones are read at first sight. */
const [least, most] = [2 * tile, 800]

/** Share of busy tiles in a part: a code is busy all over, letters and frames leave holes. */
const filled = 0.5

/** Parts of a picture that are as busy as a code, in both directions, seen at three sizes; the busiest first, at most six. */
export function busyAreas(pixels: Pixels): Area[] {
  const joined: Area[] = []
  for (const area of allBusyAreas(pixels)) {
    const known = joined.findIndex((other) => overlap(area, other))
    if (known < 0) joined.push(area)
    else joined[known] = around(area, joined[known] ?? area)
  }
  return joined.filter(({ width, height }) => Math.max(width, height) <= most).slice(0, 6)
}

/** Whether nothing in a picture is as busy as a code, whatever its size. */
export function isCalm(pixels: Pixels): boolean {
  return allBusyAreas(pixels).length === 0
}

function allBusyAreas(pixels: Pixels): Area[] {
  const longest = Math.max(pixels.width, pixels.height)
  return [1, 2, 4].flatMap((factor) => {
    const small = shrink(pixels, Math.ceil(longest / factor))
    const scale = Math.max(1, Math.round(pixels.width / small.width))
    return areasOf(small).map((area) => scaled(area, scale))
  })
}

/** A part of a picture with some of what lies around it: a code needs a quiet border. */
export function cut(pixels: Pixels, { left, top, width, height }: Area): Pixels {
  const [x0, y0] = [Math.max(0, left - tile), Math.max(0, top - tile)]
  const [x1, y1] = [Math.min(pixels.width, left + width + tile), Math.min(pixels.height, top + height + tile)]
  const data = new Uint8ClampedArray((x1 - x0) * (y1 - y0) * 4)
  for (let y = y0; y < y1; y += 1) {
    const from = (y * pixels.width + x0) * 4
    data.set(pixels.data.subarray(from, from + (x1 - x0) * 4), (y - y0) * (x1 - x0) * 4)
  }
  return { width: x1 - x0, height: y1 - y0, data }
}

function scaled({ left, top, width, height }: Area, scale: number): Area {
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale }
}

function overlap(one: Area, other: Area): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  )
}

function around(one: Area, other: Area): Area {
  const [left, top] = [Math.min(one.left, other.left), Math.min(one.top, other.top)]
  const right = Math.max(one.left + one.width, other.left + other.width)
  const bottom = Math.max(one.top + one.height, other.top + other.height)
  return { left, top, width: right - left, height: bottom - top }
}

function areasOf(pixels: Pixels): Area[] {
  const [columns, rows] = [Math.floor(pixels.width / tile), Math.floor(pixels.height / tile)]
  const busy = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      busy[row * columns + column] = isBusy(pixels, column * tile, row * tile) ? 1 : 0
  const found: { area: Area; count: number }[] = []
  for (let at = 0; at < busy.length; at += 1) {
    if (busy[at] !== 1) continue
    const { area, count } = grown(busy, columns, rows, at)
    const shape = area.width / area.height
    const tiles = (area.width * area.height) / (tile * tile)
    if (Math.min(area.width, area.height) >= least && shape > 0.5 && shape < 2 && count >= filled * tiles)
      found.push({ area, count })
  }
  return found.sort((one, other) => other.count - one.count).map(({ area }) => area)
}

/** The busy tiles that touch each other, from one of them on; they are used up. */
function grown(busy: Uint8Array, columns: number, rows: number, start: number): { area: Area; count: number } {
  const open = [start]
  busy[start] = 2
  let [left, right, top, bottom, count] = [columns, 0, rows, 0, 0]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    left = Math.min(left, column)
    right = Math.max(right, column)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row)
    count += 1
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
        if (busy[y * columns + x] !== 1) continue
        busy[y * columns + x] = 2
        open.push(y * columns + x)
      }
    }
  }
  const [width, height] = [(right - left + 1) * tile, (bottom - top + 1) * tile]
  return { area: { left: left * tile, top: top * tile, width, height }, count }
}

/** Whether brightness changes at many places of a tile, along its rows as well as down its columns. */
function isBusy({ width, height, data }: Pixels, left: number, top: number): boolean {
  const [right, bottom] = [Math.min(left + tile, width - 2), Math.min(top + tile, height - 2)]
  let across = 0
  let down = 0
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      // green stands for brightness: the eye sees most of it
      const at = (y * width + x) * 4 + 1
      const here = data[at] ?? 0
      if (Math.abs(here - (data[at + 8] ?? 0)) > step) across += 1
      if (Math.abs(here - (data[at + width * 8] ?? 0)) > step) down += 1
    }
  }
  return Math.min(across, down) >= share * tile * tile
}
