import type { Result } from '@gongwen/model'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { loadPdf } from '../../pdf-tools/load.ts'
import { stripMarks } from '../../pdf-tools/strip-marks.ts'
import { archivalFault } from './archival.ts'
import type { PdfFile } from './file.ts'
import { contentOf } from './page-content.ts'
import { numbers, ref } from './syntax.ts'

/** A page taken over: its form, and why the file may no longer claim to be fit for archives. */
export interface ForeignPage {
  object: number
  fault: string | undefined
}

/** Takes over the first page of a PDF; a file that is broken or locked gives none, and a finding. */
export async function takePage(
  file: PdfFile,
  bytes: Uint8Array,
  src: string,
): Promise<Result<ForeignPage | undefined>> {
  const { value: document, diagnostics } = await loadPdf(bytes, src)
  if (!document) return { value: undefined, diagnostics }
  const page = document.getPage(0)
  return { value: { object: importPage(file, document, page), fault: archivalFault(document, page) }, diagnostics }
}

/** Keys that PDF/A forbids or that point into the foreign file's own trees. */
const dropped = new Set([
  'Parent',
  'StructParent',
  'StructParents',
  'Metadata',
  'PieceInfo',
  'OC',
  'OPI',
  'Alternates',
  'Ref',
  'PS',
  'Subtype2',
  'Interpolate',
  'TR',
  'TR2',
  'HTP',
  'Length',
  'AF',
])

function importPage(file: PdfFile, document: PDFDocument, page: PDFPage): number {
  const numbersOf = new Map<PDFRef, number>()
  const spell = (object: PDFObject | undefined): string => {
    if (object === undefined) return 'null'
    if (object instanceof PDFRef) return reference(object)
    if (object instanceof PDFArray) return `[${object.asArray().map(spell).join(' ')}]`
    if (object instanceof PDFDict) return `<<${entries(object)}>>`
    // a stream is always an object of its own
    if (object instanceof PDFStream) return ref(copyStream(file.reserve(), object))
    return object.toString()
  }
  const entries = (dictionary: PDFDict): string =>
    dictionary
      .entries()
      .filter(([key]) => !dropped.has(key.decodeText()))
      .map(([key, value]) => `${key.toString()} ${spell(value)}`)
      .join('')
  const reference = (given: PDFRef): string => {
    const known = numbersOf.get(given)
    if (known !== undefined) return ref(known)
    const target = document.context.lookup(given)
    const object = file.reserve()
    numbersOf.set(given, object)
    if (target instanceof PDFStream) copyStream(object, target)
    else file.set(object, spell(target))
    return ref(object)
  }
  const copyStream = (object: number, stream: PDFStream): number => {
    const isForm = stream.dict.get(PDFName.of('Subtype')) === PDFName.of('Form')
    const reworked = isForm || /LZWDecode/.test(String(stream.dict.get(PDFName.of('Filter'))))
    if (reworked && stream instanceof PDFRawStream) {
      const plain = Buffer.from(decodePDFRawStream(stream).decode())
      const content = isForm ? Buffer.from(stripMarks(plain.toString('latin1')), 'latin1') : plain
      const kept = stream.dict.clone()
      for (const key of ['Filter', 'DecodeParms']) kept.delete(PDFName.of(key))
      file.setStream(object, entries(kept), content)
    } else file.setStream(object, entries(stream.dict), stream.getContents(), true)
    return object
  }
  const content = stripMarks(contentOf(document, page).toString('latin1'))
  const resources = page.node.Resources()
  const form = file.reserve()
  const box = page.getCropBox()
  const group = page.node.get(PDFName.of('Group'))
  file.setStream(
    form,
    `/Type/XObject/Subtype/Form/BBox[${numbers(box.x, box.y, box.x + box.width, box.y + box.height)}]/Matrix[${unitMatrix(page)}]${group ? `/Group ${spell(group)}` : ''}/Resources ${resources ? spell(resources) : '<<>>'}`,
    Buffer.from(content, 'latin1'),
  )
  return form
}

/** Brings the page as a reader sees it, turned, into the unit square. */
function unitMatrix(page: PDFPage): string {
  const { x, y, width, height } = page.getCropBox()
  const exact = (values: number[]) => values.map((value) => String(Math.round(value * 1e9) / 1e9)).join(' ')
  const turn = ((page.getRotation().angle % 360) + 360) % 360
  if (turn === 90) return exact([0, -1 / width, 1 / height, 0, -y / height, 1 + x / width])
  if (turn === 180) return exact([-1 / width, 0, 0, -1 / height, 1 + x / width, 1 + y / height])
  if (turn === 270) return exact([0, 1 / width, -1 / height, 0, 1 + y / height, -x / width])
  return exact([1 / width, 0, 0, 1 / height, -x / width, -y / height])
}
