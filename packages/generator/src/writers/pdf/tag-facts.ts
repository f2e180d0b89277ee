import type { Frame, FrameItem, Frames, Tag } from '../../frame.ts'
import { isAnnotation } from './annotation.ts'
import { geometryOf } from './geometry.ts'
import { pathBox } from './path.ts'
import { regularTables, withAltTexts, withoutGaps } from './sound-tags.ts'
import type { StructureInput } from './structure.ts'

/**
 * Frames whose tags PDF/UA accepts: every link and field has one (ISO 14289-1, 7.18), no level of heading is left out (7.4),
 * tables are regular (7.5).
 */
export function withAllTags(frames: Frames): Frames {
  const given: readonly Tag[] = frames.tags.length > 0 ? frames.tags : [{ role: 'Document' }]
  const tags = regularTables(withoutGaps(withAltTexts(given)))
  const complete = frames.pages.every(({ items }) =>
    items.every((item) => item.tag !== undefined || !isAnnotation(item)),
  )
  if (complete) return tags === frames.tags ? frames : { ...frames, tags: [...tags] }
  const all = [...tags]
  const tagged = <Item extends FrameItem>(item: Item): Item => {
    if (item.tag !== undefined || !isAnnotation(item)) return item
    return { ...item, tag: all.push({ role: item.type === 'link' ? 'Link' : 'Form', parent: 0 }) - 1 }
  }
  return { ...frames, pages: frames.pages.map((page) => ({ ...page, items: page.items.map(tagged) })), tags: all }
}

/** What the structure tree says of figures and lists, read off the pages. */
export function tagFacts({ pages, tags }: Frames): Pick<StructureInput, 'box' | 'numbering'> {
  return {
    box: (tag) => {
      for (const page of pages) {
        const box = boxOf(page, (index) => isWithin(tags, index, tag))
        if (box) return geometryOf(page).rectangle(box)
      }
      return undefined
    },
    numbering: (tag) => {
      const label = tags.findIndex(
        ({ role, parent }) => role === 'Lbl' && parent !== undefined && tags[parent]!.parent === tag,
      )
      return label < 0 ? undefined : listStyle(firstText(pages, label))
    },
  }
}

function isWithin(tags: readonly Tag[], index: number | undefined, ancestor: number): boolean {
  for (let at = index; at !== undefined; at = tags[at]?.parent) if (at === ancestor) return true
  return false
}

type Box = { x: number; y: number; width: number; height: number }

function boxOf(page: Frame, belongs: (tag: number) => boolean): Box | undefined {
  const boxes = page.items.filter((item) => item.tag !== undefined && belongs(item.tag)).map(edges)
  if (boxes.length === 0) return undefined
  const [left, top, right, bottom] = [0, 1, 2, 3].map((edge) =>
    (edge < 2 ? Math.min : Math.max)(...boxes.map((box) => box[edge]!)),
  ) as [number, number, number, number]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Left, top, right, bottom. */
function edges(item: FrameItem): [number, number, number, number] {
  if (item.type === 'path') return pathBox(item.d)
  if (item.type === 'squares') {
    const edge = item.step * item.rows.length
    return [item.x, item.y, item.x + edge, item.y + edge]
  }
  if (item.type === 'text') {
    const width = (item.offsets.at(-1) ?? 0) + item.size
    if (item.turn) return [item.x - 0.12 * item.size, item.y, item.x + 0.88 * item.size, item.y + width]
    return [item.x, item.y - 0.88 * item.size, item.x + width, item.y + 0.12 * item.size]
  }
  return [item.x, item.y, item.x + item.width, item.y + item.height]
}

function firstText(pages: readonly Frame[], tag: number): string {
  for (const page of pages) {
    for (const item of page.items) if (item.type === 'text' && item.tag === tag) return item.text
  }
  return ''
}

/** Values of ListNumbering (ISO 32000-1, table 347); Chinese numerals count as decimal. */
function listStyle(label: string): string {
  if (/[•●]/.test(label)) return 'Disc'
  if (/[○]/.test(label)) return 'Circle'
  if (/[■□☑☐]/.test(label)) return 'Square'
  return /[0-9一二三四五六七八九十①-⑳]/.test(label) ? 'Decimal' : 'None'
}
