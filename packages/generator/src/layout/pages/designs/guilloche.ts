import { mm } from '../../../standard/measure.ts'
import { type Design, frameAt, stroked } from './design.ts'

const red = '#A61B1F'
const gold = '#C8A24A'
/** Light enough to print text on. */
const tint = '#F1E5CB'

/** Interlaced waves along the edges and a pale rosette of fine lines behind the text, as on bonds (团花). */
export const guilloche: Design = (page) => {
  const [outer, inner] = [mm(8), mm(14)]
  const radius = Math.min(page.width, page.height) * 0.3
  const band = [1, -1].map((swing) => waves(page, (outer + inner) / 2, mm(2.2) * swing)).join('')
  return [
    stroked(rosette(page.width / 2, page.height / 2, radius), tint, 0.6),
    stroked(frameAt(page, outer), red, 2),
    stroked(band, gold, 0.7),
    stroked(frameAt(page, inner), red, 0.75),
    stroked(frameAt(page, inner + mm(1.2)), gold, 0.5),
  ]
}

/** Where the control points of half a sine wave stand: so far along it, and so much higher than its top. */
const along = 0.4244
const above = 4 / 3

type Place = (t: number, swing: number) => readonly [number, number]

/** A sine wave of so many half periods, one Bézier curve each; `place` says where a point of it lies on the page. */
function sine(halves: number, place: Place): string {
  const at = (t: number, swing: number): string =>
    place(t, swing)
      .map((value) => Math.round(value * 10) / 10)
      .join(' ')
  let d = `M${at(0, 0)}`
  for (let i = 0; i < halves; i += 1) {
    const top = i % 2 === 0 ? above : -above
    d += `C${at(i + along, top)} ${at(i + 1 - along, top)} ${at(i + 1, 0)}`
  }
  return d
}

/** A wave around the page along a rectangle, a whole number of periods to each side. */
function waves(page: { width: number; height: number }, inset: number, height: number): string {
  const sides = [
    { x: inset, y: inset, across: 1, down: 0, length: page.width - 2 * inset },
    { x: page.width - inset, y: inset, across: 0, down: 1, length: page.height - 2 * inset },
    { x: page.width - inset, y: page.height - inset, across: -1, down: 0, length: page.width - 2 * inset },
    { x: inset, y: page.height - inset, across: 0, down: -1, length: page.height - 2 * inset },
  ]
  return sides
    .map(({ x, y, across, down, length }) => {
      const halves = 2 * Math.round(length / mm(8))
      return sine(halves, (t, swing) => {
        const [a, b] = [(length * t) / halves, height * swing]
        return [x + across * a - down * b, y + down * a + across * b]
      })
    })
    .join('')
}

/** Closed curves around a centre, each a circle that swings in and out, turned against its neighbour. */
function rosette(x: number, y: number, radius: number): string {
  const petals = 12
  const rings = [
    { size: 1, swing: 0.1 },
    { size: 0.76, swing: 0.15 },
    { size: 0.48, swing: 0.22 },
    { size: 0.24, swing: 0.4 },
  ]
  const turns = [0, 0.5, 1, 1.5]
  return rings
    .flatMap(({ size, swing }) =>
      turns.map((turn) =>
        sine(2 * petals, (t, height) => {
          const angle = (Math.PI * (t + turn)) / petals
          const r = radius * size * (1 + swing * height)
          return [x + r * Math.cos(angle), y + r * Math.sin(angle)]
        }),
      ),
    )
    .map((curve) => `${curve}Z`)
    .join('')
}
