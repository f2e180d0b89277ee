import { Readable } from 'node:stream'
import type { Diagnostic } from '@gongwen/model'

/** How a letter was kept: a mail, an Outlook message, a document given as a letter, or a row of a register. */
export type MailForm = 'eml' | 'msg' | 'file' | 'entry'

/** A letter as it was found, not yet looked into. */
export interface RawMail {
  /** `m001.eml`, `all.mbox#17`, `来信.zip/张三.eml`, `imap:INBOX#4711`, `来信登记.xlsx#7`. */
  source: string
  form: MailForm
  size: number
  /** When the source says it was received: a server's internal date, a register's column. ISO with offset. */
  receivedAt?: string
  bytes(): Promise<Buffer>
  stream(): Readable
}

/** What a source gives: a letter, or why something gave none. */
export type Found = { mail: RawMail } | { problem: Diagnostic }

/** Anything letters come from. A source only fetches: it neither parses nor filters. */
export interface Source {
  mails(signal?: AbortSignal): AsyncIterable<Found>
}

/** A letter whose bytes are at hand. */
export function rawMail(source: string, form: MailForm, bytes: Buffer, receivedAt?: string): RawMail {
  return {
    source,
    form,
    size: bytes.length,
    ...(receivedAt === undefined ? {} : { receivedAt }),
    bytes: async () => bytes,
    stream: () => Readable.from([bytes]),
  }
}

/** A letter that a source could not give. */
export function problem(code: string, message: string, file: string, remedy: string): Found {
  return { problem: { code, severity: 'error', message, place: { file }, remedy } }
}
