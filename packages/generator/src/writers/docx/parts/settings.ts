import type { PageSetup } from '@gongwen/model'
import { notFirst, notLast } from '../../../layout/character.ts'
import { escapeXml, root } from '../xml.ts'

/** `word/settings.xml`: Word 2013 and later, the rules of our own lines (GB/T 15834-2011, 5.1), folios that change sides. */
export function settingsXml(setup: PageSetup, notes: boolean): string {
  const footnotes = notes ? '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' : ''
  const option = (name: string, value: string): string =>
    `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`
  return root(
    'w:settings',
    '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/>' +
      (setup.folio === 'outer' ? '<w:evenAndOddHeaders/>' : '') +
      `<w:characterSpacingControl w:val="${setup.punctuation === 'squeezed' ? 'compressPunctuation' : 'doNotCompress'}"/>` +
      `<w:noLineBreaksAfter w:lang="zh-CN" w:val="${escapeXml(notLast)}"/><w:noLineBreaksBefore w:lang="zh-CN" w:val="${escapeXml(notFirst)}"/>` +
      footnotes +
      '<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>' +
      option('compatibilityMode', '15') +
      option('overrideTableStyleFontSizeAndJustification', '1') +
      option('enableOpenTypeFeatures', '1') +
      option('doNotFlipMirrorIndents', '1') +
      '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>' +
      '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
  )
}
