import type { List, ListItem } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Canvas } from '../canvas.ts'
import type { Context } from '../context.ts'
import { drawWords } from '../masthead/words.ts'
import { setBlocks } from '../set-blocks.ts'
import { type Flow, isOrder, labelled } from '../strip.ts'
import { widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'

const bullets = ['●', '○', '■', '□']

/** A list: labels hang left of their items, two characters in. */
export function setList(block: List, context: Context): Flow[] {
  const tag: TagNode = { role: 'L', parent: context.tag }
  const inner = { ...context, tag, depth: context.depth + 1 }
  return block.children.flatMap((item, i) => {
    const label = block.ordered ? `${block.start + i}.` : ''
    return setItem(item, label, bullets[context.depth % bullets.length]!, inner)
  })
}

function setItem(item: ListItem, number: string, bullet: string, context: Context): Flow[] {
  const { body, width, left, leading, grid } = context
  const tag: TagNode = { role: 'LI', parent: context.tag }
  const box = item.checked === undefined ? '' : item.checked ? '☑' : '☐'
  const meant = number + box
  const labelTag: TagNode = { role: 'Lbl', parent: tag, ...(meant === '' ? {} : { actualText: meant }) }
  const label = wordsOf(meant || bullet, { ...body, size: meant ? body.size : body.size * 0.5, tag: labelTag }, context)
  const start = Math.min(left + context.indent, width / 2)
  const hang = Math.max(widthOf(label) + body.size / 4, body.size)
  const content: Context = {
    ...context,
    tag: { role: 'LBody', parent: tag },
    left: Math.min(start + hang, width / 2 + hang),
    indent: 0,
  }
  const flow = setBlocks(item.children, content)
  const drop = (leading - body.size) / 2 + body.size * 0.88
  const drawLabel = (canvas: Canvas, x: number, y: number): void => {
    const baseline = y + drop - (meant ? 0 : body.size * 0.15)
    drawMarker(label, meant !== '', canvas, x + start, baseline, labelTag)
  }
  const at = flow.findIndex((entry) => !isOrder(entry))
  const first = flow[at]
  if (!first || isOrder(first) || first.foot) return [{ height: leading, grid, draw: drawLabel }, ...flow]
  flow[at] = labelled(first, drawLabel)
  return flow
}

/** Bullets are no text of the document: artefacts. */
function drawMarker(label: Atom[], meant: boolean, canvas: Canvas, x: number, baseline: number, tag: TagNode): void {
  if (meant) {
    drawWords(label, canvas, { x, baseline, tag })
    return
  }
  const plain = label.map((atom) => ({ ...atom, style: { ...atom.style } }))
  const { artefact } = canvas
  canvas.artefact = true
  drawWords(plain, canvas, { x, baseline, tag })
  canvas.artefact = artefact
}
