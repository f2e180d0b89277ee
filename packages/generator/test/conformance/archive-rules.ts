import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFStream } from 'pdf-lib'
import { programWidths } from './font-program.ts'
import { bytesOf, get, listOf, numbersOf, type Opened, textOf } from './open.ts'
import type { Rule } from './rule.ts'

const has = (dictionary: PDFDict, key: string): boolean => dictionary.has(PDFName.of(key))
const isType = (dictionary: PDFDict, type: string): boolean => textOf(dictionary, 'Type') === type
const subtype = (dictionary: PDFDict): string | undefined => textOf(dictionary, 'Subtype')

const ofType = (opened: Opened, type: string): PDFDict[] => opened.all.filter((dictionary) => isType(dictionary, type))
const forbidden = (dictionaries: PDFDict[], ...keys: string[]): string[] =>
  dictionaries.flatMap((dictionary) => keys.filter((key) => has(dictionary, key)))
const fonts = (opened: Opened): PDFDict[] => ofType(opened, 'Font')
const annotations = (opened: Opened): PDFDict[] =>
  opened.pages.flatMap((page) => listOf(opened, get(page.node, 'Annots'))).filter((entry) => entry instanceof PDFDict)
const images = (opened: Opened): PDFDict[] => opened.all.filter((dictionary) => subtype(dictionary) === 'Image')
const xmp = (opened: Opened): string => {
  const metadata = get(opened.catalog, 'Metadata')
  return metadata instanceof PDFStream ? bytesOf(metadata).toString('utf8') : ''
}
const element = (packet: string, name: string): string | undefined => {
  const found = new RegExp(`<${name}>(?:<rdf:(?:Alt|Seq|Bag)><rdf:li[^>]*>)?([^<]*)<`).exec(packet)?.[1]
  return found?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** Rules of ISO 19005-2 (PDF/A-2), conformance level u. */
export const archiveRules: Rule[] = [
  {
    id: '6.1.2',
    says: 'the header names PDF 1.n and a line of bytes above 127 follows',
    faults: ({ bytes }) =>
      /^%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}/.test(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))
        ? []
        : ['header'],
  },
  {
    id: '6.1.3',
    says: 'the trailer has an identifier, no encryption, and nothing follows it',
    faults: ({ document, bytes }) => [
      ...(document.context.trailerInfo.ID instanceof PDFArray ? [] : ['no ID']),
      ...(document.context.trailerInfo.Encrypt ? ['Encrypt'] : []),
      ...(/%%EOF[\r\n]*$/.test(Buffer.from(bytes.subarray(-10)).toString('latin1')) ? [] : ['data after the end']),
    ],
  },
  {
    id: '6.1.7.2',
    says: 'no LZW, no encryption filter, no data outside the file',
    faults: ({ dictionaries }) =>
      dictionaries.flatMap(({ dictionary, stream }) =>
        stream && (/LZWDecode|Crypt/.test(String(get(dictionary, 'Filter'))) || has(dictionary, 'F'))
          ? [String(dictionary)]
          : [],
      ),
  },
  {
    id: '6.1.13',
    says: 'names, nesting of q and page sizes keep within the limits',
    faults: (opened) => {
      const names = opened.all.flatMap((dictionary) => dictionary.keys()).filter((key) => key.toString().length > 128)
      let deepest = 0
      let depth = 0
      for (const { operator } of opened.painted) {
        depth += operator === 'q' ? 1 : operator === 'Q' ? -1 : 0
        deepest = Math.max(deepest, depth)
      }
      const sizes = opened.pages.filter((page) =>
        [page.getWidth(), page.getHeight()].some((side) => side < 3 || side > 14400),
      )
      return [...names.map(String), ...(deepest > 28 ? ['q'] : []), ...sizes.map(() => 'page size')]
    },
  },
  {
    id: '6.2.2',
    says: 'content streams are well-formed and name resources that exist',
    faults: ({ painted }) =>
      painted
        .filter(({ operator, font }) => (operator === 'Tj' || operator === 'TJ') && !font)
        .map(({ page }) => `page ${page + 1}: font`),
  },
  {
    id: '6.2.3',
    says: 'one output intent with an RGB profile inside',
    faults: (opened) => {
      const intents = listOf(opened, get(opened.catalog, 'OutputIntents')).filter(
        (intent): intent is PDFDict => intent instanceof PDFDict && textOf(intent, 'S') === 'GTS_PDFA1',
      )
      if (intents.length !== 1) return ['number of intents']
      const stream = get(intents[0]!, 'DestOutputProfile')
      const profile = bytesOf(stream)
      const sound =
        profile.length > 128 &&
        profile.readUInt32BE(0) === profile.length &&
        profile.toString('latin1', 12, 20) === 'mntrRGB ' &&
        profile.toString('latin1', 36, 40) === 'acsp' &&
        profile.readUInt8(8) < 5 &&
        stream instanceof PDFStream &&
        textOf(stream.dict, 'N') === '3'
      return sound ? [] : ['profile']
    },
  },
  {
    id: '6.2.4.3',
    says: 'no ink colours where the output intent is RGB',
    faults: (opened) => [
      ...opened.painted
        .filter(({ operator }) => operator === 'k' || operator === 'K')
        .map(({ page }) => `page ${page + 1}: k`),
      ...images(opened)
        .filter((image) => String(get(image, 'ColorSpace')).includes('DeviceCMYK'))
        .map(() => 'image'),
    ],
  },
  {
    id: '6.2.5',
    says: 'no transfer functions or halftones in graphics states',
    faults: (opened) =>
      forbidden(
        ofType(opened, 'ExtGState'),
        'TR',
        'HTP',
        ...(ofType(opened, 'ExtGState').some((state) => textOf(state, 'TR2') !== 'Default') ? ['TR2'] : []),
      ),
  },
  {
    id: '6.2.8',
    says: 'images without alternates, OPI or interpolation',
    faults: (opened) => [
      ...forbidden(images(opened), 'Alternates', 'OPI'),
      ...images(opened)
        .filter((image) => get(image, 'Interpolate') === PDFBool.True)
        .map(() => 'Interpolate'),
    ],
  },
  {
    id: '6.2.9',
    says: 'forms without OPI, PostScript or reference to another file',
    faults: (opened) =>
      forbidden(
        opened.all.filter((dictionary) => subtype(dictionary) === 'Form'),
        'OPI',
        'PS',
        'Subtype2',
        'Ref',
      ),
  },
  {
    id: '6.2.10',
    says: 'blending groups are in a device colour of the output intent',
    faults: (opened) =>
      opened.all
        .filter((dictionary) => textOf(dictionary, 'S') === 'Transparency')
        .filter((group) => !/^Device(RGB|Gray)$/.test(textOf(group, 'CS') ?? 'DeviceRGB'))
        .map(String),
  },
  {
    id: '6.2.11.3',
    says: 'composite fonts: identity encoding, system information, a glyph map with TrueType',
    faults: (opened) =>
      fonts(opened).flatMap((font) => {
        const kind = subtype(font)
        if (kind === 'Type0' && textOf(font, 'Encoding') !== 'Identity-H') return ['Encoding']
        if (kind !== 'CIDFontType0' && kind !== 'CIDFontType2') return []
        const info = get(font, 'CIDSystemInfo')
        return [
          ...(info instanceof PDFDict && textOf(info, 'Ordering') === 'Identity' ? [] : ['CIDSystemInfo']),
          ...(kind === 'CIDFontType2' && !has(font, 'CIDToGIDMap') ? ['CIDToGIDMap'] : []),
        ]
      }),
  },
  {
    id: '6.2.11.4',
    says: 'every font is embedded',
    faults: (opened) =>
      fonts(opened).flatMap((font) => {
        if (['Type0', 'Type3'].includes(subtype(font) ?? '')) return []
        const descriptor = get(font, 'FontDescriptor')
        const embedded =
          descriptor instanceof PDFDict &&
          ['FontFile', 'FontFile2', 'FontFile3'].some((key) => get(descriptor, key) instanceof PDFStream)
        return embedded ? [] : [textOf(font, 'BaseFont') ?? 'font']
      }),
  },
  {
    id: '6.2.11.4.2',
    says: 'subset fonts carry a tag, and a CIDSet, where there is one, lists every glyph',
    faults: (opened) =>
      ofType(opened, 'FontDescriptor').flatMap((descriptor) => {
        const name = textOf(descriptor, 'FontName') ?? ''
        const set = get(descriptor, 'CIDSet')
        const glyphs = set ? programOf(descriptor)?.length : undefined
        const listed = [...bytesOf(set)].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
        return [
          ...(/^[A-Z]{6}\+/.test(name) ? [] : [name]),
          ...(glyphs !== undefined && listed !== glyphs ? ['CIDSet'] : []),
        ]
      }),
  },
  {
    id: '6.2.11.5',
    says: 'widths in the file are those of the font program, for every character set',
    faults: (opened) =>
      usedCharacters(opened).flatMap(({ font, cid }) => {
        const descendant = listOf(opened, get(font, 'DescendantFonts'))[0]
        const descriptor = descendant instanceof PDFDict ? get(descendant, 'FontDescriptor') : undefined
        if (!(descendant instanceof PDFDict) || !(descriptor instanceof PDFDict)) return ['no descriptor']
        const width = programOf(descriptor)?.[cid]
        const sound = width !== undefined && Math.abs(width - statedWidths(opened, descendant)(cid)) <= 1
        return sound ? [] : [`${textOf(font, 'BaseFont')} ${cid}`]
      }),
  },
  {
    id: '6.2.11.7.2',
    says: 'every character set maps to Unicode',
    faults: (opened) =>
      usedCharacters(opened).flatMap(({ font, cid }) => {
        const map = unicodeOf(font)
        const codes = map?.get(cid)
        return codes && codes.length > 0 && !/^(0000|FEFF|FFFE)/i.test(codes)
          ? []
          : [`${textOf(font, 'BaseFont')} ${cid}`]
      }),
  },
  {
    id: '6.2.11.8',
    says: 'no reference to .notdef or to a glyph that the program lacks',
    faults: (opened) =>
      usedCharacters(opened).flatMap(({ font, cid }) => {
        const descendant = listOf(opened, get(font, 'DescendantFonts'))[0]
        const descriptor = descendant instanceof PDFDict ? get(descendant, 'FontDescriptor') : undefined
        const widths = descriptor instanceof PDFDict ? programOf(descriptor) : undefined
        return cid > 0 && (!widths || cid < widths.length) ? [] : [`${textOf(font, 'BaseFont')} ${cid}`]
      }),
  },
  {
    id: '6.3.1',
    says: 'only annotations that PDF/A knows',
    faults: (opened) =>
      annotations(opened)
        .map((annotation) => subtype(annotation) ?? '')
        .filter(
          (kind) =>
            !/^(Link|Widget|Text|FreeText|Line|Square|Circle|Highlight|Underline|StrikeOut|Stamp|Ink|Popup)$/.test(
              kind,
            ),
        ),
  },
  {
    id: '6.3.2',
    says: 'annotations are printed and not hidden',
    faults: (opened) =>
      annotations(opened).flatMap((annotation) => {
        const flags = get(annotation, 'F')
        const value = flags instanceof PDFNumber ? flags.asNumber() : 0
        // print set; invisible, hidden, no view and toggled view clear
        return (value & 4) !== 0 && (value & (1 | 2 | 32 | 256)) === 0 ? [] : [String(value)]
      }),
  },
  {
    id: '6.3.3',
    says: 'fields have a normal appearance and no other; buttons one for each state',
    faults: (opened) =>
      annotations(opened).flatMap((annotation) => {
        if (subtype(annotation) !== 'Widget') return []
        const appearance = get(annotation, 'AP')
        if (!(appearance instanceof PDFDict)) return ['no appearance']
        if (appearance.keys().some((key) => key.toString() !== '/N')) return ['other appearances']
        const parent = get(annotation, 'Parent')
        const kind = textOf(annotation, 'FT') ?? (parent instanceof PDFDict ? textOf(parent, 'FT') : undefined)
        const button = kind === 'Btn'
        const normal = get(appearance, 'N')
        return button === normal instanceof PDFDict && (button || normal instanceof PDFStream)
          ? []
          : ['kind of appearance']
      }),
  },
  {
    id: '6.4.1',
    says: 'the form asks for no appearances to be made, fields have no actions',
    faults: (opened) => {
      const form = get(opened.catalog, 'AcroForm')
      return [
        ...(form instanceof PDFDict && get(form, 'NeedAppearances') === PDFBool.True ? ['NeedAppearances'] : []),
        ...(form instanceof PDFDict && has(form, 'XFA') ? ['XFA'] : []),
        ...forbidden(
          opened.all.filter((dictionary) => has(dictionary, 'FT') || subtype(dictionary) === 'Widget'),
          'A',
          'AA',
        ),
      ]
    },
  },
  {
    id: '6.5',
    says: 'only actions that go somewhere',
    faults: (opened) => [
      ...opened.all.flatMap((dictionary) => {
        const kind = textOf(dictionary, 'S') ?? ''
        return /^(Launch|Sound|Movie|ResetForm|ImportData|JavaScript|Hide|SetOCGState|Rendition|Trans|GoTo3DView|SubmitForm)$/.test(
          kind,
        )
          ? [kind]
          : []
      }),
      ...forbidden([opened.catalog, ...opened.pages.map((page) => page.node as PDFDict)], 'AA'),
    ],
  },
  {
    id: '6.6.2.1',
    says: 'the catalogue has metadata as an XMP packet',
    faults: (opened) =>
      /^<\?xpacket begin="\ufeff" id="[^"]+"\?>\s*<x:xmpmeta[\s\S]*<rdf:RDF[\s\S]*<\?xpacket end="w"\?>\s*$/.test(
        xmp(opened),
      )
        ? []
        : ['XMP'],
  },
  {
    id: '6.6.2.3',
    says: 'properties that XMP does not define are described',
    faults: (opened) =>
      /<pdfuaid:part>/.test(xmp(opened)) && !/<pdfaSchema:prefix>pdfuaid</.test(xmp(opened)) ? ['pdfuaid'] : [],
  },
  {
    id: '6.6.3',
    says: 'the information dictionary says the same as the metadata',
    faults: (opened) => {
      const info = opened.document.context.lookup(opened.document.context.trailerInfo.Info)
      if (!(info instanceof PDFDict)) return []
      const pairs: [string, string][] = [
        ['Title', 'dc:title'],
        ['Author', 'dc:creator'],
        ['Subject', 'dc:description'],
        ['Keywords', 'pdf:Keywords'],
        ['Creator', 'xmp:CreatorTool'],
        ['Producer', 'pdf:Producer'],
      ]
      const digits = (value = '') => value.replaceAll(/\D/g, '')
      return [
        ...pairs.filter(([key, name]) => textOf(info, key) !== element(xmp(opened), name)).map(([key]) => key),
        ...[
          ['CreationDate', 'xmp:CreateDate'],
          ['ModDate', 'xmp:ModifyDate'],
        ]
          .filter(([key, name]) => digits(textOf(info, key!)) !== digits(element(xmp(opened), name!)))
          .map(([key]) => key!),
      ]
    },
  },
  {
    id: '6.6.4',
    says: 'the metadata claims part 2, level U',
    faults: (opened) =>
      element(xmp(opened), 'pdfaid:part') === '2' && element(xmp(opened), 'pdfaid:conformance') === 'U'
        ? []
        : ['pdfaid'],
  },
  {
    id: '6.8',
    says: 'no embedded files',
    faults: (opened) => {
      const names = get(opened.catalog, 'Names')
      return [
        ...(names instanceof PDFDict ? forbidden([names], 'EmbeddedFiles') : []),
        ...ofType(opened, 'Filespec').map(() => 'Filespec'),
      ]
    },
  },
  {
    id: '6.9',
    says: 'no optional content (ours has none)',
    faults: (opened) => forbidden([opened.catalog], 'OCProperties'),
  },
  {
    id: '6.10',
    says: 'no alternate presentations, no scripts by name, no page steps',
    faults: (opened) => {
      const names = get(opened.catalog, 'Names')
      return [
        ...(names instanceof PDFDict ? forbidden([names], 'AlternatePresentations', 'JavaScript') : []),
        ...forbidden(
          opened.pages.map((page) => page.node as PDFDict),
          'PresSteps',
        ),
      ]
    },
  },
]

