import {
  PDFDocument as Library,
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { writePdf } from '../src/writers/pdf/pdf.ts'
import { check, rules } from './conformance/check.ts'
import { bytesOf } from './conformance/open.ts'
import { host } from './fixture.ts'
import { pictures, sample } from './sample.ts'

const name = (value: string) => PDFName.of(value)

/** Every dictionary of a file, streams' included. */
function dictionaries(document: PDFDocument): PDFDict[] {
  const nested = (object: PDFObject): PDFDict[] => {
    if (object instanceof PDFDict) return [object, ...object.values().flatMap(nested)]
    if (object instanceof PDFArray) return object.asArray().flatMap(nested)
    return object instanceof PDFRawStream ? nested(object.dict) : []
  }
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => nested(object))
}

/** The first dictionary with this value under this key. */
function find(document: PDFDocument, key: string, value: string): PDFDict {
  const found = dictionaries(document).find((dictionary) => dictionary.get(name(key)) === name(value))
  if (!found) throw new Error(`nothing has /${key} /${value}`)
  return found
}

const element = (document: PDFDocument, role: string): PDFDict => {
  const found = dictionaries(document).find(
    (dictionary) => dictionary.get(name('S')) === name(role) && dictionary.has(name('P')),
  )
  if (!found) throw new Error(`no ${role}`)
  return found
}

/** Rewrites a stream's text. */
function rewrite(document: PDFDocument, holder: PDFDict, key: string, change: (content: string) => string): void {
  const ref = holder.get(name(key))
  const content = change(bytesOf(document.context.lookup(ref)).toString('latin1'))
  const old = document.context.lookup(ref) as PDFRawStream
  const stream = document.context.stream(Uint8Array.from(Buffer.from(content, 'latin1')), {})
  for (const [entry, value] of old.dict.entries())
    if (!/Filter|Length|DecodeParms/.test(entry.toString())) stream.dict.set(entry, value)
  holder.set(name(key), document.context.register(stream))
}

const content = (document: PDFDocument, change: (content: string) => string) =>
  rewrite(document, document.getPage(0).node, 'Contents', change)
const xmp = (document: PDFDocument, change: (content: string) => string) =>
  rewrite(document, document.catalog, 'Metadata', change)
const first = (document: PDFDocument): PDFDict => document.getPage(0).node
const dict = (document: PDFDocument, entries: Record<string, PDFObject | string | number | boolean>) =>
  document.context.obj(entries as never) as unknown as PDFDict

