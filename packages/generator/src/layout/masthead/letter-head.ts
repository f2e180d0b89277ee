import type { Masthead } from '@gongwen/model'
import { mm } from '../../standard/measure.ts'
import { letterForm } from '../../standard/special-forms.ts'
import type { Atom } from '../atom.ts'
import type { Context } from '../context.ts'
import type { Strip } from '../strip.ts'
import { styleOf, wordsOf } from '../styles.ts'
import type { TagNode } from '../tags.ts'
import { drawDoubleRule } from './double-rule.ts'
import { drawMark, setMark } from './mark.ts'
import { drawWords } from './words.ts'

/** A line below the upper rule. */
interface Piece {
  words: Atom[]
  row: number
  align: 'left' | 'right'
  /** 份号 or 紧急程度: read before the mark. */
  corner: boolean
  tag: TagNode
}

/**
 * 信函 (10.1): mark 30 mm below the paper's edge, double rules of 170 mm, 份号 and 紧急程度 flush left and 文号 flush right below
 * the upper one. Organs beside the lead organ, and signers, who have no place in the standard's form, follow flush left.
 */
export function letterHead(block: Masthead, context: Context): Strip {
  const { area, body, tag: parent, width } = context
  const alone = block.suffix === ''
  const named = alone ? { ...block, organs: block.organs.slice(0, 1) } : block
  const mark = setMark(named, context, letterForm.markSize.value)
  const markTag: TagNode = { role: 'P', parent }
  const pieces = setPieces(block, alone ? block.organs.slice(1) : [], context)
  const rows = Math.max(0, ...pieces.map(({ row }) => row + 1))
  const markTop = mm(letterForm.markBelowPaper.value) - area.top
  const ruleTop = markTop + mark.height + mm(letterForm.upperRuleBelowMark.value)
  const ruleHeight = mm(letterForm.thick.value + letterForm.between.value + letterForm.thin.value)
  const textTop = ruleTop + ruleHeight + mm(letterForm.belowUpperRule.value) - (area.pitch - body.size) / 2
  const drop = (area.pitch - body.size) / 2 + body.size * 0.88
  const middle = (area.left + area.right) / 2
  return {
    height: textTop + rows * area.pitch,
    // Two lines, half a line more or less, so that the title returns to the grid.
    below: area.pitch * 1.5,
    draw: (canvas, x, y) => {
      // The tree has the order of the elements (7.2), the page that of its lines.
      for (const { tag } of pieces.filter(({ corner }) => corner)) canvas.tags.indexOf(tag)
      canvas.tags.indexOf(markTag)
      for (const { tag } of pieces) canvas.tags.indexOf(tag)
      drawMark(mark, canvas, { x, y: y + markTop, width, tag: markTag })
      drawDoubleRule(canvas, middle, y + ruleTop, 'thick-first')
      drawDoubleRule(
        canvas,
        middle,
        canvas.page.height - mm(letterForm.lowerRuleAbovePaper.value) - ruleHeight,
        'thin-first',
      )
      const lines = [...pieces].sort((a, b) => a.row - b.row || (a.align === 'left' ? -1 : 1))
      for (const { words, row, align, tag } of lines) {
        const baseline = y + textTop + row * area.pitch + drop
        drawWords(words, canvas, { x: align === 'left' ? x : x + width, baseline, tag, align })
      }
    },
  }
}

function setPieces(
  { serial, urgency, number, signers }: Masthead,
  others: readonly string[],
  context: Context,
): Piece[] {
  const { body, tag: parent } = context
  const pieces: Piece[] = []
  const add = (words: Atom[], row: number, align: Piece['align'] = 'left', corner = false): void => {
    pieces.push({ words, row, align, corner, tag: { role: 'P', parent } })
  }
  const corner = [
    ...(serial ? [wordsOf(serial, body, context)] : []),
    ...(urgency ? [wordsOf(urgency, styleOf(context, 'heiti'), context)] : []),
  ]
  corner.forEach((words, row) => {
    add(words, row, 'left', true)
  })
  const first = Math.max(corner.length, number ? 1 : 0)
  others.forEach((organ, i) => {
    add(wordsOf(organ, body, context), first + i)
  })
  if (number) add(wordsOf(number, body, context), 0, 'right')
  if (signers) add(wordsOf(`签发人：${signers.join('\u3000')}`, body, context), first + others.length)
  return pieces
}
