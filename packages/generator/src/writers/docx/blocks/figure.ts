import type { Figure } from '@gongwen/model'
import { inlines } from '../inlines/inlines.ts'
import { paragraph } from '../paragraph.ts'
import type { Scope } from '../writing.ts'

/** A picture of its own with its caption below. */
export function figure({ image, caption }: Figure, scope: Scope): string {
  const picture = paragraph(scope, 'Figure', inlines([image], {}, scope))
  return caption ? picture + paragraph(scope, 'FigureCaption', inlines(caption, {}, scope)) : picture
}
