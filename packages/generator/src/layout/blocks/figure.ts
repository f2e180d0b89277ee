import type { Figure, Inline } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Context } from '../context.ts'
import { measurePicture, pictureObject } from '../inlines/picture.ts'
import { setInlines } from '../inlines/set-inlines.ts'
import { paragraphStrips } from '../paragraph.ts'
import type { Flow, Strip } from '../strip.ts'
import { styleOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/** A picture in the middle, its caption below in 黑体. */
export function setFigure(block: Figure, context: Context): Flow[] {
  const { left, width, area } = context
  const tag: TagNode = { role: 'Div', parent: context.tag }
  const captions = setCaption(block.caption, { ...context, tag })
  const room = { width: Math.max(width - left, 1), height: (area.bottom - area.top) * 0.8 }
  const picture = measurePicture(block.image, context, room)
  const object = pictureObject(block.image, picture)
  const strip: Strip = {
    height: picture.height,
    above: context.leading / 4,
    keep: captions.length > 0,
    draw: (canvas, x, y) => object.draw(canvas, x + left + (room.width - picture.width) / 2, y + picture.height, tag),
  }
  return [strip, ...captions]
}

/** A caption: 黑体, centred, a little smaller than the text. */
export function setCaption(caption: readonly Inline[] | undefined, context: Context): Strip[] {
  if (!caption) return []
  const { left, width, leading, body, tag: parent } = context
  const size = Math.min(body.size, 14)
  const tag: TagNode = { role: 'Caption', parent }
  const atoms: Atom[] = []
  const style = { ...styleOf(context, 'heiti', size), color: body.color }
  setInlines(caption, style, { ...context, tag }, atoms)
  const shape = {
    left,
    width: Math.max(width - left, size),
    align: 'center' as const,
    leading,
    size: body.size,
    grid: context.grid,
    tag,
  }
  return paragraphStrips(atoms, shape)
}
