import type { Masthead } from '@gongwen/model'
import { gbt9704 } from '../../../standard/gbt9704.ts'
import { carrierLine, cell, line, twips, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import { aboveNumber, ruleLine, ruleWeight } from '../styles/official-styles.ts'
import type { Scope } from '../writing.ts'
import { letterNumber } from './letter-head.ts'
import { mark } from './mark.ts'

/** Distance of lines on our own pages, and how far down a line its ink ends there, in twips. */
const pitch = twips(225 / 22)
const inkInLine = (pitch + 320) / 2

/** Twips that make no difference: 0.7 mm. */
const nearly = 40

/** 版头 (GB/T 9704-2012, 7.2): 份号, 紧急程度, 发文机关标志, 发文字号, 签发人 and the red rule. */
export function masthead(node: Masthead, scope: Scope): string {
  const { serial, urgency, organs, suffix, number, signers = [] } = node
  const { kind } = scope.writing.document.setup
  if (kind === 'letter') {
    return letterNumber(node, scope) + (scope.writing.letterHead === node ? '' : mark(node, 0, scope).xml)
  }
  const corner =
    (serial ? paragraph(scope, 'Serial', run(serial, {}, scope)) : '') +
    (urgency ? paragraph(scope, 'Urgency', run(urgency, {}, scope)) : '')
  const { xml, height, inkEnd } = mark(node, (serial ? 1 : 0) + (urgency ? 1 : 0), scope)
  const rows = signers.length > 0 ? Math.ceil(signers.length / 2) : number ? 1 : 0
  const marked = organs.length > 0 || suffix !== ''
  const ruled = kind !== 'order' && (rows > 0 || (marked && kind !== 'minutes'))
  // two lines below the ink of the 标志 (7.2.5), not below the line it stands in
  const wanted = Math.max(line, 2 * line - (marked ? height - inkEnd : 0))
  const before = Math.abs(wanted - aboveNumber) < nearly ? aboveNumber : wanted
  const [end, ink] =
    rows > 0 ? [height + before + rows * line, inkEnd + (1 + rows) * line + inkInLine] : [height, inkEnd]
  return corner + xml + numberLines(node, before, scope) + (marked || rows > 0 ? headEnd(ruled, end, ink, scope) : '')
}

/**
 * The red rule, or where it would be; then two lines, half a line more or less, so that the title stands on the grid: on the
 * line that our layout gives it, which counts from the ink above the rule.
 */
function headEnd(ruled: boolean, above: number, ink: number, scope: Scope): string {
  const end = above + (ruled ? ruleLine + ruleWeight : carrierLine)
  const rule = ruled ? twips(gbt9704.masthead.ruleBelowNumber.value) + ruleWeight : 0
  const first = Math.max(Math.ceil((ink + rule + 1.5 * pitch) / pitch), Math.ceil((end + line) / line))
  return paragraph(scope, ruled ? 'RedRule' : 'HeadEnd', '', { after: first * line - end })
}

/** What the style of 发文字号 says already is left out. */
function above(before: number): { before?: number } {
  return before === aboveNumber ? {} : { before }
}

/** 发文字号 in the middle, or on the left and level with the last 签发人 (7.2.5, 7.2.6). */
function numberLines({ number, signers = [] }: Masthead, before: number, scope: Scope): string {
  if (signers.length === 0) return number ? paragraph(scope, 'Number', run(number, {}, scope), above(before)) : ''
  const rows: string[] = []
  for (let i = 0; i < signers.length; i += 2) rows.push(signers.slice(i, i + 2).join('\u3000'))
  return rows
    .map((names, index) => {
      const direct = index === 0 ? above(before) : {}
      return signerLine(names, index, index === rows.length - 1 ? number : undefined, rows, direct, scope)
    })
    .join('')
}

/** One line ends at the right; of several the names begin below each other, two a line. */
function signerLine(
  names: string,
  index: number,
  number: string | undefined,
  rows: readonly string[],
  direct: { before?: number },
  scope: Scope,
): string {
  const label = index === 0 ? run('签发人：', {}, scope) : ''
  const content = `${number ? run(number, {}, scope) : ''}<w:r><w:tab/></w:r>${label}${run(names, { style: 'SignerName' }, scope)}`
  if (rows.length === 1) return paragraph(scope, 'NumberSigner', content, direct)
  const at = Math.round(scope.width - (1 + Math.max(...rows.map(widthOf))) * cell)
  const tabs = [
    { kind: 'clear', at: 27 * cell },
    { kind: 'left', at: index === 0 ? at - 4 * cell : at },
  ] as const
  return paragraph(scope, index === 0 ? 'NumberSigner' : 'SignerMore', content, {
    ...direct,
    tabs: [...tabs],
    right: 0,
  })
}
