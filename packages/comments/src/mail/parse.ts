import { Readable } from 'node:stream'
import type { Diagnostic } from '@gongwen/model'
import { decodeText } from '@gongwen/readers'
import { type AttachmentStream, type HeaderLines, type Headers, MailParser, type MessageText } from 'mailparser'
import { bodyStart, repairBoundary, withHead } from './boundary.ts'
import { looksGarbled } from './charset.ts'
import { isoOfMailDate } from './dates.ts'
import type { MailLimits } from './limits.ts'
import { normalised, quicklyNormalised } from './normalise.ts'
import type { ParsedAttachment, ParsedMail } from './parsed.ts'
import { takeUuencoded } from './uuencode.ts'

/** Where the content of an attachment goes while it streams by; gives back how to find it. */
export type KeepContent = (content: Readable) => Promise<{ content: ParsedAttachment['content']; size: number }>

/** Keeps content in memory. */
export const inMemory: KeepContent = async (stream) => {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  const bytes = Buffer.concat(pieces)
  return { content: { bytes }, size: bytes.length }
}

/** Takes a letter apart whose bytes are in memory. What is broken is a diagnostic, and what could be read is there. */
export async function parseMail(raw: Buffer, limits: MailLimits): Promise<ParsedMail> {
  const whole = repairBoundary(withHead(raw))
  const quick = quicklyNormalised(whole)
  const first = await parseStream(quick ?? normalised(Readable.from([whole]), limits), limits, inMemory)
  const garbled = quick && [first.subject, first.from.name, first.text ?? '', first.html ?? ''].some(looksGarbled)
  const mail = garbled ? await parseStream(normalised(Readable.from([whole]), limits), limits, inMemory) : first
  return salvaged(mail, raw)
}

/** Takes a large letter apart from a stream; contents of attachments go where `keep` puts them. */
export function parseLargeMail(source: Readable, limits: MailLimits, keep: KeepContent): Promise<ParsedMail> {
  return parseStream(normalised(source, limits), limits, keep)
}

async function parseStream(
  source: Buffer | AsyncIterable<Buffer>,
  limits: MailLimits,
  keep: KeepContent,
): Promise<ParsedMail> {
  const parser = new MailParser({
    skipHtmlToText: true,
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    checksumAlgo: false,
    ignoreEmbedded: true,
    maxHeadSize: limits.head,
    maxChildNodes: limits.parts,
  })
  const diagnostics: Diagnostic[] = []
  const attachments: ParsedAttachment[] = []
  const work: Promise<void>[] = []
  let headers: Headers | undefined
  let lines: HeaderLines = []
  let body: MessageText | undefined

  async function take(item: AttachmentStream): Promise<void> {
    try {
      if (attachments.length >= limits.attachments * 2) item.content.resume()
      const place = attachments.length
      const attachment: ParsedAttachment = {
        name: item.filename || '',
        type: item.contentType,
        inline: item.related === true || (item.contentDisposition === 'inline' && item.cid !== undefined),
        size: 0,
        content: { bytes: new Uint8Array() },
      }
      attachments[place] = attachment
      Object.assign(attachment, await keep(item.content))
    } finally {
      item.release?.()
    }
  }

  await new Promise<void>((resolve) => {
    parser.on('headers', (given) => {
      headers = given
    })
    parser.on('headerLines', (given) => {
      lines = given
    })
    parser.on('data', (item) => {
      if (item.type === 'text') body = item
      else work.push(take(item))
    })
    parser.on('error', (error) => {
      diagnostics.push(brokenMail(error))
      resolve()
    })
    parser.on('end', resolve)
    if (Buffer.isBuffer(source)) parser.end(source)
    else {
      const stream = Readable.from(source)
      stream.on('error', (error) => parser.destroy(error))
      stream.pipe(parser)
    }
  })
  // After an error of the parser a stream may never end: what came so far is all there is.
  await (diagnostics.length > 0
    ? Promise.race([Promise.allSettled(work), Promise.resolve()])
    : Promise.allSettled(work))
  return assembled(headers, lines, body, attachments, diagnostics)
}

