import { cutsAnew } from '../known-text/cuts.ts'
import { type Candidate, type KindFinding, kindOf, type Terms } from '../mail/kinds.ts'
import { submitterOf } from '../mail/submitter.ts'
import { consultationOf, type Docket } from './docket.ts'
import { knownOf } from './known.ts'
import { eachMail, partsOfMail, senderOf } from './mails.ts'
import type { ReadMail } from './reading.ts'
import { inTransaction } from './transaction.ts'

/** Letters of one sender, oldest first, as kinds see them. */
function candidatesOf(docket: Docket, sender: string): Candidate[] {
  const rows = docket
    .sql('SELECT id, record, signs, hashes FROM mails WHERE sender = ? ORDER BY received, id')
    .all(sender)
  return rows.map((row) => ({
    ...(JSON.parse(String(row['record'])) as Candidate),
    source: '',
    kind: 'submission',
    kindReason: '',
    parts: partsOfMail(docket, String(row['id'])),
    signs: JSON.parse(String(row['signs'])) as Record<string, string>,
    attachmentHashes: JSON.parse(String(row['hashes'])) as string[],
  }))
}

/** Thinks about a letter whose sender has no other, without reading it back; false when there are others. */
export function classifyFirst(docket: Docket, { mail, signs, attachmentHashes }: ReadMail, terms: Terms): boolean {
  const others = docket.sql('SELECT 1 FROM mails WHERE sender = ? AND id <> ? LIMIT 1').get(senderOf(mail), mail.id)
  if (others) return false
  store(docket, mail.id, kindOf({ ...mail, signs, attachmentHashes }, [], terms))
  return true
}

/** What kinds depend on. */
export function termsOf(docket: Docket): Terms {
  const { subject, closes, draft } = consultationOf(docket)
  return { subject, closes, draft }
}

function store({ sql }: Docket, mail: string, { kind, reason, relatesTo }: KindFinding): void {
  sql(`INSERT INTO kinds VALUES (?, ?, ?, ?)
    ON CONFLICT (mail) DO UPDATE SET kind = excluded.kind, reason = excluded.reason, relates_to = excluded.relates_to`).run(
    mail,
    kind,
    reason,
    relatesTo ?? null,
  )
}

/** Thinks anew about the kinds of the letters of the given senders: a letter that came later can change what others are. */
export function classify(docket: Docket, senders: Iterable<string>): void {
  const terms = termsOf(docket)
  const all = [...senders]
  for (let at = 0; at < all.length; at += together) {
    inTransaction(docket.database, () => {
      for (const sender of all.slice(at, at + together)) classifySender(docket, sender, terms)
    })
  }
}

/** Senders whose letters are thought about in one transaction, which waits for the disk once. */
const together = 100

function classifySender(docket: Docket, sender: string, terms: Terms): void {
  const mails = candidatesOf(docket, sender)
  mails.forEach((mail, at) => {
    const found = kindOf(mail, mails.slice(0, at), terms)
    mail.kind = found.kind
    if (found.relatesTo) mail.relatesTo = found.relatesTo
    store(docket, mail.id, found)
  })
}

/** Senders with letters that have no kind yet: an import that was cut off left them. */
export function unclassifiedSenders({ sql }: Docket): string[] {
  return sql('SELECT DISTINCT sender FROM mails WHERE id NOT IN (SELECT mail FROM kinds) ORDER BY sender')
    .all()
    .map(({ sender }) => String(sender))
}

/**
 * Sets the known text aside anew in every letter and thinks again about kinds: after the draft, the announcement or the terms changed.
 * Texts and decisions stay.
 */
export function reconsider(docket: Docket): void {
  const known = knownOf(docket)
  const ids = docket
    .sql('SELECT id FROM mails ORDER BY id')
    .all()
    .map(({ id }) => String(id))
  const mails = new Map([...eachMail(docket, { parts: false })].map((mail) => [mail.id, mail]))
  inTransaction(docket.database, () => {
    for (const id of ids) {
      const mail = mails.get(id)
      if (!mail) continue
      const parts = partsOfMail(docket, id).map((part) => ({ ...part, cuts: cutsAnew(part, mail.subject, known) }))
      parts.forEach((part, position) => {
        docket
          .sql('UPDATE parts SET record = ? WHERE mail = ? AND position = ?')
          .run(JSON.stringify(part), id, position)
      })
      const submitter = submitterOf({ from: mail.from, subject: mail.subject, parts })
      docket
        .sql("UPDATE mails SET record = json_set(record, '$.submitter', json(?)) WHERE id = ?")
        .run(JSON.stringify(submitter), id)
    }
  })
  const all = docket
    .sql('SELECT DISTINCT sender FROM mails')
    .all()
    .map(({ sender }) => String(sender))
  classify(docket, all.sort())
}
