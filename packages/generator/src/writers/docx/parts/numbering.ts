import { cell } from '../measures.ts'
import type { Writing } from '../writing.ts'
import { root } from '../xml.ts'

const bullets = ['●', '○', '■']
/** Formats of ordered lists by depth, as the outline has them from its third level (7.3.3). */
const formats = ['decimal', 'decimal', 'decimalEnclosedCircle']
const texts = ['%1.', '（%2）', '%3']

function level(index: number, ordered: boolean): string {
  const kind = index % 3
  const format = ordered ? formats[kind] : 'bullet'
  const text = ordered ? texts[kind]!.replace(/%\d/, `%${index + 1}`) : bullets[kind]
  const face = ordered ? '' : '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
  return (
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>` +
    `<w:pPr><w:ind w:left="0" w:firstLine="${2 * cell}"/></w:pPr>${face}</w:lvl>`
  )
}

function abstract(id: number, ordered: boolean): string {
  const levels = Array.from({ length: 9 }, (_, index) => level(index, ordered))
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`
}

/** `word/numbering.xml`: one numbering a list, so that each counts for itself. */
export function numberingXml(lists: Writing['lists']): string {
  const numbers = lists.map(({ ordered, start }, index) => {
    const levels = Array.from(
      { length: 9 },
      (_, at) => `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    )
    return `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${ordered ? levels.join('') : ''}</w:num>`
  })
  return root('w:numbering', abstract(0, false) + abstract(1, true) + numbers.join(''))
}
