import { type ParagraphProperties, paragraphProperties, type RunProperties, runProperties } from '../properties.ts'
import type { Theme } from '../theme.ts'
import { escapeXml, val } from '../xml.ts'

/** A named style. Word knows built-in ones by `name` (`heading 1`); `alias` is what officers see beside it. */
export interface Style {
  id: string
  name: string
  alias?: string
  basedOn?: string
  /** Style of the paragraph that follows when Enter is pressed. */
  next?: string
  paragraph?: ParagraphProperties
  run?: RunProperties
  /** Left out of the gallery: a style that only the writer sets. */
  hidden?: boolean
}

/** `<w:style>` of a paragraph or character style. */
export function styleXml(kind: 'paragraph' | 'character', style: Style, theme: Theme): string {
  const { id, name, alias, basedOn, next, paragraph, run, hidden } = style
  const standard = id === 'Normal' || id === 'DefaultParagraphFont' ? ' w:default="1"' : ''
  const custom = standard || /^[a-zA-Z]+( [a-zA-Z]+)*( \d)?$/.test(name) ? '' : ' w:customStyle="1"'
  const inner =
    val('w:name', escapeXml(name)) +
    val('w:aliases', alias) +
    val('w:basedOn', basedOn) +
    val('w:next', next) +
    val('w:uiPriority', hidden ? 99 : 1) +
    (hidden ? '<w:semiHidden/><w:unhideWhenUsed/>' : '<w:qFormat/>') +
    (paragraph ? paragraphProperties(paragraph) : '') +
    (run ? runProperties(run, theme) : '')
  return `<w:style w:type="${kind}"${standard}${custom} w:styleId="${id}">${inner}</w:style>`
}
