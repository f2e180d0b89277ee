import type { SignatureBox } from '@gongwen/model'
import { twips, widthOf } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import { cellMargins } from '../styles/table-styles.ts'
import { pointsOf } from '../styles/table-text-styles.ts'
import type { Scope } from '../writing.ts'

/** 签字、盖章 boxes, two side by side: the party's title and text, room, and below right who signs with a date line. */
export function signatureBox({ parties, height }: SignatureBox, scope: Scope): string {
  if (parties.length === 0) return ''
  const inside: Scope = { ...scope, place: scope.place === 'page' ? 'cell' : scope.place, text: 'TableText' }
  const half = Math.floor(scope.width / Math.min(parties.length, 2))
  const cells = parties.map((party) => partyCell(party, height, half, inside))
  const rows: string[] = []
  for (let i = 0; i < cells.length; i += 2) {
    const row = cells.slice(i, i + 2)
    const whole = row.length === 1 && cells.length > 1
    const xml = row.map((content) => {
      const size = `<w:tcW w:w="${whole ? 2 * half : half}" w:type="dxa"/>${whole ? '<w:gridSpan w:val="2"/>' : ''}`
      return `<w:tc><w:tcPr>${size}</w:tcPr>${content}</w:tc>`
    })
    rows.push(`<w:tr><w:trPr><w:cantSplit/></w:trPr>${xml.join('')}</w:tr>`)
  }
  const columns = Math.min(parties.length, 2)
  return (
    `<w:tbl><w:tblPr><w:tblStyle w:val="OfficialTable"/><w:tblW w:w="${half * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${`<w:gridCol w:w="${half}"/>`.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`
  )
}

/** Twips of a line in a table of this size, and of the room above and below its text. */
const tableLine = pointsOf(undefined) * 1.4 * 20
const { across, down } = cellMargins(undefined)

/** Who signs stands at the foot of each box, whatever stands above. */
function partyCell(
  { title, text, sign }: SignatureBox['parties'][number],
  height: number,
  width: number,
  scope: Scope,
): string {
  const perLine = Math.max(1, Math.floor((width - 2 * across) / (pointsOf(undefined) * 20)))
  const linesOf = (words: string): number => Math.max(1, Math.ceil(widthOf(words) / perLine))
  const dated = sign.includes('年')
  const lines = linesOf(title) + (text === undefined ? 0 : linesOf(text)) + linesOf(sign) + (dated ? 0 : 1)
  const room = Math.max(0, twips(Math.max(0, Math.min(height, 250))) - lines * tableLine - 2 * down)
  return (
    paragraph(scope, 'SignTitle', run(title, {}, scope)) +
    (text === undefined ? '' : paragraph(scope, 'TableText', run(text, {}, scope))) +
    paragraph(scope, 'SignPlace', run(sign, {}, scope), { before: Math.round(room) }) +
    (dated ? '' : paragraph(scope, 'SignPlace', run('年\u3000月\u3000日', {}, scope)))
  )
}
