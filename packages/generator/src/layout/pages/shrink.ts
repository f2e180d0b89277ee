import type { FrameItem } from '../../frame.ts'
import { n } from '../canvas.ts'

/** Scales the items from `from` on about a corner, type and all. */
export function shrinkItems(items: FrameItem[], from: number, corner: { x: number; y: number }, scale: number): void {
  for (let i = from; i < items.length; i++) items[i] = shrunk(items[i]!, corner, scale)
}

function shrunk(item: FrameItem, corner: { x: number; y: number }, scale: number): FrameItem {
  const x = (value: number): number => corner.x + (value - corner.x) * scale
  const y = (value: number): number => corner.y + (value - corner.y) * scale
  switch (item.type) {
    case 'text':
      return {
        ...item,
        x: x(item.x),
        y: y(item.y),
        size: item.size * scale,
        offsets: item.offsets.map((offset) => offset * scale),
      }
    case 'path': {
      let across = false
      const d = item.d.replace(/-?[\d.]+(?:e-?\d+)?/g, (value) => {
        across = !across
        return String(n(across ? x(Number(value)) : y(Number(value))))
      })
      return { ...item, d, ...(item.stroke ? { stroke: { ...item.stroke, width: item.stroke.width * scale } } : {}) }
    }
    case 'squares':
      return { ...item, x: x(item.x), y: y(item.y), step: item.step * scale }
    case 'field':
      return { ...scaledBox(item, x, y, scale), size: item.size * scale }
    case 'image':
    case 'link':
      return scaledBox(item, x, y, scale)
  }
}

function scaledBox<T extends { x: number; y: number; width: number; height: number }>(
  item: T,
  x: (value: number) => number,
  y: (value: number) => number,
  scale: number,
): T {
  return { ...item, x: x(item.x), y: y(item.y), width: item.width * scale, height: item.height * scale }
}