const programs = new WeakMap<PDFDict, number[]>()

function programOf(descriptor: PDFDict): number[] | undefined {
  const known = programs.get(descriptor)
  if (known) return known
  const stream = get(descriptor, 'FontFile2') ?? get(descriptor, 'FontFile3')
  if (!(stream instanceof PDFRawStream)) return undefined
  const widths = programWidths(bytesOf(stream))
  programs.set(descriptor, widths)
  return widths
}

const stated = new WeakMap<PDFDict, (cid: number) => number>()

function statedWidths(opened: Opened, font: PDFDict): (cid: number) => number {
  const known = stated.get(font)
  if (known) return known
  const widths = new Map<number, number>()
  const list = listOf(opened, get(font, 'W'))
  for (let at = 0; at + 1 < list.length; at += 2) {
    const [first, row] = [list[at], list[at + 1]]
    if (!(first instanceof PDFNumber) || !(row instanceof PDFArray)) continue
    row.asArray().forEach((width, index) => {
      if (width instanceof PDFNumber) widths.set(first.asNumber() + index, width.asNumber())
    })
  }
  const standard = numbersOf(font, 'DW')[0] ?? Number(textOf(font, 'DW') ?? 1000)
  const widthOf = (cid: number) => widths.get(cid) ?? standard
  stated.set(font, widthOf)
  return widthOf
}

