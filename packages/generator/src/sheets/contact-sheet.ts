import type { Frame, Frames, Tag, TextItem } from '../frame.ts'
import type { Host } from '../host.ts'
import { mm } from '../standard/measure.ts'
import { placeItem } from './place-item.ts'
import { lineWidth, setLine } from './set-line.ts'

/** A copy with the words below it, for proof-reading. */
export interface Proof {
  frames: Frames
  /** Lines that are set one below the other: number, name. */
  label: string[]
}

/** Copies on a contact sheet. */
export const proofsPerSheet = 15

/** Rows and columns where the copies lie on their side; turned where they stand upright. */
const MORE = 5
const FEWER = 3
const MARGIN = 10
const GAP = 6
const LABEL_SIZE = 7.5

/** One A4 sheet of small first pages with their labels, for one look over a batch. */
export function contactSheet(proofs: readonly Proof[], host: Host): Frames {
  if (proofs.length > proofsPerSheet) throw new TypeError('more proofs than a sheet takes')
  const tall = proofs.some(({ frames }) => (frames.pages[0]?.width ?? 0) < (frames.pages[0]?.height ?? 0))
  const [width, height] = tall ? [mm(297), mm(210)] : [mm(210), mm(297)]
  const page: Frame = { width, height, rotate: 0, items: [] }
  const tags: Tag[] = [{ role: 'Document' }]
  const [columns, rows] = tall ? [MORE, FEWER] : [FEWER, MORE]
  const room = {
    width: (width - 2 * mm(MARGIN) - (columns - 1) * mm(GAP)) / columns,
    height: (height - 2 * mm(MARGIN) - (rows - 1) * mm(GAP)) / rows,
  }
  proofs.forEach(({ frames, label }, index) => {
    const first = frames.pages[0]
    if (!first) return
    const left = mm(MARGIN) + (index % columns) * (room.width + mm(GAP))
    const top = mm(MARGIN) + Math.floor(index / columns) * (room.height + mm(GAP))
    const labelled = (0.8 + 1.2 * label.length) * LABEL_SIZE
    const scale = Math.min(room.width / first.width, (room.height - labelled) / first.height)
    const base = tags.length
    tags.push(
      ...frames.tags.map((tag): Tag => {
        const id = tag.id === undefined ? {} : { id: `${index + 1}-${tag.id}` }
        return tag.parent === undefined
          ? { ...tag, role: 'Part', parent: 0, ...id }
          : { ...tag, parent: base + tag.parent, ...id }
      }),
    )
    const place = { x: left + (room.width - first.width * scale) / 2, y: top, scale }
    for (const item of first.items) {
      // links and fields are of no use so small
      if (item.type === 'link' || item.type === 'field') continue
      page.items.push(
        placeItem(
          item,
          place,
          (tag) => base + tag,
          () => 0,
        ),
      )
    }
    const [right, bottom] = [place.x + first.width * scale, place.y + first.height * scale]
    const d = `M${place.x} ${place.y}L${right} ${place.y}L${right} ${bottom}L${place.x} ${bottom}Z`
    page.items.push({ type: 'path', d, stroke: { color: '#999999', width: 0.4 } })
    label.forEach((line, row) => {
      const y = bottom + (1.4 + 1.2 * row) * LABEL_SIZE
      const words = labelItems(line, { x: left, y, width: room.width }, host)
      page.items.push(...words.map((item) => ({ ...item, tag: tags.push({ role: 'P', parent: 0 }) - 1 })))
    })
  })
  return { pages: [page], tags, bookmarks: [] }
}

/** Words in the middle of a width, cut with an ellipsis where they are longer. */
function labelItems(label: string, at: { x: number; y: number; width: number }, host: Host): TextItem[] {
  const style = { size: LABEL_SIZE, font: 'songti' as const }
  const letters = [...label]
  let shown = label
  while (letters.length > 1 && lineWidth(shown, style, host) > at.width) {
    letters.pop()
    shown = `${letters.join('')}…`
  }
  const x = at.x + Math.max(0, (at.width - lineWidth(shown, style, host)) / 2)
  return setLine(shown, { ...style, x, y: at.y, color: '#333333' }, host)
}
