import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Diagnostic } from '@gongwen/model'
import { sniffFormat } from '@gongwen/readers'
import type { KnownTexts } from '../known-text/blocks.ts'
import { cutsAnew, ownWords } from '../known-text/cuts.ts'
import { chinaTime } from '../mail/dates.ts'
import { parseEntry, parseFile } from '../mail/letters.ts'
import { type KeepContent, parseLargeMail, parseMail } from '../mail/parse.ts'
import type { ParsedAttachment, ParsedMail } from '../mail/parsed.ts'
import { type PartReader, partsOf } from '../mail/parts.ts'
import { foldSubject } from '../mail/subject.ts'
import { submitterOf } from '../mail/submitter.ts'
import type { Mail } from '../records.ts'
import type { RawMail } from '../sources/source.ts'
import { identityHash, identityOf } from './identity.ts'
import { type Original, sha256 } from './originals.ts'

/** A letter read, ready to be put into the docket. */
export interface ReadMail {
  mail: Mail
  identity: string
  fingerprint: string
  original: Original
  signs: Record<string, string>
  attachmentHashes: string[]
  diagnostics: Diagnostic[]
}

/** A letter's identity, before anything is read of it. */
export interface Identified {
  raw: RawMail
  identity: string
  hash: string
  /** Bytes that are kept. */
  size: number
  content: { bytes: Buffer } | { file: string }
}

/** Letters above this go through files instead of memory. */
const largeMail: number = 8 << 20

/** Finds out which letter it is; a large one is written to the scratch folder on the way. */
export async function identify(raw: RawMail, scratch: string): Promise<Identified> {
  if (raw.size <= largeMail) {
    const bytes = await raw.bytes()
    const hash = sha256(bytes)
    const identity = raw.form === 'eml' ? identityOf(bytes) : sha256(`${raw.form}:${hash}`)
    return { raw, identity, hash, size: bytes.length, content: { bytes } }
  }
  const file = join(await mkdtemp(join(scratch, 'mail-')), 'letter')
  const whole = createHash('sha256')
  const folded = identityHash()
  let size = 0
  const tap = new Transform({
    transform(piece: Buffer, _, done) {
      size += piece.length
      whole.update(piece)
      if (raw.form === 'eml') folded.update(piece)
      done(null, piece)
    },
  })
  await pipeline(raw.stream(), tap, createWriteStream(file))
  const hash = whole.digest('hex')
  return {
    raw,
    identity: raw.form === 'eml' ? folded.digest() : sha256(`${raw.form}:${hash}`),
    hash,
    size,
    content: { file },
  }
}

/** Gives the scratch space of a letter back. */
export async function forget({ content }: Pick<Identified, 'content'>): Promise<void> {
  if ('file' in content) await rm(join(content.file, '..'), { recursive: true, force: true })
}

/** What letters are read with. */
export interface MailReader extends PartReader {
  known: KnownTexts
  scratch: string
}

/** Reads a letter: parts, what is set aside in them, submitter. Never rejects for what is in the letter. */
export async function readMail(found: Identified, reader: MailReader): Promise<ReadMail> {
  const { raw, identity, content } = found
  const parsed = await parsedOf(found, reader)
  const { parts, diagnostics } = await partsOf(parsed, reader)
  for (const part of parts) part.cuts = cutsAnew(part, parsed.subject, reader.known)
  const receivedAt = raw.form === 'eml' ? (parsed.receivedAt ?? raw.receivedAt) : (raw.receivedAt ?? parsed.receivedAt)
  const attachmentHashes = await Promise.all(parsed.attachments.map(hashOf))
  await Promise.all(
    // A document given as a letter is its own attachment: that file is still to be kept.
    parsed.attachments.map((attachment) =>
      'file' in attachment.content && attachment.content !== content
        ? forget({ content: attachment.content })
        : undefined,
    ),
  )
  const mail: Mail = {
    id: `m-${identity.slice(0, 12)}`,
    ...(parsed.messageId ? { messageId: parsed.messageId } : {}),
    source: raw.source,
    subject: parsed.subject,
    from: parsed.from,
    to: parsed.to,
    ...(parsed.date ? { date: parsed.date } : {}),
    ...(receivedAt ? { receivedAt: inChina(receivedAt) } : {}),
    ...(parsed.inReplyTo ? { inReplyTo: parsed.inReplyTo } : {}),
    ...(parsed.references.length > 0 ? { references: parsed.references } : {}),
    kind: 'submission',
    kindReason: '',
    submitter: submitterOf({ from: parsed.from, subject: parsed.subject, parts }),
    parts,
  }
  const said = parts.map(ownWords).join('\n').replace(/\s+/g, '')
  const fingerprint = sha256(
    [parsed.from.address.toLowerCase(), foldSubject(parsed.subject), said, ...attachmentHashes].join('\n'),
  )
  return {
    mail,
    identity,
    fingerprint,
    original: originalOf(found),
    signs: Object.fromEntries(parsed.signs),
    attachmentHashes,
    diagnostics: diagnostics.map((each) => ({ ...each, place: { ...each.place, file: raw.source } })),
  }
}

