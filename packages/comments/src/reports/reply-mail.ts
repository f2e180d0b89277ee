import type { Reply } from './reply.ts'

/** A file that goes with an e-mail. */
export interface MailAttachment {
  name: string
  type: string
  bytes: Uint8Array
}

const crlf = '\r\n'

/** An RFC 2047 B-encoded header, folded between characters so that no word is longer than 75. */
function encoded(text: string): string {
  // Anything a mail program could read as more than words (comma, angle, quote) goes as an encoded word.
  if (/^[A-Za-z0-9 .]*$/.test(text)) return text
  const words: string[] = []
  let piece = ''
  for (const character of text) {
    if (Buffer.byteLength(piece + character) > 42) {
      words.push(piece)
      piece = ''
    }
    piece += character
  }
  words.push(piece)
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(`${crlf} `)
}

function wrapped(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{76}/g, `$&${crlf}`)
}

/** Header words from a stranger's mail: no line ends, nothing that could start another header. */
const single = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()

/**
 * The answer as an unsent e-mail (RFC 5322) that any mail client opens for sending: threaded to the letters it answers. The same
 * reply gives the same bytes; the client adds Date and Message-ID when it is sent.
 */
export function replyMail(
  { address, recipient, mails, text }: Reply,
  attachments: readonly MailAttachment[] = [],
): Uint8Array {
  const last = mails.at(-1)
  const id = last?.messageId && single(last.messageId)
  const references = [...new Set([...(last?.references ?? []), ...(id ? [id] : [])].map(single))]
  const subject = `答复：${single(last?.subject ?? '').replace(/^((re|回复|答复)[:：]\s*)+/i, '')}`
  const boundary = 'gongwen-reply'
  const head = [
    'X-Unsent: 1',
    `To: ${encoded(single(recipient))} <${single(address).replace(/[<>\s]/g, '')}>`,
    `Subject: ${encoded(subject)}`,
    ...(id ? [`In-Reply-To: ${id}`] : []),
    ...(references.length > 0 ? [`References: ${references.join(`${crlf} `)}`] : []),
    'MIME-Version: 1.0',
  ]
  const body = [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(Buffer.from(text.replace(/\n/g, crlf))),
  ]
  if (attachments.length === 0) return Buffer.from([...head, ...body, ''].join(crlf))
  const parts = attachments.flatMap(({ name, type, bytes }) => [
    `--${boundary}`,
    `Content-Type: ${type}; name="${encoded(single(name))}"`,
    `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(single(name))}`,
    'Content-Transfer-Encoding: base64',
    '',
    wrapped(bytes),
  ])
  const lines = [
    ...head,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...body,
    ...parts,
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join(crlf))
}
