import type { Field } from '@gongwen/model'
import type { FieldItem } from '../../frame.ts'
import { mm } from '../../standard/measure.ts'
import type { Atom, InlineObject, TextStyle } from '../atom.ts'
import { breakLines } from '../break-lines.ts'
import { type Canvas, draw, drawBox, drawRule } from '../canvas.ts'
import type { Context } from '../context.ts'
import { placeLine } from '../place-line.ts'
import { settlePairs } from '../set-text.ts'
import type { TagNode } from '../tags.ts'
import { objectAtom, objectRoom } from './picture.ts'
import { setWords } from './set-inlines.ts'

/** Least widths in em where the form does not say. */
const leastWidth: Record<Field['control'], number> = {
  text: 6,
  multiline: 10,
  number: 4,
  date: 7,
  choice: 5,
  checkbox: 1,
  picture: 8,
}

/** Rows of a long answer that is the whole line. */
const longAnswer = 8

/** A field: its value over a rule, or a box to tick; the control lies over it. `alone` it takes all the room there is. */
export function setField(field: Field, style: TextStyle, context: Context, atoms: Atom[], alone = false): void {
  const named = context.entry ? { ...field, name: context.entry + field.name } : field
  if (field.control === 'checkbox') return void atoms.push(checkbox(named, style))
  const { size } = style
  const words: Atom[] = []
  const value = field.control === 'picture' ? '' : (field.value ?? '')
  setWords(value, style, context, words)
  settlePairs(words)
  const natural = words.reduce((sum, atom) => sum + atom.width + atom.gap, 0)
  const wanted = field.width === undefined ? leastWidth[field.control] * size : mm(field.width)
  const room = objectRoom(context)
  const stretched = alone && field.width === undefined && Number.isFinite(room)
  const width = stretched ? room : Math.min(Math.max(wanted, natural + size / 2, size), room)
  const boxed = (field.control === 'multiline' || field.control === 'picture') && !(stretched && context.framed)
  const inset = size / (boxed ? 3 : 8)
  const lines = breakLines(words, () => Math.max(width - 2 * inset, 1))
  const leading = size * 1.4
  const rows = Math.max(
    lines.length,
    field.control === 'multiline'
      ? stretched
        ? context.inside
          ? 3
          : longAnswer
        : 2
      : field.control === 'picture'
        ? 4
        : 1,
  )
  const margin = boxed ? inset : 0
  const ascent = size * 0.95 + margin
  const descent = size * 0.3 + (rows - 1) * leading + margin
  // A value that fills its cell stands as the column does; a long answer is text.
  const given = stretched && context.framed && field.control !== 'multiline' ? context.align : 'left'
  const align = given === 'justify' ? 'left' : given
  const object: InlineObject = {
    ascent,
    descent,
    draw: (canvas, x, baseline, parent) => {
      const tag: TagNode = { role: 'Form', parent, alt: field.label }
      const box = { x, y: baseline - ascent, width, height: ascent + descent }
      if (boxed) drawBox(canvas, [box.x, box.y, box.width, box.height], { stroke: { color: '#000000', width: 0.5 } })
      else if (!stretched || !context.framed)
        for (let row = 0; row < rows; row++) {
          const y = baseline + row * leading + size * 0.2
          drawRule(canvas, [x, y, x + width, y], 0.5)
        }
      const appearance = drawnAside(canvas, () => {
        lines.forEach((line, i) => {
          placeLine(words, line, align, canvas, { x: x + inset, baseline: baseline + i * leading, tag })
        })
      })
      drawControl(canvas, { field: named, style, box, appearance, align }, tag)
    },
  }
  atoms.push(objectAtom(object, width, style))
}

/** What drawing adds, taken off the page again and without its node: the look of a field's value. */
function drawnAside(canvas: Canvas, run: () => void): FieldItem['appearance'] {
  const from = canvas.page.items.length
  run()
  return canvas.page.items.splice(from).flatMap((item) => {
    delete item.tag
    return item.type === 'text' || item.type === 'path' ? [item] : []
  })
}

/** A box to tick; writers draw the tick. */
function checkbox(field: Field, style: TextStyle): Atom {
  const { size } = style
  const side = size * 0.8
  const object: InlineObject = {
    ascent: size * 0.8,
    descent: size * 0.1,
    draw: (canvas, x, baseline, parent) => {
      const [left, top] = [x + size * 0.1, baseline - side * 0.9]
      drawBox(canvas, [left, top, side, side], { stroke: { color: '#000000', width: size / 20 } })
      const box = { x: left, y: top, width: side, height: side }
      drawControl(
        canvas,
        { field, style, box, appearance: [], align: 'left' },
        { role: 'Form', parent, alt: field.label },
      )
    },
  }
  return objectAtom(object, size, style)
}

interface Control extends Pick<FieldItem, 'appearance'> {
  field: Field
  style: TextStyle
  box: Pick<FieldItem, 'x' | 'y' | 'width' | 'height'>
  align: 'left' | 'center' | 'right'
}

function drawControl(canvas: Canvas, { field, style, box, appearance, align }: Control, tag: TagNode): void {
  const { name, label, control, options, value = '', required = false } = field
  const { face: font, size } = style
  const item: FieldItem = { type: 'field', name, label, control, value, required, font, size, ...box, appearance }
  if (options) item.options = options
  if (align !== 'left') item.align = align
  draw(canvas, item, tag)
}
