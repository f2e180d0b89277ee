import type { Masthead } from '@gongwen/model'
import { carrierLine, cell, line, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import { ruleLine, ruleWeight } from '../styles/official-styles.ts'
import type { Scope } from '../writing.ts'
import { letterNumber } from './letter-head.ts'
import { mark } from './mark.ts'

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
  const { xml, height } = mark(node, (serial ? 1 : 0) + (urgency ? 1 : 0), scope)
  const rows = signers.length > 0 ? Math.ceil(signers.length / 2) : number ? 1 : 0
  const below = rows > 0 ? (2 + rows) * line : 0
  const marked = organs.length > 0 || suffix !== ''
  const ruled = kind !== 'order' && (rows > 0 || (marked && kind !== 'minutes'))
  return corner + xml + numberLines(node, scope) + (marked || rows > 0 ? headEnd(ruled, height + below, scope) : '')
}

/** The red rule, or where it would be; then two lines, half a line more or less, so that the title stands on the grid. */
function headEnd(ruled: boolean, above: number, scope: Scope): string {
  const end = above + (ruled ? ruleLine + ruleWeight : carrierLine)
  const after = Math.ceil((end + 1.5 * line) / line) * line - end
  return paragraph(scope, ruled ? 'RedRule' : 'HeadEnd', '', { after })
}

/** 发文字号 in the middle, or on the left and level with the last 签发人 (7.2.5, 7.2.6). */
function numberLines({ number, signers = [] }: Masthead, scope: Scope): string {
  if (signers.length === 0) return number ? paragraph(scope, 'Number', run(number, {}, scope)) : ''
  const rows: string[] = []
  for (let i = 0; i < signers.length; i += 2) rows.push(signers.slice(i, i + 2).join('\u3000'))
  return rows
    .map((names, index) => signerLine(names, index, index === rows.length - 1 ? number : undefined, rows, scope))
    .join('')
}

/** One line ends at the right; of several the names begin below each other, two a line. */
function signerLine(
  names: string,
  index: number,
  number: string | undefined,
  rows: readonly string[],
  scope: Scope,
): string {
  const label = index === 0 ? run('签发人：', {}, scope) : ''
  const content = `${number ? run(number, {}, scope) : ''}<w:r><w:tab/></w:r>${label}${run(names, { style: 'SignerName' }, scope)}`
  if (rows.length === 1) return paragraph(scope, 'NumberSigner', content)
  const at = Math.round(scope.width - (1 + Math.max(...rows.map(widthOf))) * cell)
  const tabs = [
    { kind: 'clear', at: 27 * cell },
    { kind: 'left', at: index === 0 ? at - 4 * cell : at },
  ] as const
  return paragraph(scope, index === 0 ? 'NumberSigner' : 'SignerMore', content, { tabs: [...tabs], right: 0 })
}
