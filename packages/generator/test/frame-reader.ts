import type { Frames, ImageItem, PathItem, TextItem } from '../src/index.ts'

/** Millimetres in a point. */
export const mm: number = 25.4 / 72

/** A line of a page, in millimetres. */
export interface SeenLine {
  text: string
  x: number
  /** Where its last character begins. */
  last: number
  y: number
  size: number
}

/** The lines of a page in the order in which they are drawn, artefacts aside unless asked for. */
export function linesOf({ pages }: Frames, page: number, artefacts = false): SeenLine[] {
  const lines: SeenLine[] = []
  for (const item of textItems({ pages }, page)) {
    if ((item.tag === undefined) !== artefacts) continue
    const seen = {
      text: item.text,
      x: item.x * mm,
      last: (item.x + (item.offsets.at(-1) ?? 0)) * mm,
      y: item.y * mm,
      size: item.size,
    }
    const before = lines.at(-1)
    if (before && Math.abs(before.y - seen.y) < 0.01 && seen.x > before.x) {
      before.text += seen.text
      before.last = seen.last
    } else lines.push(seen)
  }
  return lines
}

/** Text items of a page. */
export function textItems({ pages }: Pick<Frames, 'pages'>, page: number): TextItem[] {
  return (pages[page]?.items ?? []).filter((item) => item.type === 'text')
}

/** Horizontal rules of a page, in millimetres. */
export function rulesOf(
  { pages }: Frames,
  page: number,
): { x: number; y: number; length: number; weight: number; color: string }[] {
  return (pages[page]?.items ?? []).flatMap((item) => {
    const match = item.type === 'path' && item.stroke && /^M([\d.]+) ([\d.]+)L([\d.]+) ([\d.]+)$/.exec(item.d)
    if (!match) return []
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = match.slice(1).map(Number)
    const { color, width } = (item as PathItem).stroke!
    return y0 === y1 ? [{ x: x0 * mm, y: y0 * mm, length: (x1 - x0) * mm, weight: width * mm, color }] : []
  })
}

/** Pictures of a page, in millimetres. */
export function picturesOf({ pages }: Frames, page: number): Pick<ImageItem, 'x' | 'y' | 'width' | 'height'>[] {
  return (pages[page]?.items ?? []).flatMap((item) =>
    item.type === 'image' ? [{ x: item.x * mm, y: item.y * mm, width: item.width * mm, height: item.height * mm }] : [],
  )
}
