import type { Diagnostic } from '@gongwen/model'
import { unnamed } from '../mail/submitter.ts'
import type { Mail, MailKind, Part } from '../records.ts'
import type { Docket } from './docket.ts'
import { readOriginal, recordOriginal } from './originals.ts'
import type { ReadMail } from './reading.ts'

/** What became of a letter that was to be put in. */
export type Outcome = 'added' | 'known' | 'erased'

/** The letter of an identity, if the docket has it. */
export function mailOfIdentity({ sql }: Docket, identity: string): string | undefined {
  const row = sql(`SELECT id FROM mails WHERE identity = ?1
    UNION ALL SELECT mail FROM sightings WHERE identity = ?1 LIMIT 1`).get(identity)
  return row ? String(row['id']) : undefined
}

/** Whether a letter was erased on request and must not come back. */
export function isErased({ sql }: Docket, identity: string): boolean {
  return sql('SELECT 1 FROM erased WHERE identity = ?').get(identity) !== undefined
}

/** Notes that a letter was found at another place. */
export function sight({ sql }: Docket, mail: string, source: string, identity: string): void {
  const seen = Number(sql('SELECT count(*) AS n FROM sightings WHERE mail = ?').get(mail)?.['n'] ?? 0)
  sql('INSERT INTO sightings VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING').run(mail, source, identity, seen)
}

/** Puts a letter in, once: the same letter from another place is only noted. Call within a transaction, when its original is kept. */
export function addMail(docket: Docket, read: ReadMail): Outcome {
  const { sql } = docket
  const { mail, identity, original } = read
  if (isErased(docket, identity)) return 'erased'
  const known = mailOfIdentity(docket, identity) ?? sameLetter(docket, read)
  if (known) {
    sight(docket, known, mail.source, identity)
    return 'known'
  }
  recordOriginal(docket, original)
  const { parts, kind: _, kindReason: __, source, ...record } = mail
  sql('INSERT INTO mails VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    mail.id,
    identity,
    original.hash,
    mail.messageId ?? null,
    read.fingerprint,
    senderOf(mail),
    receivedOf(mail),
    JSON.stringify(record),
    JSON.stringify(read.signs),
    JSON.stringify(read.attachmentHashes),
  )
  parts.forEach((part, position) => {
    sql('INSERT INTO parts VALUES (?, ?, ?)').run(mail.id, position, JSON.stringify(part))
  })
  sql('INSERT INTO sightings VALUES (?, ?, ?, 0)').run(mail.id, source, identity)
  if (read.diagnostics.length > 0) addProblems(docket, source, read.diagnostics, mail.id)
  return 'added'
}

/** A letter of the same Message-ID and content that another server's headers make look different. */
function sameLetter({ sql }: Docket, { mail, fingerprint }: ReadMail): string | undefined {
  if (mail.messageId === undefined) return undefined
  const row = sql('SELECT id FROM mails WHERE message_id = ? AND fingerprint = ?').get(mail.messageId, fingerprint)
  return row ? String(row['id']) : undefined
}

/** What was noticed about a letter, or about a source that gave none; noticed again, it replaces what was said then. */
export function addProblems({ sql }: Docket, source: string, diagnostics: readonly Diagnostic[], mail?: string): void {
  // Two folders may hold files of one name.
  const key = mail === undefined ? source : `${mail} ${source}`
  sql('DELETE FROM problems WHERE source = ?').run(key)
  diagnostics.forEach((each, position) => {
    sql('INSERT INTO problems VALUES (?, ?, ?, ?)').run(key, position, mail ?? null, JSON.stringify(each))
  })
}

/** A source that gave no letter before gives one now. */
export function clearProblems({ sql }: Docket, source: string): void {
  sql('DELETE FROM problems WHERE source = ? AND mail IS NULL').run(source)
}

/** What could not be read, all of it or of one letter. */
export function problemsOf({ sql }: Docket, mail?: string): Diagnostic[] {
  const rows = mail
    ? sql('SELECT record FROM problems WHERE mail = ? ORDER BY source, position').all(mail)
    : sql('SELECT record FROM problems ORDER BY source, position').all()
  return rows.map(({ record }) => JSON.parse(String(record)) as Diagnostic)
}

/** Whose letters belong together: the address, else the unit or person. Two letters without a name are two people's. */
export function senderOf({ id, from, submitter }: Pick<Mail, 'id' | 'from' | 'submitter'>): string {
  const address = from.address.trim().toLowerCase()
  if (address !== '') return address
  const name = submitter.unit ?? submitter.name
  return name === '' || name === unnamed ? `mail:${id}` : `name:${name}`
}

