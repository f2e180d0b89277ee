import { decodeText } from '@gongwen/readers'

/** A text file that may be written back the way it was: its bytes, and how they spell lines and characters. */
export interface WrittenText {
  bytes: Uint8Array
  /** Lines end in `\n`; no byte order mark. */
  text: string
  charset: string
  crlf: boolean
  marked: boolean
}

/** Reads bytes whose charset nobody declared. */
export function writtenText(bytes: Uint8Array): WrittenText {
  const { text, charset } = decodeText(bytes)
  const [a, b, c] = bytes
  return {
    bytes,
    text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'),
    charset,
    crlf: /\r\n/.test(text),
    marked: (a === 0xef && b === 0xbb && c === 0xbf) || (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff),
  }
}

/** Another text in the same spelling. A charset that only reads comes out as UTF-8, and `kept` says so. */
export function spelledLike(before: WrittenText, text: string): { bytes: Uint8Array; kept: boolean } {
  const lined = before.crlf ? text.replace(/\n/g, '\r\n') : text
  const utf16 = before.charset === 'utf-16le'
  const bytes = Buffer.from(`${before.marked ? '\ufeff' : ''}${lined}`, utf16 ? 'utf16le' : 'utf8')
  return { bytes, kept: utf16 || before.charset === 'utf-8' }
}
