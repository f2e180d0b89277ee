import type { Image, Signature } from '@gongwen/model'
import { floatingDrawing, offset } from '../drawing.ts'
import { cell, line } from '../measures.ts'
import { paragraph } from '../paragraph.ts'
import { pictureOf } from '../picture.ts'
import { rawRun, run } from '../run.ts'
import { type Scope, textXml } from '../writing.ts'

/** Diameter in mm where the image does not say: that of a municipal organ's seal. */
const diameter = 42
const mm = (twips: number): number => (twips / 1440) * 25.4

/**
 * A seal over the 署名 in whose paragraph it is held: its middle at `middle` twips from the left edge of the text, its top
 * less than a line below the text above (7.3.5.1).
 */
export function seal(image: Image, middle: number, scope: Scope): string {
  const picture = pictureOf({ width: diameter, ...image }, { width: 156, height: 60 }, scope)
  if (!picture) return ''
  const { width, height } = picture
  const left = mm(middle) - width / 2
  const alt = textXml(image.alt, scope)
  if (scope.place === 'box') return ''
  const anchor = {
    horizontal: offset('H', 'column', left),
    vertical: offset('V', 'line', mm(line) - height / 2),
    width,
    height,
    wrap: 'none',
  } as const
  return rawRun(floatingDrawing('印章', picture.graphic, anchor, alt, scope), {}, scope)
}

/** 署名 of several organs side by side in their order, up to three a row, each under its own seal (7.3.5.1). */
export function jointSeals(organs: Signature['organs'], scope: Scope): string {
  const each = organs.some(({ name }) => [...name].length > 8) ? 2 : 3
  const width = Math.floor((scope.width - 2 * cell) / each)
  const rows: string[] = []
  for (let i = 0; i < organs.length; i += each) {
    const row = organs.slice(i, i + each)
    const cells = [...Array(each - row.length).fill(undefined), ...row] as (Signature['organs'][number] | undefined)[]
    const inside: Scope = { ...scope, place: 'cell', width }
    const xml = cells.map((organ) => {
      const stamp = organ?.seal ? seal(organ.seal, width / 2, inside) : ''
      const content = organ ? stamp + run(organ.name, {}, inside) : ''
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>${paragraph(inside, 'JointOrgan', content)}</w:tc>`
    })
    rows.push(
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${4 * line}" w:hRule="atLeast"/></w:trPr>${xml.join('')}</w:tr>`,
    )
  }
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(each)
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width * each}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`
  )
}
