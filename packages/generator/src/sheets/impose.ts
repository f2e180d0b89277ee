import type { Frame, Frames, Tag } from '../frame.ts'
import { placeItem } from './place-item.ts'
import { cropMarks, planSheet, type SheetOptions, slotOf } from './sheet.ts'

/**
 * Copies side by side on sheets to be cut: their first pages on the first side, their second pages on the second, and so
 * on. Give as many copies as a sheet takes, or fewer for the last. The structure of each copy becomes a part of the whole.
 */
export function imposeSheet(copies: readonly Frames[], options: SheetOptions): Frames {
  const first = copies[0]?.pages[0]
  if (!first) return { pages: [], tags: [{ role: 'Document' }], bookmarks: [] }
  if (copies.length > options.copies) throw new TypeError('more copies than a sheet takes')
  const sheet = planSheet(first, options)
  const sides = Math.max(...copies.map(({ pages }) => pages.length))
  const pages = Array.from(
    { length: sides },
    (): Frame => ({ width: sheet.width, height: sheet.height, rotate: 0, items: [] }),
  )
  const tags: Tag[] = [{ role: 'Document' }]
  copies.forEach((copy, index) => {
    const base = tags.length
    tags.push(...copy.tags.map((tag) => placedTag(tag, base, index)))
    copy.pages.forEach((page, side) => {
      const mirrored = side % 2 === 1 ? options.duplex : undefined
      const place = { ...slotOf(sheet, index, mirrored), scale: sheet.scale }
      for (const item of page.items) {
        pages[side]!.items.push(
          placeItem(
            item,
            place,
            (tag) => base + tag,
            (target) => target,
          ),
        )
      }
    })
  })
  if (options.cropMarks) {
    const d = cropMarks(sheet)
    for (const page of pages) page.items.push({ type: 'path', d, stroke: { color: '#000000', width: 0.25 } })
  }
  return { pages, tags, bookmarks: [] }
}

/** The root of a copy is a part of the sheet; identifiers stay apart. */
function placedTag(tag: Tag, base: number, copy: number): Tag {
  const id = tag.id === undefined ? {} : { id: `${copy + 1}-${tag.id}` }
  if (tag.parent === undefined) return { ...tag, role: 'Part', parent: 0, ...id }
  return { ...tag, parent: base + tag.parent, ...id }
}
