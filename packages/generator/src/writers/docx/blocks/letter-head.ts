import type { Masthead } from '@gongwen/model'
import { letterForm } from '../../../standard/special-forms.ts'
import { twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
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
  return rows
    .map((content, index) => {
      const direct = index === last ? {} : { after: 0 }
      return paragraph(scope, index === 0 ? 'LetterNumber' : 'LetterMore', content, direct)
    })
    .join('')
}

function letterName({ organs: [name = ''], suffix }: Masthead): string {
  return name + suffix
}

function sizeOf(name: string, scope: Scope): number {
  return markSize([...name].length, letterForm.markSize.value, scope.width / 20)
}
