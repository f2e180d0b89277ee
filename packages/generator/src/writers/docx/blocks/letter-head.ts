import type { Masthead } from '@gongwen/model'
import { letterForm } from '../../../standard/special-forms.ts'
import { offset, textBox } from '../drawing.ts'
import { cell, columns, twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'
import { markRun, markSize } from './mark.ts'

/** Millimetres of a point. */
const point = 25.4 / 72
/** Of the size of the mark: its ink below the top of its line, and the height of the ink. */
const [above, ink] = [0.3, 0.95]

/** 版头 of 信函 (GB/T 9704-2012, 10.1): the mark 30 mm below the paper's edge over a double rule of 170 mm, 文号 flush right. */
export function letterHead(node: Masthead, scope: Scope): string {
  const { organs, suffix, number, serial, urgency, signers } = node
  const [name = '', ...others] = organs
  const { markBelowPaper, markSize: largest, ruleLength, upperRuleBelowMark, belowUpperRule } = letterForm
  const size = markSize([...(name + suffix)].length, largest.value, scope.width / 20)
  const ruleAt = markBelowPaper.value + size * point * ink + upperRuleBelowMark.value
  const top = markBelowPaper.value - size * point * above
  const { width: paper } = scope.writing.document.setup.paper ?? { width: 210 }
  const anchor = {
    horizontal: offset('H', 'page', (paper - ruleLength.value) / 2 + 1),
    vertical: offset('V', 'page', top),
    width: ruleLength.value,
    height: ruleAt - top + 3,
    wrap: 'none',
  } as const
  const inside: Scope = { ...scope, place: 'box' }
  const mark =
    paragraph(inside, 'Mark', markRun(name + suffix, size, undefined, inside)) + paragraph(inside, 'LetterRule', '')
  const box = textBox(mark, anchor, { kind: '版头', vertical: 't' }, scope)
  const corner = [serial, urgency].filter(Boolean).join('\u3000')
  const before = Math.max(0, twips(ruleAt + 2 + belowUpperRule.value - 37) - 100)
  const content = `<w:r>${box}</w:r>${run(corner, {}, scope)}<w:r><w:tab/></w:r>${run(number ?? '', {}, scope)}`
  const more = [...others, ...(signers ? [`签发人：${signers.join('\u3000')}`] : [])]
  const tabs = scope.width === columns * cell + 24 ? {} : { tabs: [{ kind: 'right' as const, at: scope.width }] }
  const last = more.length === 0 ? {} : { after: 0 }
  return (
    paragraph(scope, 'LetterNumber', content, { before, ...tabs, ...last }) +
    more
      .map((text, index) =>
        paragraph(scope, 'LetterNumber', run(text, {}, scope), index < more.length - 1 ? { after: 0 } : {}),
      )
      .join('')
  )
}
