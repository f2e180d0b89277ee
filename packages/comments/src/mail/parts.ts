import type { Diagnostic } from '@gongwen/model'
import { decodeText, type ReaderPool, type ReadText, readHtml, readLimits, sniffFormat } from '@gongwen/readers'
import type { Part } from '../records.ts'
import type { MailLimits } from './limits.ts'
import { parseMail } from './parse.ts'
import type { ParsedAttachment, ParsedMail } from './parsed.ts'
import { isTnef, readTnef } from './tnef.ts'

/** What parts are made with. */
export interface PartReader {
  pool: ReaderPool
  limits: MailLimits
}

/** A letter's texts without what is set aside in them, and what could not be read. */
export interface ReadParts {
  parts: Part[]
  diagnostics: Diagnostic[]
}

/** Pictures below this that the HTML shows are logos and smileys. */
const smallPicture = 15_000
/** Parts that carry no words: signatures of keys. */
const keys = /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature|pgp-keys|pgp-encrypted)$/i

/** Body first, then each attachment and what is inside it, in the letter's order. */
export async function partsOf(mail: ParsedMail, reader: PartReader): Promise<ReadParts> {
  const attachments = await flattened(mail.attachments, '', reader, 0)
  const outer = attachments.body ? { ...mail, ...attachments.body } : mail
  const body = bounded(bodyOf(mail.text || mail.html ? mail : outer), reader.limits.text)
  return {
    parts: withOwnIds([body, ...attachments.parts]),
    diagnostics: [...mail.diagnostics, ...attachments.diagnostics],
  }
}

/** Two attachments of one name are two parts. */
function withOwnIds(parts: Part[]): Part[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    const count = (seen.get(part.id) ?? 0) + 1
    seen.set(part.id, count)
    return count === 1 ? part : { ...part, id: `${part.id}#${count}` }
  })
}

/** A body beyond all measure is read as far as the limit. */
function bounded(part: Part, limit: number): Part {
  if (part.text.length <= limit) return part
  const tables = part.tables.filter(({ end }) => end <= limit)
  return { ...part, text: part.text.slice(0, limit), tables, unread: `正文过长，只读取了前 ${limit} 字` }
}

/** The body: plain text, unless the HTML says more or has tables whose cells the plain text runs together. */
function bodyOf({ text = '', html }: Pick<ParsedMail, 'text' | 'html'>): Part {
  const plain = plainText(text)
  if (html !== undefined && mayBeBetter(html, plain)) {
    const read = safely(html)
    const squash = (value: string): number => value.replace(/\s+/g, '').length
    const tabled = read.tables.some(({ rows }) => rows.length > 1)
    // A part that swallowed the next one's header: the other version is the sound one.
    const broken = /^--\S+\ncontent-[\w-]+:/im.test(plain)
    if (plain.trim() === '' || tabled || broken || squash(read.text) > squash(plain) * 1.5 + 20) {
      return { id: 'body', format: 'html', text: read.text, cuts: [], tables: read.tables.map(tableOf) }
    }
  }
  return { id: 'body', format: 'txt', text: plain, cuts: [], tables: [] }
}

/** Whether HTML is worth reading beside the plain text: most of it says the same. Counts letters, without taking it apart. */
function mayBeBetter(html: string, plain: string): boolean {
  if (plain.trim() === '' || /<t[dh]\b|&#/i.test(html) || /^--\S+\ncontent-/im.test(plain)) return true
  return hanziIn(html) > hanziIn(plain) * 1.3 + 20
}

function hanziIn(text: string): number {
  return text.match(/\p{sc=Han}/gu)?.length ?? 0
}

function safely(html: string): ReadText {
  try {
    return readHtml(html, readLimits())
  } catch {
    return { format: 'html', text: html.slice(0, 200_000), tables: [], fields: [], revisions: [] }
  }
}

/** Line ends as `\n`; entities that QQ leaves in plain text as characters; no runs of empty lines at the ends. */
function plainText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n')
  const entities = lines.includes('&nbsp;')
    ? lines
        .replace(/&nbsp;/g, ' ')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&amp;/g, '&')
    : lines
  return entities
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '')
}

interface Flattened extends ReadParts {
  /** A `winmail.dat` holds the body too. */
  body?: Pick<ParsedMail, 'text' | 'html'>
}

async function flattened(
  attachments: readonly ParsedAttachment[],
  inside: string,
  reader: PartReader,
  depth: number,
): Promise<Flattened> {
  const all = await Promise.all(
    attachments.map((attachment, index) => {
      const name = labelOf(attachment.name) || `附件${index + 1}`
      const id = inside === '' ? `attachment:${index + 1}:${name}` : `${inside}/${name}`
      return index < reader.limits.attachments
        ? one(attachment, id, reader, depth)
        : Promise.resolve(
            unread(id, name, 'unknown', `附件超过 ${reader.limits.attachments} 个，未读取`, 'mail-too-complex'),
          )
    }),
  )
  const body = all.find((each) => each.body)?.body
  return {
    parts: all.flatMap((each) => each.parts),
    diagnostics: all.flatMap((each) => each.diagnostics),
    ...(body ? { body } : {}),
  }
}

