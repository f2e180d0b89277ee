import { type Box, type Diagnostic, textOf } from '@gongwen/model'
import { mm } from '../../standard/measure.ts'
import type { Context, Shared } from '../context.ts'
import { lookOf } from '../memory.ts'
import { shrinkItems } from '../pages/shrink.ts'
import { setBlocks } from '../set-blocks.ts'
import { drawStrips, type Flow, heightOf, notesIn, type Strip, stripsOf } from '../strip.ts'

/** Steps of a point in which a text shrinks to fit. */
const step = 0.5

/** Something at a fixed place of the page. Long text shrinks down to `smallest`; what is still too long is reported. */
export function setBox(block: Box, context: Context): Flow[] {
  const { area, shared } = context
  const [x, y] = [clamp(mm(block.x), 0, area.width - 1), clamp(mm(block.y), 0, area.height - 1)]
  const width = clamp(mm(block.width), 1, area.width - x)
  const height = clamp(mm(block.height), 1, area.height - y)
  const given = clamp(block.size, 1, 500)
  const smallest = clamp(block.smallest ?? given, 1, given)
  const set = (size: number, shared: Shared): Strip[] => {
    const leading = block.leading ? (block.leading * size) / given : size * 1.5
    const inner: Context = {
      ...context,
      shared,
      body: lookOf(block, size, shared),
      width,
      left: 0,
      leading,
      grid: false,
      indent: size * 2,
      align: block.align,
      byMeaning: true,
      tag: context.tag,
      framed: false,
      inside: true,
      depth: context.depth + 1,
    }
    return stripsOf(setBlocks(block.children, inner))
  }
  let size = given
  const { noteCount, openHeadings } = shared
  const open = [...openHeadings]
  let strips = set(size, shared)
  while (heightOf(strips) > height + 0.5 && size - step >= smallest) {
    size -= step
    // What a trial finds has been found before: notes and missing characters count once.
    strips = set(size, { ...shared, diagnostics: [], missing: () => {}, noteCount, openHeadings: [...open] })
  }
  const used = heightOf(strips)
  const over = used > height + 0.5
  if (over)
    shared.diagnostics.push({
      ...tooSmall(block, (size * height) / used),
      ...(context.place ? { place: context.place } : {}),
    })
  const spare = Math.max(0, height - used)
  const top = block.verticalAlign === 'top' ? 0 : block.verticalAlign === 'middle' ? spare / 2 : spare
  const notes = notesIn(strips)
  return [
    {
      height: 0,
      ...(notes.length > 0 ? { notes } : {}),
      draw: (canvas) => {
        const from = canvas.page.items.length
        drawStrips(strips, canvas, x, y + top)
        if (over) shrinkItems(canvas.page.items, from, { x, y }, height / used)
      },
    },
  ]
}

/** Points below which nobody reads a text on paper: 小七号 is 5. */
const legible = 5

function tooSmall(block: Box, points: number): Diagnostic {
  const text = [...block.children.map(textOf).join('')]
  const named = text.length > 20 ? `${text.slice(0, 20).join('')}……` : text.join('')
  const where = `${block.width}×${block.height}毫米的框里放不下“${named}”`
  const shrunk = `要缩小到 ${points.toFixed(1)} 磅`
  return {
    code: 'box-too-small',
    severity: points < legible ? 'error' : 'warning',
    message: points < legible ? `${where}，${shrunk}，看不清了` : `${where}，${shrunk}排入`,
    remedy: '缩短文字，或加大文本框、减小最小字号',
  }
}

function clamp(value: number, low: number, high: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(value, low), Math.max(low, high)) : low
}
