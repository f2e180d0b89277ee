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
  const figures = figuresOf(pages, tags)
  const labels = labelsOf(pages, tags)
  return {
    box: (tag) => {
      const found = figures.get(tag)
      if (!found) return undefined
      const [left, top, right, bottom] = found.box
      return geometryOf(found.page).rectangle({ x: left, y: top, width: right - left, height: bottom - top })
    },
    numbering: (tag) => {
      const label = labels.get(tag)
      return label === undefined ? undefined : listStyle(label)
    },
  }
}

type Edges = [left: number, top: number, right: number, bottom: number]

/** Where each figure stands on the first page that shows something of it. */
function figuresOf(pages: readonly Frame[], tags: readonly Tag[]): Map<number, { page: Frame; box: Edges }> {
  const figures = new Map<number, { page: Frame; box: Edges }>()
  if (!tags.some(({ role }) => role === 'Figure')) return figures
  for (const page of pages)
    for (const item of page.items)
      for (let at = item.tag; at !== undefined; at = tags[at]?.parent) {
        if (tags[at]?.role !== 'Figure') continue
        const found = figures.get(at)
        if (found && found.page !== page) continue
        const own = edges(item)
        const box = found?.box ?? own
        const join = (edge: 0 | 1 | 2 | 3): number => (edge < 2 ? Math.min : Math.max)(box[edge], own[edge])
        figures.set(at, { page, box: [join(0), join(1), join(2), join(3)] })
      }
  return figures
}

/** What is printed before the first item of each list. */
function labelsOf(pages: readonly Frame[], tags: readonly Tag[]): Map<number, string> {
  const lists = new Map<number, number>()
  const labels = new Map<number, string>()
  tags.forEach(({ role, parent }, index) => {
    const list = role === 'Lbl' && parent !== undefined ? tags[parent]!.parent : undefined
    if (list === undefined || labels.has(list)) return
    labels.set(list, '')
    lists.set(index, list)
  })
  if (lists.size === 0) return labels
  for (const page of pages)
    for (const item of page.items) {
      const list = item.type === 'text' && item.tag !== undefined ? lists.get(item.tag) : undefined
      if (list !== undefined && item.type === 'text' && labels.get(list) === '') labels.set(list, item.text)
    }
  return labels
}

/** Left, top, right, bottom. */
function edges(item: FrameItem): Edges {
  if (item.type === 'path') return pathBox(item.d)
  if (item.type === 'squares') {
    const edge = item.step * item.size
    return [item.x, item.y, item.x + edge, item.y + edge]
  }
  if (item.type === 'text') {
    const width = (item.offsets.at(-1) ?? 0) + item.size
    if (item.turn) return [item.x - 0.12 * item.size, item.y, item.x + 0.88 * item.size, item.y + width]
    return [item.x, item.y - 0.88 * item.size, item.x + width, item.y + 0.12 * item.size]
  }
  return [item.x, item.y, item.x + item.width, item.y + item.height]
}

/** Values of ListNumbering (ISO 32000-1, table 347); Chinese numerals count as decimal. */
function listStyle(label: string): string {
  if (/[•●]/.test(label)) return 'Disc'
  if (/[○]/.test(label)) return 'Circle'
  if (/[■□☑☐]/.test(label)) return 'Square'
  return /[0-9一二三四五六七八九十①-⑳]/.test(label) ? 'Decimal' : 'None'
}
