import { runProperties } from '../properties.ts'
import type { Theme } from '../theme.ts'
import { root } from '../xml.ts'
import { characterStyles } from './character-styles.ts'
import { officialStyles } from './official-styles.ts'
import { type Style, styleXml } from './style.ts'
import { cellMargins, tableSizes, tableStyle } from './table-styles.ts'
import { textStyles } from './text-styles.ts'

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')

/** Tables with and without rules, in each size of their text. */
const officialTables = tableSizes.flatMap((size) => {
  const { across, down } = cellMargins(size)
  const margins = `<w:tblCellMar><w:top w:w="${down}" w:type="dxa"/><w:left w:w="${across}" w:type="dxa"/><w:bottom w:w="${down}" w:type="dxa"/><w:right w:w="${across}" w:type="dxa"/></w:tblCellMar>`
  return [false, true].map((borderless) => {
    const name = `${borderless ? '无框表格' : '公文表格'}${size ? `（${size}）` : ''}`
    return `<w:style w:type="table" w:customStyle="1" w:styleId="${tableStyle(borderless, size)}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/><w:tblPr>${borderless ? '' : `<w:tblBorders>${edges}</w:tblBorders>`}${margins}</w:tblPr></w:style>`
  })
})

const tableStyles =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>' +
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  officialTables.join('')

const noList =
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'

/** `word/styles.xml`: the defaults of the document and every style, with those that this document's boxes need. */
export function stylesXml(theme: Theme, own: readonly Style[]): string {
  const defaults = runProperties({ face: 'fangsong', size: 16, languages: true }, theme)
  const paragraphs = [...textStyles, ...officialStyles, ...own].map((style) => styleXml('paragraph', style, theme))
  const characters = characterStyles.map((style) => styleXml('character', style, theme))
  return root(
    'w:styles',
    `<w:docDefaults><w:rPrDefault>${defaults}</w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
      '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>' +
      paragraphs.join('') +
      characters.join('') +
      tableStyles +
      noList,
  )
}
