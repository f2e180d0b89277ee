import type { Properties } from '@gongwen/model'
import { cleanText } from '../characters.ts'
import { declaration, escapeXml } from '../xml.ts'

const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties'

/** `docProps/core.xml`: the organ stands as author, no person; dates are given, never asked of a clock. */
export function corePropertiesXml({ title, subject, organ, keywords, created }: Properties, now: string): string {
  const element = (name: string, text: string | undefined): string =>
    text ? `<${name}>${escapeXml(cleanText(text).text)}</${name}>` : ''
  const date = (name: string, iso: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${utc(iso)}</dcterms:${name}>`
  const made = utc(created ?? now) ? (created ?? now) : now
  return (
    `${declaration}<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    element('dc:title', title) +
    element('dc:subject', subject) +
    element('dc:creator', organ) +
    element('cp:keywords', keywords?.join('；')) +
    element('cp:lastModifiedBy', organ) +
    (utc(made) ? date('created', made) + date('modified', made) : '') +
    '<dc:language>zh-CN</dc:language></cp:coreProperties>'
  )
}

/** The moment in UTC to the second; '' when it is none. */
function utc(iso: string): string {
  const moment = Date.parse(iso)
  return Number.isNaN(moment) ? '' : `${new Date(moment).toISOString().slice(0, 19)}Z`
}
