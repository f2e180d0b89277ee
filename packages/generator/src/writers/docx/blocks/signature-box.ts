import type { SignatureBox } from '@gongwen/model'
import { twips } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** 签字、盖章 boxes: the party's title, its text, room, and below right the place to sign with a date. */
export function signatureBox({ parties, height }: SignatureBox, scope: Scope): string {
  if (parties.length === 0) return ''
  const inside: Scope = { ...scope, place: scope.place === 'page' ? 'cell' : scope.place, text: 'TableText' }
  const width = Math.floor(scope.width / parties.length)
  const room = Math.max(0, twips(Math.max(0, height)) - 4 * 360)
  const cells = parties.map(({ title, text, sign }) => {
    const content =
      paragraph(inside, 'SignTitle', run(title, {}, inside)) +
      (text === undefined ? '' : paragraph(inside, 'TableText', run(text, {}, inside))) +
      paragraph(inside, 'SignPlace', run(sign, {}, inside), { before: room }) +
      (sign.includes('年') ? '' : paragraph(inside, 'SignPlace', run('年\u3000月\u3000日', {}, inside)))
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`
  })
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="${width * parties.length}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${`<w:gridCol w:w="${width}"/>`.repeat(parties.length)}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>`
  )
}