async function one(attachment: ParsedAttachment, id: string, reader: PartReader, depth: number): Promise<Flattened> {
  const { content, type } = attachment
  const name = labelOf(attachment.name)
  if (keys.test(type)) return { parts: [], diagnostics: [] }
  if ('bytes' in content) {
    const { bytes } = content
    if (isTnef(bytes)) return unpackTnef(bytes, id, reader, depth)
    const format = sniffFormat(bytes, name)
    if (format === 'eml' || format === 'msg' || (type === 'message/rfc822' && format === 'txt')) {
      if (depth >= reader.limits.depth) {
        return unread(id, name, format, `邮件嵌套超过 ${reader.limits.depth} 层，未继续读取`, 'mail-too-complex')
      }
      return nested(bytes, format === 'msg', id, reader, depth)
    }
    if (format === 'image' && attachment.inline && bytes.length < smallPicture) return { parts: [], diagnostics: [] }
  }
  const { value, diagnostics } = await reader.pool.read('bytes' in content ? content.bytes : content, name || id)
  return fromText(value, id, name, diagnostics)
}

/** A letter inside the letter: its header in words, its text, and its own attachments. */
async function nested(
  bytes: Uint8Array,
  msg: boolean,
  id: string,
  reader: PartReader,
  depth: number,
): Promise<Flattened> {
  const mail = msg
    ? await (await import('./msg.ts')).parseMsg(bytes, reader.limits)
    : await parseMail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), reader.limits)
  const inner = await flattened(mail.attachments, id, reader, depth + 1)
  const body = bodyOf(mail)
  const head = [
    mail.from.name || mail.from.address ? `发件人：${mail.from.name || mail.from.address}` : '',
    mail.subject ? `主题：${mail.subject}` : '',
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')
  const shifted = body.tables.map(({ start, end, rows }) => ({
    start: start + head.length,
    end: end + head.length,
    rows: rows.map((row) => row.map((cell) => ({ start: cell.start + head.length, end: cell.end + head.length }))),
  }))
  const part: Part = {
    id,
    name: labelOf(id.replace(/^.*[:/]/, '')),
    format: msg ? 'msg' : 'eml',
    text: head + body.text,
    cuts: head === '' ? [] : [{ start: 0, end: head.length, why: 'forwarded' }],
    tables: shifted,
  }
  return { parts: [part, ...inner.parts], diagnostics: [...mail.diagnostics, ...inner.diagnostics] }
}

async function unpackTnef(bytes: Uint8Array, id: string, reader: PartReader, depth: number): Promise<Flattened> {
  const tnef = readTnef(bytes)
  if (depth >= reader.limits.depth) {
    return unread(
      id,
      'winmail.dat',
      'unknown',
      `邮件嵌套超过 ${reader.limits.depth} 层，未继续读取`,
      'mail-too-complex',
    )
  }
  const attachments = tnef.attachments.map(
    ({ name, bytes }): ParsedAttachment => ({
      name,
      type: 'application/octet-stream',
      inline: false,
      size: bytes.length,
      content: { bytes },
    }),
  )
  const inner = await flattened(attachments, id, reader, depth + 1)
  const html = tnef.html ? decodeText(tnef.html).text : undefined
  return {
    parts: inner.parts,
    diagnostics: inner.diagnostics,
    ...(tnef.body || html ? { body: { ...(tnef.body ? { text: tnef.body } : {}), ...(html ? { html } : {}) } } : {}),
  }
}

function fromText(read: ReadText, id: string, name: string, diagnostics: Diagnostic[]): Flattened {
  const place = { part: id }
  const placed = diagnostics.map((each) => ({ ...each, place: { ...each.place, ...place } }))
  if (read.inner) {
    const inner = read.inner.map((entry) => {
      const label = labelOf(entry.name)
      const about = diagnostics.filter(({ place }) => place?.part === entry.name)
      return fromText(entry.read, `${id}/${label}`, label, about)
    })
    return {
      parts: inner.flatMap(({ parts }) => parts),
      diagnostics: placed,
    }
  }
  const beside = (read.beside ?? []).map((entry) => {
    const label = labelOf(entry.name)
    const about = diagnostics.filter(({ place }) => place?.part === entry.name)
    const found = fromText(entry.read, `${id}/${label}`, label, about)
    // What stands on every page is no one's opinion, but says who writes.
    if (entry.margins) for (const part of found.parts) part.cuts = [{ start: 0, end: part.text.length, why: 'margin' }]
    return found
  })
  const others = new Set(read.beside?.map((entry) => entry.name))
  const problem = diagnostics.find(({ severity, place }) => severity !== 'info' && !others.has(place?.part ?? ''))
  const part: Part = {
    id,
    ...(name === '' ? {} : { name }),
    format: read.format,
    text: read.text,
    cuts: [],
    tables: read.tables.map(tableOf),
    ...(problem ? { unread: problem.message } : {}),
  }
  return { parts: [part, ...beside.flatMap(({ parts }) => parts)], diagnostics: placed }
}

function unread(id: string, name: string, format: string, message: string, code: string): Flattened {
  return {
    parts: [{ id, ...(name === '' ? {} : { name }), format, text: '', cuts: [], tables: [], unread: message }],
    diagnostics: [{ code, severity: 'warning', message, place: { part: id }, remedy: '请打开原件人工查看' }],
  }
}

function tableOf({ start, end, rows }: ReadText['tables'][number]): Part['tables'][number] {
  return { start, end, rows: rows.map((row) => row.map((cell) => ({ start: cell.start, end: cell.end }))) }
}

/** A name for display: no folders, no control and direction characters, not too long. Never used as a path. */
export function labelOf(name: string): string {
  return name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 120)
}
