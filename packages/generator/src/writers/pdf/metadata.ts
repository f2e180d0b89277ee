import type { Properties } from '@gongwen/model'
import { escapeXml, plainText } from '../xml.ts'
import { date, text } from './syntax.ts'

const PROGRAM = 'gongwen'

/** What a file says about itself, twice: in XMP and in the older information dictionary, which must agree (ISO 19005-2, 6.6.3). */
export interface Metadata {
  xmp: Buffer
  info: string
}

/** Which standards a file claims to meet. A page taken from a foreign PDF can cost it both. */
export interface Claims {
  archival: boolean
  accessible: boolean
}

/** Metadata from the document's properties; `now` is an ISO date and time with offset. */
export function metadata(given: Properties, now: string, claims: Claims): Metadata {
  const properties = spoken(given)
  const { title, subject, organ, keywords = [], created = now } = properties
  const named = keywords.join('；')
  const info = [
    `/Title ${text(title)}`,
    organ ? `/Author ${text(organ)}` : '',
    subject ? `/Subject ${text(subject)}` : '',
    named ? `/Keywords ${text(named)}` : '',
    `/Creator(${PROGRAM})/Producer(${PROGRAM})`,
    `/CreationDate ${date(full(created))}/ModDate ${date(full(now))}`,
  ].join('')
  return { info: `<<${info}>>`, xmp: Buffer.from(packet(properties, full(created), full(now), named, claims), 'utf8') }
}

/** Both places must be able to hold what is said. */
function spoken(properties: Properties): Properties {
  const { title, subject, organ, keywords, created } = properties
  return {
    title: plainText(title).trim() || '文件',
    ...(subject === undefined ? {} : { subject: plainText(subject) }),
    ...(organ === undefined ? {} : { organ: plainText(organ) }),
    ...(keywords === undefined ? {} : { keywords: keywords.map(plainText) }),
    ...(created === undefined ? {} : { created }),
  }
}

/** XMP dates need a time, and the two places must spell the same moment. */
function full(iso: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(iso) ? `${iso}T00:00:00+08:00` : iso.replace(/\.\d+/, '')
}

function packet(properties: Properties, created: string, now: string, keywords: string, claims: Claims): string {
  const { title, subject, organ } = properties
  const alternative = (value: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt>`
  const fields = [
    '<dc:format>application/pdf</dc:format>',
    '<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>',
    `<dc:title>${alternative(title)}</dc:title>`,
    organ ? `<dc:creator><rdf:Seq><rdf:li>${escapeXml(organ)}</rdf:li></rdf:Seq></dc:creator>` : '',
    subject ? `<dc:description>${alternative(subject)}</dc:description>` : '',
    keywords ? `<pdf:Keywords>${escapeXml(keywords)}</pdf:Keywords>` : '',
    `<xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${now}</xmp:ModifyDate>`,
    `<xmp:CreatorTool>${PROGRAM}</xmp:CreatorTool><pdf:Producer>${PROGRAM}</pdf:Producer>`,
    claims.archival ? '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>' : '',
    claims.accessible ? '<pdfuaid:part>1</pdfuaid:part>' : '',
  ].join('')
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${spaces}>${fields}</rdf:Description>
${claims.accessible ? extension : ''}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
}

const spaces = Object.entries(namespaces)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')

/** PDF/A knows pdfuaid only when the file describes it (ISO 19005-2, 6.6.2.3). */
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`
