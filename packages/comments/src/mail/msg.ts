import { decodeText } from '@gongwen/readers'
import { decompressRTF } from '@kenjiuno/decompressrtf'
import MsgReaderModule, { type FieldsData } from '@kenjiuno/msgreader'
import type { MailLimits } from './limits.ts'
import { parseMail } from './parse.ts'
import type { ParsedAttachment, ParsedMail } from './parsed.ts'

// The package is CommonJS: its default stands inside ours.
const MsgReader = MsgReaderModule.default

/** Takes an Outlook `.msg` apart. Its transport headers, where it has them, say who and when; strings that are not Unicode are GBK. */
export async function parseMsg(bytes: Uint8Array, limits: MailLimits): Promise<ParsedMail> {
  const copy = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const reader = new MsgReader(copy)
  reader.parserConfig = { ansiEncoding: 'gbk' }
  const data = reader.getFileData()
  const head = await parseMail(Buffer.from(`${data.headers ?? ''}\r\n\r\n`), limits)
  const attachments: ParsedAttachment[] = []
  for (const each of (data.attachments ?? []).slice(0, limits.attachments * 2)) {
    const content = contentOf(reader, each)
    if (content) attachments.push(content)
  }
  return fromFields(data, head, attachments)
}

function contentOf(
  reader: InstanceType<typeof MsgReaderModule.default>,
  data: FieldsData,
): ParsedAttachment | undefined {
  try {
    const { fileName, content } = reader.getAttachment(data)
    const nested = data.innerMsgContent === true
    return {
      name: data.fileName || data.name || fileName || '',
      type: nested ? 'application/vnd.ms-outlook' : 'application/octet-stream',
      inline: data.pidContentId !== undefined && data.attachmentHidden === true,
      size: content.length,
      content: { bytes: content },
    }
  } catch {
    return undefined
  }
}

function fromFields(data: FieldsData, head: ParsedMail, attachments: ParsedAttachment[]): ParsedMail {
  const sender = data.senderSmtpAddress ?? data.creatorSMTPAddress ?? data.senderEmail ?? ''
  const address = sender.includes('@') ? sender : head.from.address
  const mail: ParsedMail = {
    ...head,
    subject: data.subject ?? head.subject,
    from: { name: data.senderName ?? head.from.name, address },
    to:
      head.to.length > 0
        ? head.to
        : (data.recipients ?? []).flatMap(({ smtpAddress, email }) => smtpAddress ?? email ?? []),
    attachments,
  }
  const date = isoOf(data.clientSubmitTime)
  const received = isoOf(data.messageDeliveryTime)
  if (date) mail.date ??= date
  if (received) mail.receivedAt ??= received
  if (data.messageId) mail.messageId ??= data.messageId
  delete mail.text
  if (data.body) mail.text = data.body
  const html = data.bodyHtml ?? (data.html ? decodeText(data.html).text : htmlInRtf(data.compressedRtf))
  if (html) mail.html = html
  return mail
}

function isoOf(text: string | undefined): string | undefined {
  const time = text ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00')
}

/** Outlook keeps HTML inside compressed RTF ([MS-OXRTFEX]): the tags stand in `\*\htmltag` groups. */
function htmlInRtf(compressed: Uint8Array | undefined): string | undefined {
  if (!compressed || compressed.length > 8 << 20) return undefined
  try {
    const rtf = Buffer.from(decompressRTF([...compressed])).toString('latin1')
    return /\\fromhtml1/.test(rtf) ? unwrapped(rtf) : undefined
  } catch {
    return undefined
  }
}

function unwrapped(rtf: string): string {
  let bytes: number[] = []
  let html = ''
  const settle = (): void => {
    if (bytes.length > 0) html += decodeText(Uint8Array.from(bytes)).text
    bytes = []
  }
  const silent: boolean[] = [false]
  let muted = 0
  const token = /\\(?:'([0-9a-f]{2})|([a-z]+)(-?\d+)? ?|(.))|([{}])|([^\\{}]+)/gis
  let starred = false
  for (const [, hex, word, number, symbol, brace, plain] of rtf.matchAll(token)) {
    if (brace === '{') silent.push(silent.at(-1) ?? false)
    else if (brace === '}') silent.pop()
    const depth = silent.length - 1
    if (word === 'htmlrtf') muted = number === '0' ? 0 : 1
    else if (starred && word && word !== 'htmltag') silent[depth] = true
    else if (word === 'fonttbl' || word === 'colortbl' || word === 'stylesheet' || word === 'info') silent[depth] = true
    starred = symbol === '*'
    if (muted > 0 || silent.at(-1)) continue
    if (hex) bytes.push(Number.parseInt(hex, 16))
    else if (word === 'u') {
      settle()
      html += String.fromCharCode(Number(number) & 0xffff)
    } else if (word === 'par' || word === 'line') bytes.push(10)
    else if (word === 'tab') bytes.push(9)
    else if (symbol && '\\{}'.includes(symbol)) bytes.push(symbol.charCodeAt(0))
    else if (plain) for (const character of plain.replace(/[\r\n]/g, '')) bytes.push(character.charCodeAt(0))
  }
  settle()
  return html
}