/** What is kept of a letter. */
export function originalOf({ raw, hash, size, content }: Identified): Original {
  const form = raw.form === 'entry' ? 'json' : raw.form === 'file' ? extensionOf(raw.source, content) : raw.form
  return { hash, form, size, content }
}

function inChina(iso: string): string {
  const time = Date.parse(iso)
  return Number.isNaN(time) ? iso : chinaTime(time)
}

async function parsedOf({ raw, content }: Identified, { limits, scratch }: MailReader): Promise<ParsedMail> {
  try {
    if (raw.size > limits.mail) return unparsed('mail-too-complex', `来信超过 ${limits.mail >> 20} MB，只保存了原件`)
    if (raw.form === 'entry') return parseEntry('bytes' in content ? content.bytes : Buffer.alloc(0))
    if (raw.form === 'file') return parseFile(raw.source, content, raw.size)
    if (raw.form === 'msg')
      return await (await import('../mail/msg.ts')).parseMsg(
        'bytes' in content ? content.bytes : await raw.bytes(),
        limits,
      )
    if ('bytes' in content) return await parseMail(content.bytes, limits)
    return await parseLargeMail(createReadStream(content.file), limits, keepIn(scratch))
  } catch {
    return unparsed('mail-damaged', '邮件结构已损坏，没有读出内容')
  }
}

function unparsed(code: string, message: string): ParsedMail {
  return {
    references: [],
    subject: '',
    from: { name: '', address: '' },
    to: [],
    signs: new Map(),
    attachments: [],
    diagnostics: [{ code, severity: 'error', message, remedy: '请打开原件人工查看' }],
  }
}

/** Contents above this go to a file. */
const largeContent = 1 << 20

/** Small contents stay in memory; what grows goes to a file. */
function keepIn(scratch: string): KeepContent {
  return async (stream) => {
    const pieces: Buffer[] = []
    let size = 0
    let file: string | undefined
    let out: WriteStream | undefined
    for await (const piece of stream) {
      size += (piece as Buffer).length
      if (out) {
        if (!out.write(piece)) await once(out, 'drain')
        continue
      }
      pieces.push(piece as Buffer)
      if (size <= largeContent) continue
      file = join(await mkdtemp(join(scratch, 'part-')), 'content')
      out = createWriteStream(file)
      out.write(Buffer.concat(pieces.splice(0)))
    }
    if (!out || file === undefined) return { content: { bytes: Buffer.concat(pieces) }, size }
    out.end()
    await once(out, 'close')
    return { content: { file }, size }
  }
}

async function hashOf({ content }: ParsedAttachment): Promise<string> {
  if ('bytes' in content) return sha256(content.bytes)
  const hash = createHash('sha256')
  for await (const piece of createReadStream(content.file)) hash.update(piece as Buffer)
  return hash.digest('hex')
}

/** The extension under which people can open the kept document: its own where it has a plain one. */
function extensionOf(source: string, content: Identified['content']): string {
  const own = /\.([A-Za-z0-9]{1,5})$/.exec(source)?.[1]?.toLowerCase()
  return own ?? ('bytes' in content ? sniffFormat(content.bytes) : 'bin')
}
