import type { FrameItem, PathItem, TextItem } from '../frame.ts'

/** How a page lies on a sheet: scaled, then moved. Lengths in points. */
export interface Placement {
  x: number
  y: number
  scale: number
}

/** The item as it stands on the sheet; `tagged` renumbers its tag, `paged` the page that a link leads to. */
export function placeItem(
  item: FrameItem,
  { x, y, scale }: Placement,
  tagged: (tag: number) => number,
  paged: (page: number) => number,
): FrameItem {
  const tag = item.tag === undefined ? {} : { tag: tagged(item.tag) }
  const corner = (box: { x: number; y: number }) => ({ x: x + box.x * scale, y: y + box.y * scale })
  switch (item.type) {
    case 'text':
      return { ...placeText(item, corner(item), scale), ...tag }
    case 'path':
      return { ...placePath(item, { x, y, scale }), ...tag }
    case 'squares':
      return { ...item, ...corner(item), step: item.step * scale, ...tag }
    case 'image':
      return { ...item, ...corner(item), width: item.width * scale, height: item.height * scale, ...tag }
    case 'link': {
      const target = item.target && { page: paged(item.target.page), y: y + item.target.y * scale }
      const place = { ...corner(item), width: item.width * scale, height: item.height * scale }
      return { ...item, ...place, ...(target ? { target } : {}), ...tag }
    }
    case 'field': {
      const place = { ...corner(item), width: item.width * scale, height: item.height * scale, size: item.size * scale }
      const appearance = item.appearance.map((part) =>
        part.type === 'text' ? placeText(part, corner(part), scale) : placePath(part, { x, y, scale }),
      )
      return { ...item, ...place, appearance, ...tag }
    }
  }
}

function placeText(item: TextItem, at: { x: number; y: number }, scale: number): TextItem {
  if (scale === 1) return { ...item, ...at }
  return { ...item, ...at, size: item.size * scale, offsets: item.offsets.map((offset) => offset * scale) }
}

function placePath(item: PathItem, { x, y, scale }: Placement): PathItem {
  let across = false
  const d = item.d.replace(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g, (value) => {
    across = !across
    return String(Math.round(((across ? x : y) + Number(value) * scale) * 1000) / 1000)
  })
  const { stroke } = item
  if (!stroke || scale === 1) return { ...item, d }
  const dash = stroke.dash ? { dash: stroke.dash.map((length) => length * scale) } : {}
  return { ...item, d, stroke: { ...stroke, width: stroke.width * scale, ...dash } }
}