/** For each rule, what breaks it: in the objects, or in the bytes. */
const damages: Record<string, ((document: PDFDocument) => void) | { bytes: (bytes: Buffer) => Buffer }> = {
  '6.1.2': { bytes: (bytes) => Buffer.concat([Buffer.from('%PDF-2.0\n'), bytes.subarray(9)]) },
  '6.1.3': { bytes: (bytes) => Buffer.concat([bytes, Buffer.from('after the end')]) },
  '6.1.7.2': (document) => find(document, 'Type', 'Metadata').set(name('F'), PDFString.of('outside.xml')),
  '6.1.13': (document) => content(document, (text) => `${'q '.repeat(29)}${text}${' Q'.repeat(29)}`),
  '6.2.2': (document) => content(document, (text) => text.replaceAll(/\/F\d /g, '/Missing ')),
  '6.2.3': (document) => find(document, 'S', 'GTS_PDFA1').delete(name('DestOutputProfile')),
  '6.2.4.3': (document) => content(document, (text) => text.replace(/1 0 0 RG/, '0 1 1 0 K')),
  '6.2.5': (document) => document.context.register(dict(document, { Type: 'ExtGState', TR: 'Identity' })),
  '6.2.8': (document) => find(document, 'Subtype', 'Image').set(name('Interpolate'), PDFBool.True),
  '6.2.9': (document) => find(document, 'Subtype', 'Form').set(name('Ref'), dict(document, {})),
  '6.2.10': (document) => find(document, 'S', 'Transparency').set(name('CS'), name('DeviceCMYK')),
  '6.2.11.3': (document) => find(document, 'Subtype', 'CIDFontType2').delete(name('CIDToGIDMap')),
  '6.2.11.4': (document) => find(document, 'Type', 'FontDescriptor').delete(name('FontFile2')),
  '6.2.11.4.2': (document) => find(document, 'Type', 'FontDescriptor').set(name('FontName'), name('WithoutTag')),
  '6.2.11.5': (document) =>
    find(document, 'Subtype', 'CIDFontType2').set(name('W'), document.context.obj([1, [777, 777]])),
  '6.2.11.7.2': (document) =>
    rewrite(document, find(document, 'Subtype', 'Type0'), 'ToUnicode', (text) =>
      text.replaceAll(/<[0-9A-F]{4}>\n/g, '<0000>\n'),
    ),
  '6.2.11.8': (document) => content(document, (text) => text.replace(/<[0-9A-F]{4}([0-9A-F]*)> Tj/, '<0000$1> Tj')),
  '6.3.1': (document) => find(document, 'Subtype', 'Link').set(name('Subtype'), name('Movie')),
  '6.3.2': (document) => find(document, 'Subtype', 'Link').set(name('F'), PDFNumber.of(2)),
  '6.3.3': (document) => find(document, 'Subtype', 'Widget').delete(name('AP')),
  '6.4.1': (document) =>
    (document.context.lookup(document.catalog.get(name('AcroForm'))) as PDFDict).set(
      name('NeedAppearances'),
      PDFBool.True,
    ),
  '6.5': (document) => find(document, 'S', 'URI').set(name('S'), name('JavaScript')),
  '6.6.2.1': (document) => document.catalog.delete(name('Metadata')),
  '6.6.2.3': (document) =>
    xmp(document, (text) => text.replace('<pdfaSchema:prefix>pdfuaid<', '<pdfaSchema:prefix>other<')),
  '6.6.3': (document) =>
    (document.context.lookup(document.context.trailerInfo.Info) as PDFDict).set(
      name('Title'),
      PDFHexString.fromText('另一个标题'),
    ),
  '6.6.4': (document) => xmp(document, (text) => text.replace('<pdfaid:part>2<', '<pdfaid:part>1<')),
  '6.8': (document) => document.context.register(dict(document, { Type: 'Filespec' })),
  '6.9': (document) => document.catalog.set(name('OCProperties'), dict(document, {})),
  '6.10': (document) => first(document).set(name('PresSteps'), dict(document, {})),
  '01-003': (document) =>
    content(document, (text) => text.replace(/BDC\n/, 'BDC\n/Artifact BMC\n').replace('EMC', 'EMC EMC')),
  '01-005': (document) => content(document, (text) => `0 0 9 9 re f\n${text}`),
  '01-006': (document) => content(document, (text) => text.replace(/\/MCID 1>>/, '/MCID 999>>')),
  '02-001': (document) => element(document, 'P').set(name('S'), name('Absatz')),
  '06-001': (document) => document.catalog.delete(name('Metadata')),
  '06-002': (document) => xmp(document, (text) => text.replace(/<pdfuaid:part>1<\/pdfuaid:part>/, '')),
  '06-003': (document) => xmp(document, (text) => text.replace(/<dc:title>.*?<\/dc:title>/, '')),
  '07-001': (document) => document.catalog.delete(name('ViewerPreferences')),
  '09-004': (document) => element(document, 'TH').set(name('S'), name('P')),
  '11-001': (document) => document.catalog.delete(name('Lang')),
  '13-004': (document) => element(document, 'Figure').delete(name('Alt')),
  '14-002': (document) => element(document, 'H1').set(name('S'), name('H2')),
  '14-003': (document) => element(document, 'H2').set(name('S'), name('H3')),
  '14-006': (document) => element(document, 'H2').set(name('S'), name('H')),
  '15-003': (document) => element(document, 'TH').delete(name('A')),
  '15-004': (document) =>
    element(document, 'TH').set(name('A'), dict(document, { O: 'Table', Scope: 'Column', ColSpan: 2 })),
  '16-001': (document) => element(document, 'L').delete(name('A')),
  '19-003': (document) => element(document, 'Note').delete(name('ID')),
  '19-004': (document) => element(document, 'P').set(name('ID'), element(document, 'Note').get(name('ID'))!),
  '25-001': (document) =>
    (document.context.lookup(document.catalog.get(name('AcroForm'))) as PDFDict).set(name('XFA'), PDFString.of('')),
  '28-002': (document) => find(document, 'Subtype', 'Link').set(name('StructParent'), PDFNumber.of(0)),
  '28-005': (document) => find(document, 'Subtype', 'Widget').delete(name('TU')),
  '28-008': (document) => first(document).delete(name('Tabs')),
  '28-010': (document) => element(document, 'Form').set(name('S'), name('P')),
  '28-011': (document) => element(document, 'Link').set(name('S'), name('Span')),
  '28-012': (document) => find(document, 'Subtype', 'Link').delete(name('Contents')),
  '30-002': (document) => {
    const form = dictionaries(document).find((dictionary) => dictionary.get(name('Subtype')) === name('Form'))!
    const ref = document.context.register(
      document.context.stream('/P <</MCID 0>> BDC 0 0 9 9 re f EMC', {
        Type: 'XObject',
        Subtype: 'Form',
        BBox: form.get(name('BBox')) as PDFArray,
      }),
    )
    const resources = first(document).lookup(name('Resources')) as PDFDict
    ;(resources.lookup(name('XObject')) as PDFDict).set(name('Marked'), ref)
    content(document, (text) => `${text}/Artifact BMC /Marked Do EMC\n`)
  },
  '7.1': (document) => document.catalog.delete(name('MarkInfo')),
}

describe('PDF/A-2u and PDF/UA-1', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    const written = await writePdf(
      sample(),
      { title: '关于公开征求意见的公告 <1>', organ: '台州市科学技术局', subject: '征求意见', keywords: ['公告'] },
      host(pictures),
    )
    bytes = written.value
  })

  it('are met by a document of everything', async () => {
    expect(await check(bytes)).toEqual([])
  })

  it('are met by the same document stored again by another library', async () => {
    const again = await Library.load(bytes, { updateMetadata: false })
    expect(await check(await again.save({ useObjectStreams: false, updateFieldAppearances: false }))).toEqual([])
  })

  it('have for each rule a damage that breaks it', () => {
    expect(Object.keys(damages).sort()).toEqual(rules.map(({ id }) => id).sort())
  })

  for (const rule of rules) {
    it(`${rule.id} notices when not: ${rule.says}`, async () => {
      const damage = damages[rule.id]!
      let broken: Uint8Array
      if (typeof damage === 'function') {
        const document = await Library.load(bytes, { updateMetadata: false })
        damage(document)
        broken = await document.save({ useObjectStreams: false, updateFieldAppearances: false })
      } else broken = new Uint8Array(damage.bytes(Buffer.from(bytes)))
      expect(await check(broken, [rule])).not.toEqual([])
    })
  }
})
