import { isAscii, isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'
import { decodeAs, guessCharset } from '@gongwen/readers'
import { type MimeNode, Splitter } from '@zone-eu/mailsplit'
import { isTrusted, trueCharset } from './charset.ts'
import type { MailLimits } from './limits.ts'

/** Text parts above this are passed on as they are. */
const mostRepaired = 16 << 20

/**
 * The quick way for the common letter: nothing but ASCII on the wire, and every text part and encoded word names a charset that the
 * parser knows. The Chinese names become GB18030, their superset, by exchanging the name. Undefined when more is needed.
 */
export function quicklyNormalised(raw: Buffer): Buffer | undefined {
  if (!isAscii(raw)) return undefined
  const text = raw.toString('latin1')
  for (const [, charset = ''] of text.matchAll(/=\?([\w.:-]+?)(?:\*[\w-]+)?\?[bq]\?/gi)) {
    if (!isTrusted(charset) && !isChinese(charset)) return undefined
  }
  let types = 0
  for (const [, type = '', rest = ''] of text.matchAll(
    /^content-type:[ \t]*([\w/.+-]+)([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/gim,
  )) {
    types++
    if (!/^text\//i.test(type)) continue
    const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(rest)?.[1]
    if (charset === undefined || /ascii/i.test(charset) || !(isTrusted(charset) || isChinese(charset))) return undefined
  }
  if (types === 0) return undefined
  const renamed = text
    .replace(/=\?gb(?:2312|k)\?(?=[bq]\?)/gi, '=?gb18030?')
    .replace(/(\bcharset\s*=\s*"?)gb(?:2312|k)\b/gi, '$1gb18030')
  return renamed === text ? raw : Buffer.from(renamed, 'latin1')
}

/** Names of the Chinese charsets that GB18030 contains. */
function isChinese(charset: string): boolean {
  return /^gb(?:2312|k)$/i.test(charset)
}

/**
 * Repairs charsets before the mail parser sees a letter: text parts without, with an unknown or with a wrong charset get the one
 * their bytes are in; raw bytes in headers and unknown encoded words become UTF-8 and GB18030.
 */
export async function* normalised(source: Readable, limits: MailLimits): AsyncGenerator<Buffer> {
  const splitter = new Splitter({ maxHeadSize: limits.head, maxChildNodes: limits.parts, ignoreEmbedded: true })
  source.on('error', (error) => splitter.destroy(error))
  source.pipe(splitter)
  let node: MimeNode | undefined
  let body: Buffer[] = []
  let size = 0

  function* settle(): Generator<Buffer> {
    if (!node) return
    const bytes = Buffer.concat(body)
    yield* repaired(node, bytes)
    node = undefined
    body = []
    size = 0
  }
  for await (const item of splitter) {
    if (item.type === 'node') {
      yield* settle()
      repairHeaders(item)
      if (isText(item)) node = item
      else yield item.getHeaders()
    } else if (item.type === 'body' && node) {
      body.push(item.value)
      size += item.value.length
      if (size > mostRepaired) yield* settle()
    } else if (item.type === 'body') yield item.value
    else {
      yield* settle()
      yield item.value
    }
  }
  yield* settle()
}

function isText(node: MimeNode): boolean {
  return !node.multipart && /^text\//i.test(node.contentType || 'text/plain') && node.disposition !== 'attachment'
}

function* repaired(node: MimeNode, body: Buffer): Generator<Buffer> {
  const bytes = decoded(body, (node.encoding || '').toLowerCase())
  const meta = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(bytes.toString('latin1', 0, 2048))?.[1]
  const charset = trueCharset(bytes, node.charset || undefined, meta)
  const headers = node.headers
  if (!headers) return yield body
  const type = headers.getFirst('content-type') || 'text/plain'
  // The parser knows neither HZ nor HTML that names another charset: hand over UTF-8.
  if (charset === 'hz-gb-2312' || charset === 'utf-7' || (meta !== undefined && meta.toLowerCase() !== charset)) {
    const text = decodeAs(bytes, charset === 'us-ascii' ? 'utf-8' : charset)
    headers.update('Content-Type', withCharset(type, 'utf-8'))
    headers.update('Content-Transfer-Encoding', 'base64')
    yield node.getHeaders()
    yield Buffer.from(`${Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`)
    return
  }
  if (charset !== (node.charset || '').toLowerCase()) headers.update('Content-Type', withCharset(type, charset))
  yield node.getHeaders()
  yield body
}

function withCharset(type: string, charset: string): string {
  return `${type.replace(/;\s*charset\s*=\s*("[^"]*"|[^;\s]*)/gi, '').replace(/[;\s]+$/, '')}; charset=${charset}`
}

function decoded(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const plain = body
    .toString('latin1')
    .replace(/[ \t]+$/gm, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(plain, 'latin1')
}

function repairHeaders(node: MimeNode): void {
  const headers = node.headers
  if (!headers) return
  for (const line of headers.getList()) {
    let text = withoutRawBytes(line.line)
    const bytes = Buffer.from(text, 'latin1')
    if (!isAscii(bytes) && !isUtf8(bytes)) {
      const guess = guessCharset(bytes)
      text = Buffer.from(decodeAs(bytes, guess)).toString('latin1')
    }
    text = text.replace(/=\?([\w.:-]+)((?:\*[\w-]+)?\?[BQ]\?)/gi, (word, charset: string, rest: string) =>
      isTrusted(charset) || (!/^(?:x-)?gb|^cp936$/i.test(charset) && decodes(charset)) ? word : `=?gb18030${rest}`,
    )
    if (text === line.line) continue
    line.line = text
    headers.changed = true
  }
}

/** Bytes inside a quoted-printable word that should have been encoded: they belong to the word's charset. */
function withoutRawBytes(line: string): string {
  return line.replace(/=\?[\w.:-]+\?q\?[^?]*\?=/gi, (word) =>
    word.replace(/[\u0080-\u00ff]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase()}`),
  )
}

function decodes(charset: string): boolean {
  try {
    new TextDecoder(charset)
    return true
  } catch {
    return false
  }
}
