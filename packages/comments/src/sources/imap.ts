import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ImapFlow } from 'imapflow'
import { chinaTime } from '../mail/dates.ts'
import { matchesSubject } from '../mail/subject.ts'
import { type Found, rawMail, type Source } from './source.ts'

/** What of a mailbox is wanted. */
export interface ImapWindow {
  /** First day of the consultation; the server is asked for letters since the day before, for clocks differ. */
  since: string
  /** Letters up to this UID are in the docket already. */
  after: number
  /** Words of the announcement; letters without them are left on the server when given. */
  matching?: string
  /** Folder for large letters while they are taken in. */
  scratch: string
  /** Told how many letters were left out for their subject. */
  onLeftOut?: (subjects: string[]) => void
}

/** Letters fetched by one command. */
const chunk = 40
/** A letter above this is streamed to a file. */
const large = 4 << 20

interface Listed {
  uid: number
  size: number
  received?: string
}

/**
 * The letters of an open mailbox, by UID. The server only narrows down by date, which every server can; subjects are compared here,
 * since servers search Chinese unreliably.
 */
export function imapSource(client: ImapFlow, mailbox: string, window: ImapWindow): Source {
  return {
    async *mails(signal) {
      // Collect first: a command inside a running fetch would wait for itself for ever.
      const listed = await list(client, window)
      for (let at = 0; at < listed.length; at += chunk) {
        signal?.throwIfAborted()
        yield* fetched(client, mailbox, listed.slice(at, at + chunk), window.scratch)
      }
    },
  }
}

async function list(client: ImapFlow, { since, after, matching, onLeftOut }: ImapWindow): Promise<Listed[]> {
  const dayBefore = new Date(Date.parse(`${since}T00:00:00Z`) - 24 * 3_600_000)
  // False, not an error, when the server does not understand: then all letters are looked at.
  const found = (await client.search({ since: dayBefore }, { uid: true })) || undefined
  // `4711:*` names the last letter too when its UID is smaller: filter.
  const uids = found?.filter((uid) => uid > after)
  if (uids?.length === 0) return []
  const range = uids ? rangesOf(uids) : `${after + 1}:*`
  const all = await client.fetchAll(
    range,
    { uid: true, envelope: matching !== undefined, size: true, internalDate: true },
    { uid: true },
  )
  const fresh = all.filter(({ uid }) => uid > after).sort((one, other) => one.uid - other.uid)
  const wanted = fresh.filter(
    ({ envelope }) => matching === undefined || matchesSubject(envelope?.subject ?? '', matching),
  )
  if (wanted.length < fresh.length) {
    onLeftOut?.(fresh.filter((each) => !wanted.includes(each)).map(({ envelope }) => envelope?.subject ?? ''))
  }
  return wanted.map(({ uid, size = 0, internalDate }) => {
    const time = internalDate ? new Date(internalDate).getTime() : Number.NaN
    return { uid, size, ...(Number.isNaN(time) ? {} : { received: chinaTime(time) }) }
  })
}

/** `1,2,3,7` as `1:3,7`: a command line of thousands of numbers is refused by some servers. */
function rangesOf(uids: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const uid of [...uids].sort((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && uid === last[1] + 1) last[1] = uid
    else ranges.push([uid, uid])
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${first}:${last}`)).join(',')
}

async function* fetched(client: ImapFlow, mailbox: string, listed: Listed[], scratch: string): AsyncGenerator<Found> {
  const small = listed.filter(({ size }) => size <= large)
  const sources = new Map<number, Buffer>()
  if (small.length > 0) {
    const got = await client.fetchAll(rangesOf(small.map(({ uid }) => uid)), { uid: true, source: true }, { uid: true })
    for (const { uid, source } of got) if (source) sources.set(uid, source)
  }
  for (const { uid, size, received } of listed) {
    const label = `imap:${mailbox}#${uid}`
    const bytes = sources.get(uid)
    if (bytes) yield { mail: rawMail(label, 'eml', bytes, received) }
    else if (size > large) yield await streamed(client, uid, label, size, received, scratch)
    // Gone since the list was made: someone deleted it, which is theirs to do.
  }
}

async function streamed(
  client: ImapFlow,
  uid: number,
  label: string,
  size: number,
  received: string | undefined,
  scratch: string,
): Promise<Found> {
  const folder = await mkdtemp(join(scratch, 'imap-'))
  const file = join(folder, 'letter')
  const { content } = await client.download(String(uid), undefined, { uid: true })
  if (!content) throw new Error('letter is gone')
  await pipeline(content, createWriteStream(file))
  return {
    mail: {
      source: label,
      form: 'eml',
      size,
      ...(received ? { receivedAt: received } : {}),
      async bytes() {
        const bytes = await readFile(file)
        await rm(folder, { recursive: true, force: true })
        return bytes
      },
      stream() {
        const stream = createReadStream(file)
        stream.once('close', () => void rm(folder, { recursive: true, force: true }))
        return stream
      },
    },
  }
}