function receivedOf({ receivedAt, date }: Mail): string {
  const time = Date.parse(receivedAt ?? date ?? '')
  return Number.isNaN(time) ? '' : new Date(time).toISOString()
}

/** What letters are asked for. */
export interface MailQuery {
  kind?: MailKind
  sender?: string
  /** With their parts; without them a list of many thousands stays small. */
  parts?: boolean
}

/** The letters in the order they were received; a person's word on the kind goes before the program's. */
export function listMails(docket: Docket, query: MailQuery = {}): Mail[] {
  return [...eachMail(docket, query)]
}

/** Ids of all letters, without reading them. */
export function mailIds({ sql }: Docket): string[] {
  return sql('SELECT id FROM mails')
    .all()
    .map(({ id }) => String(id))
}

/** The letters one by one, in the order they were received. */
export function* eachMail(docket: Docket, { kind, sender, parts = true }: MailQuery = {}): Generator<Mail> {
  const rows = docket.sql(`
    SELECT m.id, m.record, m.sender, k.kind, k.reason, k.relates_to,
      (SELECT source FROM sightings s WHERE s.mail = m.id ORDER BY seen LIMIT 1) AS source,
      (SELECT json_array(c.record, c.author, c.at) FROM corrections c WHERE c.target = 'mail-kind' AND c.id = m.id ORDER BY sequence DESC LIMIT 1) AS corrected
    FROM mails m LEFT JOIN kinds k ON k.mail = m.id
    WHERE (? IS NULL OR m.sender = ?)
    ORDER BY m.received, m.id`)
  for (const row of rows.all(sender ?? null, sender ?? null)) {
    const mail = mailOf(row)
    if (kind !== undefined && mail.kind !== kind) continue
    if (parts) mail.parts = partsOfMail(docket, mail.id)
    yield mail
  }
}

function mailOf(row: Record<string, unknown>): Mail {
  const mail = JSON.parse(String(row['record'])) as Mail
  mail.source = String(row['source'] ?? '')
  mail.kind = (row['kind'] as MailKind | null) ?? 'submission'
  mail.kindReason = String(row['reason'] ?? '')
  if (row['relates_to']) mail.relatesTo = String(row['relates_to'])
  mail.parts = []
  if (row['corrected']) {
    const [record, author, at] = JSON.parse(String(row['corrected'])) as [string, string, string]
    const { kind } = JSON.parse(record) as { kind: MailKind }
    mail.kindReason = `${author} ${at.slice(0, 10)} 改定（程序判断为 ${mail.kind}：${mail.kindReason}）`
    mail.kind = kind
  }
  return mail
}

/** The parts of a letter. */
export function partsOfMail({ sql }: Docket, mail: string): Part[] {
  return sql('SELECT record FROM parts WHERE mail = ? ORDER BY position')
    .all(mail)
    .map(({ record }) => JSON.parse(String(record)) as Part)
}

/** A letter with everything about it. */
export interface ShownMail {
  mail: Mail
  /** All places it was found at. */
  sources: string[]
  problems: Diagnostic[]
  /** The bytes as they came, and under which name they lie in the docket. */
  original: { hash: string; form: string; size: number; bytes: Uint8Array | undefined }
}

/** A letter by its id, or by one of its sources; undefined when there is none. */
export function showMail(docket: Docket, idOrSource: string): ShownMail | undefined {
  const { sql } = docket
  const row =
    sql('SELECT id, original FROM mails WHERE id = ?').get(idOrSource) ??
    sql('SELECT m.id, m.original FROM sightings s JOIN mails m ON m.id = s.mail WHERE s.source = ? LIMIT 1').get(
      idOrSource,
    )
  if (!row) return undefined
  const id = String(row['id'])
  const sender = String(sql('SELECT sender FROM mails WHERE id = ?').get(id)?.['sender'])
  const mail = listMails(docket, { sender }).find((each) => each.id === id)
  const original = sql('SELECT hash, form, bytes FROM originals WHERE hash = ?').get(String(row['original']))
  if (!mail || !original) return undefined
  const [hash, form] = [String(original['hash']), String(original['form'])]
  return {
    mail,
    sources: sql('SELECT source FROM sightings WHERE mail = ? ORDER BY seen')
      .all(id)
      .map(({ source }) => String(source)),
    problems: problemsOf(docket, id),
    original: { hash, form, size: Number(original['bytes']), bytes: readOriginal(docket, hash, form) },
  }
}
