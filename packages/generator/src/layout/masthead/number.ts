import type { Masthead } from '@gongwen/model'
import type { Atom } from '../atom.ts'
import type { Canvas } from '../canvas.ts'
import type { Context } from '../context.ts'
import { styleOf, widthOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { drawWords } from './words.ts'

/** 发文字号 and 签发人 (7.2.5, 7.2.6), measured. */
export interface NumberLine {
  number: Atom[]
  label: Atom[]
  /** Names of the signers, two a line. */
  signers: Atom[][]
  pitch: number
  cell: number
  /** From the top of a line to its baseline, and from there to the bottom of the ink. */
  drop: number
  inkBelow: number
  height: number
}

/** Measures the line: number in the middle, or one character in when somebody signs. */
export function setNumber({ number, signers = [] }: Masthead, context: Context): NumberLine {
  const { area, body } = context
  const kaiti = styleOf(context, 'kaiti')
  const pairs: Atom[][] = []
  for (let i = 0; i < signers.length; i += 2)
    pairs.push(wordsOf(signers.slice(i, i + 2).join('\u3000'), kaiti, context))
  const rows = Math.max(pairs.length, number ? 1 : 0)
  return {
    number: number ? wordsOf(number, body, context) : [],
    label: signers.length > 0 ? wordsOf('签发人：', body, context) : [],
    signers: pairs,
    pitch: area.pitch,
    cell: area.cell,
    drop: (area.pitch - body.size) / 2 + body.size * 0.88,
    inkBelow: body.size * 0.12,
    height: rows * area.pitch,
  }
}

/** Draws it with its first line's upper edge at `y`; the number stands level with the last signers. */
export function drawNumber(
  line: NumberLine,
  canvas: Canvas,
  { x, y, width, parent }: { x: number; y: number; width: number; parent: TagNode },
): void {
  const { number, label, signers, pitch, cell, drop, height } = line
  const tag: TagNode = { role: 'P', parent }
  const last = y + height - pitch + drop
  if (signers.length === 0) {
    drawWords(number, canvas, { x: x + width / 2, baseline: last, tag, align: 'center' })
    return
  }
  drawWords(number, canvas, { x: x + cell, baseline: last, tag })
  const names = Math.max(...signers.map(widthOf))
  const namesAt = x + width - cell - names
  const signerTag: TagNode = { role: 'P', parent }
  signers.forEach((row, i) => {
    const baseline = y + i * pitch + drop
    if (i === 0) drawWords(label, canvas, { x: namesAt, baseline, tag: signerTag, align: 'right' })
    drawWords(row, canvas, { x: namesAt, baseline, tag: signerTag })
  })
}
