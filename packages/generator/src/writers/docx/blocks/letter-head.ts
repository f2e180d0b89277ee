import type { Masthead } from '@gongwen/model'
import { letterForm } from '../../../standard/special-forms.ts'
import { line, twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { pageGeometry } from '../parts/section-properties.ts'
import { run } from '../run.ts'
import { aboveLetterNumber, letterRuleLine } from '../styles/official-styles.ts'
import type { Scope } from '../writing.ts'
import { inkBelowTop, markLine, markRun, markSize } from './mark.ts'

/** 标志 of 信函 over its double rule of 170 mm: in the header of the first page, because it begins above the text (10.1). */
export function letterMark(node: Masthead, scope: Scope): string {
  const name = letterName(node)
  const size = sizeOf(name, scope)
  return (
    paragraph(scope, 'Mark', markRun(name, size, undefined, scope), { line: markLine(size) }) +
    paragraph(scope, 'LetterRule', '')
  )
}

/** Distance of that header from the paper's edge in twips, so that the ink begins 30 mm below it. */
export function letterHeaderDistance(node: Masthead | undefined, scope: Scope): number {
  const size = node ? sizeOf(letterName(node), scope) : letterForm.markSize.value
  return Math.max(0, twips(letterForm.markBelowPaper.value) - inkBelowTop(size))
}

/** What stands below the double rule: 份号 and 紧急程度 on the left, 发文字号 on the right, further organs (10.1). */
export function letterNumber({ organs, number = '', serial, urgency, signers }: Masthead, scope: Scope): string {
  const corner = [serial, urgency].filter(Boolean).join('\u3000')
  const more = [...organs.slice(1), ...(signers ? [`签发人：${signers.join('\u3000')}`] : [])]
  const rows = [
    `${run(corner, {}, scope)}<w:r><w:tab/></w:r>${run(number, {}, scope)}`,
    ...more.map((text) => run(text, {}, scope)),
  ]
  const last = rows.length - 1
  const { letterHead } = scope.writing
  const below = letterHead ? { after: belowNumber(letterHead, rows.length, scope) } : {}
  return rows
    .map((content, index) => {
      const direct = index < last ? { after: 0 } : below
      return paragraph(scope, index === 0 ? 'LetterNumber' : 'LetterMore', content, direct)
    })
    .join('')
}

/** Twips that a double rule takes, with its gap. */
const doubleRule = 94

/**
 * Room below the last row, about two lines, so that the title stands on the line of the grid that our own pages give it. The
 * header with the 标志 pushes the text down to its end.
 */
function belowNumber(letterHead: Masthead, rows: number, scope: Scope): number {
  const { setup } = scope.writing.document
  const header = letterHeaderDistance(letterHead, scope) + markLine(sizeOf(letterName(letterHead), scope))
  const pushed = header + letterRuleLine + doubleRule - pageGeometry(setup, setup.orientation).top
  const end = Math.max(0, pushed) + aboveLetterNumber + rows * line
  return Math.ceil((end + 1.5 * line) / line) * line - end
}

function letterName({ organs: [name = ''], suffix }: Masthead): string {
  return name + suffix
}

function sizeOf(name: string, scope: Scope): number {
  return markSize([...name].length, letterForm.markSize.value, scope.width / 20)
}
