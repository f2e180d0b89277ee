import type { Masthead } from '@gongwen/model'

import { paragraph } from '../paragraph.ts'
import { runProperties } from '../properties.ts'
import { run } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'
import { markHeight, markSize } from './mark-size.ts'

/** 版头 (GB/T 9704-2012, 7.2): 份号, 紧急程度, 发文机关标志, 发文字号, 签发人 and the red rule. */
export function masthead(node: Masthead, scope: Scope): string {
  const { serial, urgency, number, signers = [] } = node
  const top =
    (serial ? paragraph(scope, 'Serial', run(serial, {}, scope)) : '') +
    (urgency ? paragraph(scope, 'Urgency', run(urgency, {}, scope)) : '')
  const above = (serial ? 1 : 0) + (urgency ? 1 : 0)
  const numbers =
    signers.length > 0
      ? numberAndSigners(number, signers, scope)
      : number
        ? paragraph(scope, 'Number', run(number, {}, scope))
        : ''
  const ruled = numbers || node.organs.length > 0 ? paragraph(scope, 'RedRule', '') : ''
  return top + mark(node, above, scope) + numbers + ruled
}

/** 发文机关标志: one organ on a line, several below each other with the suffix beside them in the middle (7.2.4). */
function mark({ organs, suffix }: Masthead, above: number, scope: Scope): string {
  const [only] = organs
  if (only === undefined) return ''
  const size = markSize(organs, suffix)
  const before = markHeight(above, size)
  if (organs.length === 1) return paragraph(scope, 'Mark', markRun(only + suffix, size, scope), { before })
  const width = Math.round(scope.width * (suffix ? 0.72 : 1))
  const names = organs.map((name, index) =>
    paragraph({ ...scope, place: 'cell' }, 'Mark', markRun(name, size, scope), {
      align: 'distribute',
      ...(index === 0 && { before }),
    }),
  )
  const beside = suffix
    ? markCell(
        scope.width - width,
        paragraph({ ...scope, place: 'cell' }, 'Mark', markRun(suffix, size, scope), { before }),
      )
    : ''
  const grid = [width, ...(suffix ? [scope.width - width] : [])].map((w) => `<w:gridCol w:w="${w}"/>`).join('')
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${scope.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>` +
    `<w:tr>${markCell(width, names.join(''))}${beside}</w:tr></w:tbl>`
  )
}

function markCell(width: number, content: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
}

function markRun(text: string, size: number, scope: Scope): string {
  return `<w:r>${runProperties({ size }, scope.writing.theme)}<w:t xml:space="preserve">${textXml(text, scope)}</w:t></w:r>`
}

/** 发文字号 on the left, 签发人 on the right, two names a line, level with the last of them (7.2.6). */
function numberAndSigners(number: string | undefined, signers: readonly string[], scope: Scope): string {
  const rows: string[] = []
  for (let i = 0; i < signers.length; i += 2) rows.push(signers.slice(i, i + 2).join('\u3000'))
  return rows
    .map((names, index) => {
      const last = index === rows.length - 1
      const label = index === 0 ? '签发人：' : ''
      const left = last && number ? run(number, {}, scope) : ''
      const content = `${left}<w:r><w:tab/></w:r>${run(label, {}, scope)}${run(names, { style: 'SignerName' }, scope)}`
      return paragraph(scope, index === 0 ? 'NumberSigner' : 'SignerMore', content)
    })
    .join('')
}
