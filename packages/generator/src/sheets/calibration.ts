import type { Frames, PathItem, Tag } from '../frame.ts'
import type { Host } from '../host.ts'
import { mm } from '../standard/measure.ts'
import type { Offset } from './overprint.ts'
import { setLine } from './set-line.ts'

/** Where the crosses stand, from the edges of the paper in mm. */
const CROSS = 30

/**
 * A sheet that shows how far a printer is off: crosses 30 mm from the corners with millimetre scales through them, and what
 * to do. Print it in full size, measure, and give the differences as offset. Paper in mm.
 */
export function calibrationSheet(
  paper: { width: number; height: number },
  host: Host,
  offset: Offset = { right: 0, down: 0 },
): Frames {
  const [width, height] = [mm(paper.width), mm(paper.height)]
  const [right, down] = [mm(offset.right), mm(offset.down)]
  const tags: Tag[] = [{ role: 'Document' }]
  const across = [CROSS, paper.width - CROSS].map((x) => mm(x) + right)
  const along = [CROSS, paper.height - CROSS].map((y) => mm(y) + down)
  const crosses: PathItem[] = across.flatMap((x) => along.map((y) => cross(x, y)))
  const lines = [
    '校准页',
    '一、打印时选择“实际大小”（100%），不要选“适合页面”。',
    `二、量左上角十字中心到纸边的距离，应为左 ${CROSS} 毫米、上 ${CROSS} 毫米。`,
    `三、量得的数比 ${CROSS} 小几毫米，就向右（向下）移几毫米；大几毫米，移负几毫米。`,
    `四、本页已移：向右 ${offset.right} 毫米，向下 ${offset.down} 毫米。四角都对准后即可套打。`,
  ]
  const items = lines.flatMap((line, index) => {
    const tag = tags.push({ role: index === 0 ? 'H1' : 'P', parent: 0 }) - 1
    const size = index === 0 ? 22 : 12
    return setLine(
      line,
      { x: mm(CROSS + 25), y: mm(CROSS + 30) + index * 24, size, font: index === 0 ? 'xiaobiaosong' : 'songti' },
      host,
    ).map((item) => ({ ...item, tag }))
  })
  return { pages: [{ width, height, rotate: 0, items: [...crosses, ...items] }], tags, bookmarks: [] }
}

/** Two scales of 40 mm that cross in their middles, longer lines at 5 and 10 mm. */
function cross(x: number, y: number): PathItem {
  const n = (value: number) => Math.round(value * 1000) / 1000
  let d = `M${n(x - mm(20))} ${n(y)}L${n(x + mm(20))} ${n(y)}M${n(x)} ${n(y - mm(20))}L${n(x)} ${n(y + mm(20))}`
  for (let step = -20; step <= 20; step++) {
    if (step === 0) continue
    const half = mm(step % 10 === 0 ? 2 : step % 5 === 0 ? 1.5 : 0.8)
    const way = mm(step)
    d += `M${n(x + way)} ${n(y - half)}L${n(x + way)} ${n(y + half)}M${n(x - half)} ${n(y + way)}L${n(x + half)} ${n(y + way)}`
  }
  return { type: 'path', d, stroke: { color: '#000000', width: 0.3 } }
}
