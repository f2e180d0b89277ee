import type { Diagnostic, PageSetup } from '@gongwen/model'
import type { Frame } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { mm } from '../../standard/measure.ts'
import { n } from '../canvas.ts'

type Background = NonNullable<PageSetup['background']>

/** Draws what lies under the text: a picture or PDF page as large as the paper, or a built-in design. */
export function drawBackground(page: Frame, background: Background): void {
  const { width, height } = page
  if ('src' in background) {
    page.items.push({ type: 'image', src: background.src, x: 0, y: 0, width, height })
    return
  }
  for (const { inset, weight, corner } of designs.get(background.design) ?? []) {
    const [edge, cut] = [mm(inset), mm(corner)]
    page.items.push({ type: 'path', d: frameOf(page, edge, cut), stroke: { color: gold, width: weight } })
  }
}

/** What is wrong with a background, once for a document. */
export function checkBackground(background: Background, host: Host): Diagnostic[] {
  if ('src' in background) {
    if (host.image(background.src)) return []
    const message = `找不到底图“${background.src}”`
    return [{ code: 'image-missing', severity: 'error', message, remedy: '检查图片的路径和文件名' }]
  }
  if (designs.has(background.design)) return []
  const remedy = `可用的有：${[...designs.keys()].join('、')}`
  return [{ code: 'unknown-design', severity: 'warning', message: `没有名为“${background.design}”的底纹`, remedy }]
}

const gold = '#B8860B'

/** Frames of certificates: distance from the edge in mm, weight in points, cut of the corners in mm. */
const designs: ReadonlyMap<string, { inset: number; weight: number; corner: number }[]> = new Map([
  ['border', [{ inset: 10, weight: 1.5, corner: 0 }]],
  [
    'double-border',
    [
      { inset: 9, weight: 3, corner: 0 },
      { inset: 11, weight: 0.75, corner: 0 },
    ],
  ],
  [
    'certificate',
    [
      { inset: 8, weight: 4, corner: 6 },
      { inset: 10.5, weight: 1, corner: 6 },
      { inset: 12, weight: 0.5, corner: 8 },
    ],
  ],
])

/** A rectangle with hollowed corners. */
function frameOf({ width, height }: Frame, edge: number, cut: number): string {
  const [left, top, right, bottom] = [edge, edge, width - edge, height - edge]
  if (cut === 0) return `M${n(left)} ${n(top)}L${n(right)} ${n(top)}L${n(right)} ${n(bottom)}L${n(left)} ${n(bottom)}Z`
  const k = cut * 0.5523
  const arc = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): string =>
    `C${n(x1)} ${n(y1)} ${n(x2)} ${n(y2)} ${n(x)} ${n(y)}`
  return [
    `M${n(left + cut)} ${n(top)}L${n(right - cut)} ${n(top)}`,
    arc(right - cut, top + k, right - k, top + cut, right, top + cut),
    `L${n(right)} ${n(bottom - cut)}`,
    arc(right - k, bottom - cut, right - cut, bottom - k, right - cut, bottom),
    `L${n(left + cut)} ${n(bottom)}`,
    arc(left + cut, bottom - k, left + k, bottom - cut, left, bottom - cut),
    `L${n(left)} ${n(top + cut)}`,
    arc(left + k, top + cut, left + cut, top + k, left + cut, top),
    'Z',
  ].join('')
}