function usedCharacters(opened: Opened): { font: PDFDict; cid: number }[] {
  const used = new Map<PDFDict, Set<number>>()
  for (const { font, cids = [] } of opened.painted) {
    if (!font) continue
    const set = used.get(font) ?? new Set()
    used.set(font, set)
    for (const cid of cids) set.add(cid)
  }
  return [...used].flatMap(([font, cids]) => [...cids].map((cid) => ({ font, cid })))
}

const maps = new WeakMap<PDFDict, Map<number, string>>()

/** Character identifier → UTF-16 in hexadecimal, as the font's ToUnicode says; undefined where there is none. */
export function unicodeOf(font: PDFDict): Map<number, string> | undefined {
  const known = maps.get(font)
  if (known) return known
  const stream = get(font, 'ToUnicode')
  if (!(stream instanceof PDFStream)) return undefined
  const map = new Map<number, string>()
  for (const [, count = '', block = ''] of bytesOf(stream)
    .toString('latin1')
    .matchAll(/(\d+) beginbfchar\n([\s\S]*?)endbfchar/g)) {
    const entries = [...block.matchAll(/<([0-9A-F]{4})><((?:[0-9A-F]{4})+)>/g)]
    if (entries.length !== Number(count) || entries.length > 100) return undefined
    for (const [, cid = '', codes = ''] of entries) map.set(Number.parseInt(cid, 16), codes)
  }
  maps.set(font, map)
  return map
}
