import type { FileFormat } from './format.ts'
import { openCompound } from './ole.ts'
import { decodeText } from './text/charset.ts'

/** Byte for byte: `TextDecoder('latin1')` is Windows-1252. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** What a file is, by its bytes; the name decides only between CSV and plain text, which nothing else tells apart. */
export function sniffFormat(bytes: Uint8Array, name = ''): FileFormat {
  if (bytes.length === 0) return 'empty'
  const head = latin1(bytes.subarray(0, 1024))
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFormat(bytes)
  if (head.includes('%PDF-')) return 'pdf'
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return 'rtf'
  if (isImage(head)) return 'image'
  if (isBareXls(bytes)) return 'xls'
  return textFormat(bytes, name)
}

/** Entry names stand uncompressed in a ZIP's directory; a damaged one without it still gets a name, from the entries themselves. */
function zipFormat(bytes: Uint8Array): FileFormat {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // What lies inside an entry (a chart's workbook in a DOCX) must not speak for the whole: names count from the directory on.
  const directory = directoryStart(raw)
  const has = (text: string): boolean => raw.includes(text, directory, 'latin1')
  const mime = latin1(bytes.subarray(30, 120))
  if (mime.startsWith('mimetypeapplication/vnd.oasis.opendocument.'))
    return mime.includes('spreadsheet') ? 'ods' : 'odt'
  if (has('[Content_Types].xml')) {
    if (has('xl/workbook.bin')) return 'xlsb'
    if (has('xl/workbook') || has('xl/worksheets/')) return 'xlsx'
    if (has('word/')) return 'docx'
  }
  if (has('OFD.xml')) return 'ofd'
  return 'zip'
}

/** Where the central directory begins (APPNOTE 4.3.16); 0, the whole file, when the end is missing or wrong. */
function directoryStart(raw: Buffer): number {
  const end = raw.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 20 > raw.length) return 0
  const start = raw.readUInt32LE(end + 16)
  return start < end && raw.readUInt32LE(start) === 0x02014b50 ? start : 0
}

function compoundFormat(bytes: Uint8Array): FileFormat {
  let names: Set<string>
  try {
    names = new Set(openCompound(bytes).names)
  } catch {
    return 'unknown'
  }
  if (names.has('EncryptedPackage')) return 'encrypted'
  if (names.has('__properties_version1.0') && names.has('__nameid_version1.0')) return 'msg'
  if (names.has('WordDocument')) return 'doc'
  if (names.has('Workbook') || names.has('Book')) return 'xls'
  return 'unknown'
}

/** BIFF 2–4: a bare record stream that begins with BOF. */
function isBareXls([first, version, length, high]: Uint8Array): boolean {
  return first === 9 && [0, 2, 4, 8].includes(version ?? -1) && (length ?? 99) <= 16 && high === 0
}

const imageHeads = ['\x89PNG\r\n', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*']

function isImage(head: string): boolean {
  return (
    imageHeads.some((start) => head.startsWith(start)) ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    (head.startsWith('BM') && head.slice(15, 18) === '\0\0\0') ||
    (head.slice(4, 8) === 'ftyp' && ['heic', 'heix', 'mif1', 'avif'].includes(head.slice(8, 12)))
  )
}

/** Control characters that no text file holds. */
function isOdd(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code === 0xfffd || (code < 32 && !(code >= 9 && code <= 13) && code !== 27)
}

function textFormat(bytes: Uint8Array, name: string): FileFormat {
  // The commonest case, told without decoding.
  if (isMail(latin1(bytes.subarray(0, 4096)))) return 'eml'
  const { text } = decodeText(bytes.subarray(0, 4096))
  const odd = [...text].filter(isOdd).length
  if (odd > text.length / 20) return 'unknown'
  if (isMail(text)) return 'eml'
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b/i.test(text)
  )
    return 'html'
  return /\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'txt'
}

const mailHeader =
  /^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|x-[\w-]+|dkim-signature|reply-to|cc|authentication-results|arc-[\w-]+):/i

/** A mail begins with header lines, two of them known ones. */
function isMail(text: string): boolean {
  const lines = text.replace(/^From [^\n]*\n/, '').split(/\r?\n/, 40)
  let known = 0
  for (const line of lines) {
    if (line === '') break
    if (/^[ \t]/.test(line)) continue
    if (!/^[\w-]+:/.test(line)) return false
    if (mailHeader.test(line)) known++
  }
  return known >= 2
}
