import { fontBytes } from '@gongwen/fonts'
import type { FontKey, Frame, Frames, Tag, TextItem } from '../src/frame.ts'
import type { Host } from '../src/host.ts'
import { openFace } from '../src/subset/face.ts'

/** A host with the bundled faces and the given pictures. */
export function host(images: Record<string, Uint8Array> = {}): Host {
  return { now: '2025-06-03T09:30:00+08:00', font: fontBytes, image: (src) => images[src] }
}

/** A line of text set by the face's own advances. */
export function line(
  text: string,
  at: { x: number; y: number; font?: FontKey; size?: number; color?: string; tag?: number },
): TextItem {
  const { x, y, font: key = 'fangsong', size = 16, color = '#000000', tag } = at
  const face = openFace(fontBytes(key))
  if ('fault' in face) throw new Error(face.fault)
  let width = 0
  const offsets = [...text].map((letter) => {
    const offset = width
    width += (face.advance(face.glyph(letter.codePointAt(0)!)) * size) / face.unitsPerEm
    return offset
  })
  return { type: 'text', x, y, font: key, size, color, text, offsets, ...(tag === undefined ? {} : { tag }) }
}

/** An A4 page of these items. */
export function page(items: Frame['items'], more: Partial<Frame> = {}): Frame {
  return { width: 595.28, height: 841.89, rotate: 0, items, ...more }
}

/** One page with a structure tree; the root stands first. */
export function frames(pages: Frame[], tags: Tag[] = [], more: Partial<Frames> = {}): Frames {
  return { pages, tags: [{ role: 'Document' }, ...tags], bookmarks: [], ...more }
}
