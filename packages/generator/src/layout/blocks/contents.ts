import type { Contents } from '@gongwen/model'
import type { TextItem } from '../../frame.ts'
import { breakLines } from '../break-lines.ts'
import { type Canvas, draw, drawRule } from '../canvas.ts'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import type { OutlineEntry } from '../outline.ts'
import { linesToStrips } from '../paragraph.ts'
import type { Flow, Strip } from '../strip.ts'
import { measureWords, styleOf, widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

/** Room for a page number, in characters. */
const numberRoom = 2.5

/** 目录: the headings with dots and page numbers, which are filled in when all pages are known. */
export function setContents(block: Contents, context: Context): Flow[] {
  const { left, width, leading, grid } = context
  context.shared.touched++ // what it shows is all headings'
  const entries = [...context.shared.outline.values()].filter(({ level }) => level <= block.depth)
  if (entries.length === 0) return []
  const toc: TagNode = { role: 'TOC', parent: context.tag }
  const title = wordsOf('目\u3000录', styleOf(context, 'heiti'), context)
  const drop = (leading - context.body.size) / 2 + context.body.size * 0.88
  const head: Strip = {
    height: leading,
    grid,
    keep: true,
    below: leading,
    draw: (canvas, x, y) =>
      drawWords(title, canvas, {
        x: x + (left + width) / 2,
        baseline: y + drop,
        tag: { role: 'Caption', parent: toc },
        align: 'center',
      }),
  }
  return [head, ...entries.flatMap((entry) => entryStrips(entry, toc, context))]
}

function entryStrips(entry: OutlineEntry, toc: TagNode, context: Context): Strip[] {
  const { left, width, leading, grid, body } = context
  const tag: TagNode = { role: 'TOCI', parent: toc }
  const indent = left + Math.min(body.size * (entry.level - 1), width / 3)
  const link: TagNode = { role: 'Link', parent: { role: 'Reference', parent: tag } }
  const style = { ...body, face: entry.level === 1 ? ('heiti' as const) : body.face, tag: link }
  const atoms = wordsOf(entry.text, { ...style, link: { target: entry.target } }, context)
  const room = Math.max(width - indent - body.size * numberRoom, body.size)
  const lines = breakLines(atoms, () => room)
  const shape = { left: indent, width: room, align: 'left' as const, leading, size: body.size, grid, tag: link }
  const strips = linesToStrips(atoms, lines, shape)
  const last = strips.at(-1)
  const lineWidth = lines.at(-1)?.width ?? 0
  if (last) {
    const { draw: drawLine } = last
    const drop = (leading - body.size) / 2 + body.size * 0.88
    last.draw = (canvas, x, y) => {
      drawLine(canvas, x, y)
      drawNumber(entry, canvas, { from: x + indent + lineWidth, to: x + width, baseline: y + drop }, link, context)
    }
  }
  return strips
}

/** Dots, and the number that will be known later. */
function drawNumber(
  { target }: OutlineEntry,
  canvas: Canvas,
  { from, to, baseline }: { from: number; to: number; baseline: number },
  tag: TagNode,
  { body, shared }: Context,
): void {
  const item: TextItem = {
    type: 'text',
    x: to,
    y: baseline,
    font: body.face,
    size: body.size,
    color: body.color,
    text: '',
    offsets: [],
  }
  draw(canvas, item, tag)
  const dotsFrom = from + body.size / 2
  const dotsTo = to - body.size * 1.9
  if (dotsTo > dotsFrom) {
    drawRule(canvas, [dotsFrom, baseline - body.size * 0.15, dotsTo, baseline - body.size * 0.15], 0.9)
    const rule = canvas.page.items.at(-1)
    if (rule?.type === 'path' && rule.stroke) rule.stroke.dash = [0.9, 3.6]
  }
  canvas.later.push(() => {
    const page = canvas.targets.get(target)?.page
    if (page === undefined) return
    const words = measureWords(String(page + 1), body, shared.faces)
    item.text = words.map(({ text }) => text).join('')
    item.offsets = words[0]?.offsets ?? []
    item.font = words[0]?.font ?? body.face
    item.x = to - widthOf(words)
  })
}
