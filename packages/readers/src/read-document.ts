import { type Diagnostic, type Result, result } from '@gongwen/model'
import { diagnosticOf, ReadFailure } from './failure.ts'
import type { FileFormat } from './format.ts'
import { type ReadLimits, readLimits } from './limits.ts'
import { unpackObject } from './ole-package.ts'
import { type Embedded, emptyText, type ReadText, type ReadWithin } from './read-text.ts'
import { sniffFormat } from './sniff.ts'
import { decodeText } from './text/charset.ts'
import { readHtml } from './text/html.ts'
import { readPlain } from './text/plain.ts'
import { mostNested, readZip } from './zip/read-zip.ts'

type Reader = (bytes: Uint8Array, name: string, limits: ReadLimits) => ReadWithin | Promise<ReadWithin>

// Each reader is loaded when its format first comes: together they take 60 MB, and most letters need none.
const sheets =
  (format: FileFormat): Reader =>
  async (bytes, name, limits) => {
    const { sheetsFrom } = await import('./read-tables.ts')
    const { sheetText } = await import('./sheet/sheet-text.ts')
    return sheetText(await sheetsFrom(bytes, name, limits), format, limits)
  }

/** One reader for each format that holds text. Archives are read entry by entry; mails belong to those who know mail. */
const readers = new Map<FileFormat, Reader>([
  ['docx', async (bytes, _, limits) => (await import('./docx/read-docx.ts')).readDocx(bytes, limits)],
  ['doc', async (bytes, _, limits) => (await import('./word/read-doc.ts')).readDoc(bytes, limits)],
  ['rtf', async (bytes, _, limits) => (await import('./word/read-rtf.ts')).readRtf(bytes, limits)],
  ['odt', async (bytes, _, limits) => (await import('./odf/read-odt.ts')).readOdt(bytes, limits)],
  ['ofd', async (bytes, _, limits) => (await import('./ofd/read-ofd.ts')).readOfd(bytes, limits)],
  ['pdf', async (bytes, _, limits) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, limits)],
  ['xlsx', sheets('xlsx')],
  ['xlsb', sheets('xlsb')],
  ['xls', sheets('xls')],
  ['ods', sheets('ods')],
  ['csv', sheets('csv')],
  ['txt', (bytes, _, limits) => readPlain(bytes, limits)],
  ['html', (bytes, _, limits) => readHtml(decodeText(bytes).text, limits)],
  ['image', readImage],
])

async function readImage(bytes: Uint8Array): Promise<ReadText> {
  const { textOfPictures } = await import('./ocr/pictures.ts')
  const text = await textOfPictures([bytes])
  return { ...emptyText('image', text), scanned: [1], ...(text ? { recognised: true as const } : {}) }
}

/**
 * Reads a stranger's document as text. What it is, its bytes say, not its name; `name` stands in the diagnostics. What cannot be
 * read gives an empty text and an error: show it as “需人工查看”. Files from outside belong into `readGuarded`, which bounds time
 * and memory too.
 */
export function readDocument(
  bytes: Uint8Array,
  name: string,
  limits: Partial<ReadLimits> = {},
): Promise<Result<ReadText>> {
  return readAny(bytes, name, readLimits(limits), 0)
}

async function readAny(bytes: Uint8Array, name: string, limits: ReadLimits, nested: number): Promise<Result<ReadText>> {
  const format = sniffFormat(bytes, name)
  try {
    if (bytes.length > limits.file) throw new ReadFailure('file-too-large', '文件过大，未读取')
    if (format === 'zip') return await readZip(bytes, name, limits, nested, readAny)
    const { embedded = [], ...read } = await readAs(format, bytes, name, limits)
    const diagnostics = read.scanned ? [scanned(read, name)] : []
    return result(read, [...diagnostics, ...(await addEmbedded(read, embedded, name, limits, nested))])
  } catch (error) {
    return result(emptyText(format), [diagnosticOf(error, { file: name })])
  }
}

/** Files inside one document beyond this are not read. */
const mostEmbedded = 50

/** Reads the files inside a document, each by itself, and puts them beside its text. */
async function addEmbedded(
  read: ReadText,
  embedded: readonly Embedded[],
  name: string,
  limits: ReadLimits,
  nested: number,
): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  let left = limits.total
  for (const each of embedded.slice(0, mostEmbedded)) {
    const object = unpackObject(each)
    if (!object) continue
    left -= object.bytes.length
    const place = { file: name, part: object.name }
    if (nested >= mostNested || left < 0) {
      const code = 'file-too-large'
      diagnostics.push(diagnosticOf(new ReadFailure(code, '文件层层嵌入过深或过大，未继续读取'), place))
      continue
    }
    const one = await readAny(object.bytes, object.name, { ...limits, total: left }, nested + 1)
    read.beside = [...(read.beside ?? []), { name: object.name, read: one.value }]
    diagnostics.push(...one.diagnostics.map((found) => ({ ...found, place: { ...found.place, ...place } })))
  }
  if (embedded.length > mostEmbedded) {
    const failure = new ReadFailure('file-too-large', `嵌入的文件超过 ${mostEmbedded} 个，其余未读取`)
    diagnostics.push(diagnosticOf(failure, { file: name }))
  }
  return diagnostics
}

async function readAs(format: FileFormat, bytes: Uint8Array, name: string, limits: ReadLimits): Promise<ReadWithin> {
  if (format === 'empty') throw new ReadFailure('file-empty', '文件是空的')
  if (format === 'encrypted') throw new ReadFailure('file-encrypted', '文件已加密，无法读取')
  const read = readers.get(format)
  if (!read) throw new ReadFailure('file-unsupported', '不认识这种文件，无法读取')
  return read(bytes, name, limits)
}

function scanned({ format, scanned = [], pages, recognised }: ReadText, file: string): Diagnostic {
  const where = format === 'image' || !pages ? '' : `第${scanned.join('、')}页`
  if (recognised) {
    return {
      code: 'file-recognised',
      severity: 'warning',
      message: `${where}是扫描件或图片，文字由识别得出，可能有错字`,
      place: { file },
      remedy: '请对照原件核对',
    }
  }
  return {
    code: 'file-scanned',
    severity: 'warning',
    message: `${where}是扫描件或图片，没有可读取的文字`,
    place: { file },
    remedy: '请打开原件人工查看并登记其中的意见，或安装文字识别组件后重新导入',
  }
}
