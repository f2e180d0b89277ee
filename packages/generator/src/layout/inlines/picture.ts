import type { Image } from '@gongwen/model'
import { imageSize } from '../../images/image-size.ts'
import { mm } from '../../standard/measure.ts'
import type { Atom, InlineObject, TextStyle } from '../atom.ts'
import { draw, drawBox } from '../canvas.ts'
import type { Context } from '../context.ts'
import type { TagNode } from '../tags.ts'

/** Points of a CSS pixel: pictures without a size are taken at 96 dpi. */
const pointsPerPixel = 0.75

/** Size of a picture on paper in points, shrunk to fit, and whether the host has it. */
export interface Picture {
  width: number
  height: number
  found: boolean
}

/** Measures a picture for a room; a missing one is a diagnostic and keeps its place. */
export function measurePicture(image: Image, context: Context, room: { width: number; height: number }): Picture {
  const { host, diagnostics } = context.shared
  const bytes = host.image(image.src)
  const own = bytes && imageSize(bytes)
  if (!own)
    diagnostics.push({
      code: bytes ? 'image-unreadable' : 'image-missing',
      severity: 'error',
      message: bytes ? `图片“${image.src}”不是可用的 PNG、JPEG、SVG 或 PDF` : `找不到图片“${image.src}”`,
      remedy: bytes ? '换用 PNG、JPEG、SVG 或 PDF 文件' : '检查图片的路径和文件名',
      ...(context.place ? { place: context.place } : {}),
    })
  const natural = own ?? { width: 200, height: 150 }
  const ratio = natural.height / natural.width
  let width = image.width !== undefined ? mm(image.width) : natural.width * pointsPerPixel
  let height = image.height !== undefined ? mm(image.height) : width * ratio
  if (image.width === undefined && image.height !== undefined) width = height / ratio
  const scale = Math.min(1, room.width / width, room.height / height)
  if (!(width > 0) || !(height > 0) || !Number.isFinite(width) || !Number.isFinite(height))
    return { width: 1, height: 1, found: false }
  width *= scale
  height *= scale
  return { width, height, found: own !== undefined }
}

/** Draws a picture, or an empty frame where there is none. `actualText`: the words that it shows. */
export function pictureObject(image: Image, picture: Picture, actualText?: string): Pick<InlineObject, 'draw'> {
  return {
    draw: (canvas, x, baseline, parent) => {
      const { width, height, found } = picture
      const y = baseline - height
      const tag: TagNode = { role: 'Figure', parent, alt: image.alt, ...(actualText ? { actualText } : {}) }
      if (found) draw(canvas, { type: 'image', src: image.src, x, y, width, height }, tag)
      else drawBox(canvas, [x, y, width, height], { stroke: { color: '#808080', width: 0.5 } })
    },
  }
}

/** A picture in running text. */
export function setImage(image: Image, style: TextStyle, context: Context, atoms: Atom[]): void {
  const room = {
    width: objectRoom(context),
    height: (context.area.bottom - context.area.top) * (context.inside ? 0.3 : 0.9),
  }
  const picture = measurePicture(image, context, room)
  const object: InlineObject = { ...pictureObject(image, picture), ascent: picture.height, descent: 0 }
  atoms.push(objectAtom(object, picture.width, style))
}

/** Points that something in a line may be wide, the indent of a first line left out. */
export function objectRoom({ width, left, indent }: Context): number {
  return Math.max(width - left - indent, 1)
}

/** An atom for something that is no text. */
export function objectAtom(object: InlineObject, width: number, style: TextStyle): Atom {
  return {
    text: '',
    kind: 'object',
    style,
    font: style.face,
    width,
    shift: 0,
    squeeze: 0,
    gap: 0,
    breakAfter: true,
    object,
  }
}
