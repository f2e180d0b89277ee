import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Campaign, Cluster } from '../records.ts'
import { classify } from './classify.ts'
import type { Docket } from './docket.ts'
import { originalPath } from './originals.ts'
import { inTransaction } from './transaction.ts'

/** Whose letters go: a sender's address, a submitter's or unit's name, or single letters. */
export type Erasure = { address: string } | { name: string } | { mails: readonly string[] }

/** What went. Only the counts are kept. */
export interface ErasureCounts {
  mails: number
  parts: number
  originals: number
  opinions: number
  decisions: number
  corrections: number
}

/**
 * Erases a person's letters on request, with all that came of them: texts, originals, opinions, links, decisions and corrections on
 * them. It is logged that, when, by whom and why, not whose; importing the letters again does not bring them back.
 */
export function eraseSubmitter(docket: Docket, who: Erasure, by: { author: string; reason: string }): ErasureCounts {
  const { sql, database } = docket
  const files: string[] = []
  const senders = new Set<string>()
  const counts = inTransaction(database, () => {
    const mails = mailsOf(docket, who)
    const total: ErasureCounts = { mails: 0, parts: 0, originals: 0, opinions: 0, decisions: 0, corrections: 0 }
    if (mails.length === 0) return total
    const gone = new Set<string>()
    for (const { id, sender } of mails) {
      senders.add(sender)
      for (const row of sql('SELECT id FROM opinions WHERE mail = ?').all(id)) gone.add(String(row['id']))
      total.parts += Number(sql('SELECT count(*) AS n FROM parts WHERE mail = ?').get(id)?.['n'])
      for (const row of sql(
        'SELECT identity FROM sightings WHERE mail = ? UNION SELECT identity FROM mails WHERE id = ?',
      ).all(id, id)) {
        sql('INSERT INTO erased VALUES (?) ON CONFLICT DO NOTHING').run(String(row['identity']))
      }
      sql('DELETE FROM mails WHERE id = ?').run(id)
    }
    total.mails = mails.length
    total.opinions = gone.size
    const about = new Set([...gone, ...mails.map(({ id }) => id)])
    total.decisions = forget(docket, 'decisions', about)
    total.corrections = forget(docket, 'corrections', about)
    for (const { original } of mails) {
      const row = sql(
        'SELECT hash, form FROM originals WHERE hash = ? AND hash NOT IN (SELECT original FROM mails)',
      ).get(original)
      if (!row) continue
      files.push(originalPath(String(row['hash']), String(row['form'])))
      sql('DELETE FROM originals WHERE hash = ?').run(original)
      total.originals++
    }
    withoutOpinions(docket, gone, new Set(mails.map(({ id }) => id)))
    sql('INSERT INTO erasures (at, author, reason, counts) VALUES (?, ?, ?, ?)').run(
      docket.now().toISOString(),
      by.author,
      by.reason,
      JSON.stringify(total),
    )
    return total
  })
  for (const file of files) rmSync(join(docket.folder, file), { force: true })
  // What was deleted must not linger in the log of changes.
  if (!database.isTransaction) database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  classify(docket, senders)
  return counts
}

interface Row {
  id: string
  sender: string
  original: string
}

function mailsOf({ sql }: Docket, who: Erasure): Row[] {
  const rows =
    'address' in who
      ? sql('SELECT id, sender, original FROM mails WHERE sender = ? ORDER BY id').all(who.address.trim().toLowerCase())
      : 'name' in who
        ? sql(`SELECT id, sender, original FROM mails WHERE json_extract(record, '$.submitter.name') = ?1 OR json_extract(record, '$.submitter.unit') = ?1
            OR json_extract(record, '$.from.name') = ?1 ORDER BY id`).all(who.name.trim())
        : who.mails.flatMap((id) => sql('SELECT id, sender, original FROM mails WHERE id = ?').all(id))
  return rows.map((row) => ({
    id: String(row['id']),
    sender: String(row['sender']),
    original: String(row['original']),
  }))
}

function forget({ sql }: Docket, table: 'decisions' | 'corrections', ids: ReadonlySet<string>): number {
  let count = 0
  for (const id of ids) count += Number(sql(`DELETE FROM ${table} WHERE id = ?`).run(id).changes)
  return count
}

/** Clusters and campaigns keep what others said; a label in the erased person's words becomes another member's. */
function withoutOpinions({ sql }: Docket, gone: ReadonlySet<string>, mails: ReadonlySet<string>): void {
  const textOf = (id: string | undefined): string =>
    id === undefined
      ? ''
      : String(sql("SELECT json_extract(record, '$.text') AS text FROM opinions WHERE id = ?").get(id)?.['text'] ?? '')
  for (const row of sql('SELECT id, record FROM clusters').all()) {
    const cluster = JSON.parse(String(row['record'])) as Cluster
    const left = cluster.opinions.filter((id) => !gone.has(id))
    if (left.length === cluster.opinions.length) continue
    if (left.length === 0) sql('DELETE FROM clusters WHERE id = ?').run(cluster.id)
    else {
      const label = left.some((id) => textOf(id).includes(cluster.label)) ? cluster.label : textOf(left[0])
      sql('UPDATE clusters SET record = ? WHERE id = ?').run(
        JSON.stringify({ ...cluster, opinions: left, label }),
        cluster.id,
      )
    }
  }
  for (const row of sql('SELECT id, record FROM campaigns').all()) {
    const campaign = JSON.parse(String(row['record'])) as Campaign
    const opinions = campaign.opinions.filter((id) => !gone.has(id))
    const [first] = opinions
    if (opinions.length === campaign.opinions.length) continue
    if (first === undefined) sql('DELETE FROM campaigns WHERE id = ?').run(campaign.id)
    else {
      const kept: Campaign = {
        ...campaign,
        reference: gone.has(campaign.reference) ? first : campaign.reference,
        opinions,
        mails: campaign.mails.filter((id) => !mails.has(id)),
        additions: campaign.additions.filter(({ mail }) => !mails.has(mail)),
      }
      sql('UPDATE campaigns SET record = ? WHERE id = ?').run(JSON.stringify(kept), campaign.id)
    }
  }
}
