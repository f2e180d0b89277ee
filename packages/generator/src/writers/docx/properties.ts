import type { Face } from '@gongwen/model'
import type { Theme } from './theme.ts'
import { escapeXml, flag, val } from './xml.ts'

/** The look of characters, in styles and, where no style can say it, directly. Lengths are twips unless a name says points. */
export interface RunProperties {
  style?: string
  face?: Face
  /** Western letters stay in `face` even where the document sets them in a roman face. */
  ownLatin?: boolean
  bold?: boolean
  italic?: boolean
  strike?: boolean
  vanish?: boolean
  color?: string
  /** Space added to each character. */
  tracking?: number
  /** Points. */
  size?: number
  underline?: boolean
  shade?: string
  raised?: boolean
  /** Width in twips that the characters are spaced out to. */
  fit?: number
  languages?: boolean
}

export interface Edge {
  /** Eighths of a point. */
  size: number
  color?: string
  style?: string
  space?: number
}

/** The look of a paragraph; the names follow WordprocessingML. */
export interface ParagraphProperties {
  style?: string
  keepNext?: boolean
  keepLines?: boolean
  pageBreakBefore?: boolean
  widowControl?: boolean
  numbering?: { id: number; level: number }
  borders?: { top?: Edge; bottom?: Edge; between?: Edge }
  shade?: string
  tabs?: { kind: 'left' | 'center' | 'right' | 'clear'; at: number; leader?: 'dot' }[]
  kinsoku?: boolean
  overflowPunctuation?: boolean
  latinGap?: boolean
  snapToGrid?: boolean
  before?: number
  after?: number
  /** Line height in twips: exact, or at least so much with `lineRule`. */
  line?: number
  lineRule?: 'exact' | 'atLeast' | 'auto'
  left?: number
  right?: number
  /** Negative hangs. */
  firstLine?: number
  contextualSpacing?: boolean
  align?: 'left' | 'center' | 'right' | 'both' | 'distribute'
  textAlignment?: 'center' | 'baseline' | 'auto'
  outline?: number
}

/** `<w:rPr>` with children in the order of the schema (ECMA-376 part 1, CT_RPr); '' when there is nothing to say. */
export function runProperties(properties: RunProperties, theme: Theme): string {
  const { face, ownLatin, size, shade, underline, raised } = properties
  const inner =
    val('w:rStyle', properties.style) +
    (face ? fontsOf(theme.fonts[face], ownLatin ? undefined : theme.latin) : '') +
    flag('w:b', properties.bold) +
    flag('w:i', properties.italic) +
    flag('w:strike', properties.strike) +
    flag('w:vanish', properties.vanish) +
    val('w:color', properties.color) +
    val('w:spacing', properties.tracking) +
    (size === undefined ? '' : `<w:sz w:val="${Math.round(size * 2)}"/><w:szCs w:val="${Math.round(size * 2)}"/>`) +
    (underline === undefined ? '' : val('w:u', underline ? 'single' : 'none')) +
    (shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>` : '') +
    (properties.fit === undefined ? '' : `<w:fitText w:val="${properties.fit}"/>`) +
    (raised ? val('w:vertAlign', 'superscript') : '') +
    (properties.languages ? '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>' : '')
  return inner && `<w:rPr>${inner}</w:rPr>`
}

function fontsOf(name: string, latin: string | undefined): string {
  const [own, west] = [escapeXml(name), escapeXml(latin ?? name)]
  return `<w:rFonts w:hint="eastAsia" w:ascii="${west}" w:hAnsi="${west}" w:eastAsia="${own}" w:cs="${west}"/>`
}

/** `<w:pPr>` with children in the order of the schema (CT_PPr); `last` holds an rPr or sectPr. */
export function paragraphProperties(properties: ParagraphProperties, last = ''): string {
  const { numbering, borders, shade, tabs } = properties
  const inner =
    val('w:pStyle', properties.style) +
    flag('w:keepNext', properties.keepNext) +
    flag('w:keepLines', properties.keepLines) +
    flag('w:pageBreakBefore', properties.pageBreakBefore) +
    flag('w:widowControl', properties.widowControl) +
    (numbering ? `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.id}"/></w:numPr>` : '') +
    (borders ? `<w:pBdr>${edges(borders)}</w:pBdr>` : '') +
    (shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>` : '') +
    (tabs ? `<w:tabs>${tabs.map(tab).join('')}</w:tabs>` : '') +
    flag('w:kinsoku', properties.kinsoku) +
    flag('w:overflowPunct', properties.overflowPunctuation) +
    flag('w:autoSpaceDE', properties.latinGap) +
    flag('w:autoSpaceDN', properties.latinGap) +
    flag('w:snapToGrid', properties.snapToGrid) +
    spacing(properties) +
    indents(properties) +
    flag('w:contextualSpacing', properties.contextualSpacing) +
    val('w:jc', properties.align) +
    val('w:textAlignment', properties.textAlignment) +
    val('w:outlineLvl', properties.outline) +
    last
  return inner && `<w:pPr>${inner}</w:pPr>`
}

function tab({ kind, at, leader }: { kind: string; at: number; leader?: string }): string {
  return `<w:tab w:val="${kind}"${leader ? ` w:leader="${leader}"` : ''} w:pos="${at}"/>`
}

function edges({ top, bottom, between }: { top?: Edge; bottom?: Edge; between?: Edge }): string {
  return edge('top', top) + edge('bottom', bottom) + edge('between', between)
}

/** A border line, `<w:top …/>`; '' when undefined. */
export function edge(side: string, of: Edge | undefined): string {
  if (!of) return ''
  const { style = 'single', size, space = 0, color = '000000' } = of
  return `<w:${side} w:val="${style}" w:sz="${size}" w:space="${space}" w:color="${color}"/>`
}

function spacing({ before, after, line, lineRule = 'exact' }: ParagraphProperties): string {
  if (before === undefined && after === undefined && line === undefined) return ''
  const height = line === undefined ? '' : ` w:line="${line}" w:lineRule="${lineRule}"`
  return `<w:spacing${attribute('before', before)}${attribute('after', after)}${height}/>`
}

function indents({ left, right, firstLine }: ParagraphProperties): string {
  if (left === undefined && right === undefined && firstLine === undefined) return ''
  const hanging = firstLine !== undefined && firstLine < 0
  const first = attribute(hanging ? 'hanging' : 'firstLine', hanging ? -firstLine : firstLine)
  return `<w:ind${attribute('left', left)}${attribute('right', right)}${first}/>`
}

function attribute(name: string, value: number | undefined): string {
  return value === undefined ? '' : ` w:${name}="${value}"`
}
