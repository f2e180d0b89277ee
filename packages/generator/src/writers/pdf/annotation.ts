import type { FrameItem } from '../../frame.ts'

/**
 * Whether an item becomes an annotation: a field that can be filled in, a link that leads somewhere. Only addresses that
 * open a page or a letter do; anything else stays text. A picture has no field without a script, which PDF/A forbids.
 */
export function isAnnotation(item: FrameItem): boolean {
  if (item.type === 'field') return item.control !== 'picture'
  if (item.type !== 'link') return false
  return item.target !== undefined || /^(https?|mailto):/i.test(item.url ?? '')
}