function brokenMail(error: Error & { code?: string }): Diagnostic {
  const large = error.code === 'EMAXLEN' || /max(?:imum)?|exceed|limit/i.test(error.message)
  return {
    code: large ? 'mail-too-complex' : 'mail-damaged',
    severity: 'error',
    message: large ? '邮件的邮件头过大或分段过多，未能全部读取' : '邮件结构已损坏，未能全部读取',
    remedy: '请打开原件人工查看',
  }
}

function assembled(
  headers: Headers | undefined,
  lines: HeaderLines,
  body: MessageText | undefined,
  attachments: ParsedAttachment[],
  diagnostics: Diagnostic[],
): ParsedMail {
  const get = (name: string): unknown => headers?.get(name)
  const raw = (name: string): string | undefined => {
    const line = lines.find(({ key }) => key === name)?.line
    return line
      ?.slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim()
  }
  const addresses = (name: string): { name: string; address: string }[] => {
    const values = [get(name)].flat() as ({ value?: { name?: string; address?: string; group?: [] }[] } | undefined)[]
    return values.flatMap((each) => each?.value ?? []).map(({ name = '', address = '' }) => ({ name, address }))
  }
  const [from = { name: '', address: '' }] = addresses('from')
  const [sender] = addresses('sender')
  const text = takeUuencoded(body?.text ?? '', attachments)
  const mail: ParsedMail = {
    references: idsIn(raw('references')),
    subject: String(get('subject') ?? '').trim(),
    from: from.address === '' && from.name === '' && sender ? sender : from,
    to: [...addresses('to'), ...addresses('cc')].map(({ address }) => address).filter((address) => address !== ''),
    signs: signsOf(lines),
    attachments,
    diagnostics,
  }
  const date = isoOfMailDate(raw('date') ?? '')
  // The topmost line is the last server's; its date stands after the last semicolon.
  const received = isoOfMailDate(raw('received')?.replace(/^.*;/, '') ?? '')
  const messageId = idsIn(raw('message-id'))[0] ?? raw('message-id')
  const inReplyTo = idsIn(raw('in-reply-to'))[0]
  if (date) mail.date = date
  if (received) mail.receivedAt = received
  if (messageId) mail.messageId = messageId
  if (inReplyTo) mail.inReplyTo = inReplyTo
  if (text !== '') mail.text = text
  if (body?.html) mail.html = body.html
  return mail
}

/** Message-IDs in a header; some programs encode the whole list as a word. */
function idsIn(value: string | undefined): string[] {
  if (!value) return []
  const plain = value.replace(/=\?[\w-]+\?q\?([^?]*)\?=\s*/gi, (_, word: string) =>
    word
      .replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/_/g, ' '),
  )
  return plain.match(/<[^<>\s]+>/g) ?? []
}

const telling =
  /^(?:auto-submitted|x-auto-?reply|x-autorespond|x-autoreply-from|precedence|content-type|return-path|x-spam-flag|x-spam-status|x-failed-recipients|list-unsubscribe|x-mailer|user-agent|x-auto-response-suppress|x-netease-[\w-]*spam[\w-]*)$/

function signsOf(lines: HeaderLines): Map<string, string> {
  const signs = new Map<string, string>()
  for (const { key, line } of lines) {
    if (telling.test(key) && !signs.has(key))
      signs.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim(),
      )
  }
  return signs
}

/** What no parser could find text in is shown as it stands: a person can still read it. */
function salvaged(mail: ParsedMail, raw: Buffer): ParsedMail {
  if (mail.text || mail.html || mail.attachments.some(({ size }) => size > 0)) return mail
  const rest = raw.subarray(bodyStart(raw), bodyStart(raw) + 200_000)
  const text = decodeText(rest).text.replace(/\r\n?/g, '\n').trim()
  if (text === '' || /[^\S\n]?\0/.test(text)) return mail
  return { ...mail, text }
}
