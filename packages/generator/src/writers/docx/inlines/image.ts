import type { Image } from '@gongwen/model'
import { inlineDrawing } from '../drawing.ts'
import { millimetres } from '../measures.ts'
import { pictureOf } from '../picture.ts'
import { type Format, rawRun, run } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'

/** Millimetres of height that a picture may take on a page. */
export const pictureHeight = 200

/** A picture in the line; its text in brackets where it cannot be shown. */
export function image(node: Image, format: Format, scope: Scope): string {
  const room = { width: millimetres(scope.width), height: pictureHeight }
  const picture = pictureOf(node, room, scope)
  if (!picture) return run(`〔图片：${node.alt}〕`, format, scope)
  return rawRun(inlineDrawing('图片', picture.graphic, picture, textXml(node.alt, scope), scope), format, scope)
}
