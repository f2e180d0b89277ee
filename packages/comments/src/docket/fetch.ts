import { setTimeout as pause } from 'node:timers/promises'
import { type Diagnostic, type Result, result } from '@gongwen/model'
import { readerPool } from '@gongwen/readers'
import type { ImapFlow } from 'imapflow'
import { isAfter } from '../mail/dates.ts'
import { imapSource } from '../sources/imap.ts'
import { type ImapConfig, openMailbox } from '../sources/imap-client.ts'
import { ImapRefusal } from '../sources/imap-refusal.ts'
import { consultationOf, type Docket } from './docket.ts'
import { leftOut, reasonOf, refused, unreachable } from './fetch-problems.ts'
import { type ImportOptions, type ImportProgress, importSources } from './import.ts'
import { scratchFolder } from './originals.ts'
import { StoreFailure } from './store-failure.ts'

/** How a mailbox is fetched. */
export interface FetchOptions extends ImportOptions {
  /** Authorization code or password; kept in memory only. */
  password: string
  /** Goes on until the closing day is over, by push where the server can, else by looking. */
  watch?: boolean
  /** Told what happens between letters: `连接中断，8 秒后重连`. */
  onNotice?: (message: string) => void
  /** Longest wait between two tries, in ms. */
  longestPause?: number
  /** Tries in a row that fetched nothing before it gives up. */
  tries?: number
}

/** Where fetching from a mailbox goes on. */
interface Cursor {
  uidValidity: string
  last: number
}

/**
 * Fetches new letters from a mailbox, read-only. A broken connection is made again with growing pauses; letters already in are not
 * fetched twice, and when the server has renumbered its letters, they are recognised by what they are.
 */
export async function fetchImap(
  docket: Docket,
  config: ImapConfig,
  options: FetchOptions,
): Promise<Result<ImportProgress>> {
  const total: ImportProgress = { found: 0, added: 0, known: 0, failed: 0, erased: 0, source: '' }
  const diagnostics: Diagnostic[] = []
  const pool = options.pool ?? readerPool()
  const { signal, onNotice, tries = 8, longestPause = 60_000 } = options
  let failures = 0
  let reached = false
  try {
    while (!signal?.aborted) {
      const before = total.found
      try {
        const opened = (): void => {
          reached = true
        }
        await session(docket, config, { ...options, pool }, { total, diagnostics, opened })
        break
      } catch (error) {
        if (signal?.aborted) break
        if (error instanceof StoreFailure) {
          diagnostics.push(error.diagnostic(docket.folder))
          break
        }
        // A server that was there a moment ago is being restarted; one that never was is wrongly named.
        if (error instanceof ImapRefusal && !(reached && error.code === 'imap-connect')) {
          diagnostics.push(refused(error, config))
          break
        }
        failures = total.found > before ? 1 : failures + 1
        if (failures > tries) {
          diagnostics.push(unreachable(error, config))
          break
        }
        const wait = Math.min(longestPause, 1000 * 2 ** (failures - 1))
        onNotice?.(`与 ${config.host} 的连接中断（${reasonOf(error)}），${Math.ceil(wait / 1000)} 秒后重连`)
        await pause(wait, undefined, signal ? { signal } : {}).catch(() => undefined)
      }
    }
  } finally {
    if (!options.pool) pool.close()
  }
  return result(total, diagnostics)
}

/** One connection, from opening to its end. */
async function session(
  docket: Docket,
  config: ImapConfig,
  options: FetchOptions,
  { total, diagnostics, opened }: { total: ImportProgress; diagnostics: Diagnostic[]; opened: () => void },
): Promise<void> {
  const client = await openMailbox(config, options.password)
  opened()
  const stop = (): void => client.close()
  options.signal?.addEventListener('abort', stop, { once: true })
  let ended = false
  let waiting = false
  client.once('close', () => {
    ended = true
  })
  try {
    for (;;) {
      await fetchOnce(docket, client, config, options, total, diagnostics)
      if (ended && !options.signal?.aborted) throw new Error('connection closed')
      if (!options.watch || over(docket) || options.signal?.aborted) break
      if (!waiting)
        options.onNotice?.(`已收完现有的邮件，等待新邮件到 ${consultationOf(docket).closes} 结束；按 Ctrl+C 停止`)
      waiting = true
      await news(client, config.poll ?? 60_000, options.signal)
      if (ended && !options.signal?.aborted) throw new Error('connection closed')
    }
    if (!ended) await client.logout().catch(() => undefined)
  } finally {
    options.signal?.removeEventListener('abort', stop)
    client.close()
  }
}

function over(docket: Docket): boolean {
  return isAfter(docket.now().toISOString(), consultationOf(docket).closes)
}

async function fetchOnce(
  docket: Docket,
  client: ImapFlow,
  config: ImapConfig,
  options: FetchOptions,
  total: ImportProgress,
  diagnostics: Diagnostic[],
): Promise<void> {
  const mailbox = config.mailbox ?? 'INBOX'
  const name = `imap:${config.user}@${config.host}/${mailbox}`
  const uidValidity = String(client.mailbox ? client.mailbox.uidValidity : '')
  const cursor = cursorOf(docket, name)
  const { opens, subject } = consultationOf(docket)
  const source = imapSource(client, mailbox, {
    since: opens,
    after: cursor?.uidValidity === uidValidity ? cursor.last : 0,
    scratch: scratchFolder(docket),
    ...(config.subjects === 'matching' ? { matching: subject } : {}),
    onLeftOut: (subjects) => diagnostics.push(leftOut(subjects, config)),
  })
  const start = { ...total }
  let broken: unknown
  const { value, diagnostics: noticed } = await importSources(docket, [source], {
    ...options,
    onProgress: (progress) => options.onProgress?.(summed(start, progress)),
    onWritten: (last) => moveCursor(docket, name, { uidValidity, last: Number(/#(\d+)$/.exec(last)?.[1] ?? 0) }),
    onBroken: (error) => {
      broken = error
    },
  })
  Object.assign(total, summed(start, value))
  diagnostics.push(...noticed)
  if (broken !== undefined) throw broken
}

function summed(one: ImportProgress, other: ImportProgress): ImportProgress {
  return {
    found: one.found + other.found,
    added: one.added + other.added,
    known: one.known + other.known,
    failed: one.failed + other.failed,
    erased: one.erased + other.erased,
    source: other.source || one.source,
  }
}

function cursorOf({ sql }: Docket, name: string): Cursor | undefined {
  const row = sql('SELECT value FROM cursors WHERE name = ?').get(name)
  return row ? (JSON.parse(String(row['value'])) as Cursor) : undefined
}

/** Moves on with the letters, in their transaction: what the cursor has passed is in the docket. */
function moveCursor(docket: Docket, name: string, cursor: Cursor): void {
  docket
    .sql('INSERT INTO cursors VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, JSON.stringify(cursor))
}

/** Waits until the server says that there is something new, or for a while where it cannot. */
async function news(client: ImapFlow, poll: number, signal: AbortSignal | undefined): Promise<void> {
  const waiting = new AbortController()
  const done = signal ? AbortSignal.any([signal, waiting.signal]) : waiting.signal
  const told = new Promise<void>((resolve) => {
    client.once('exists', () => resolve())
    client.once('close', () => resolve())
  })
  const pushes = client.capabilities.has('IDLE')
  // IDLE ends by itself when the next command is given.
  if (pushes) void client.idle().catch(() => undefined)
  else await client.noop().catch(() => undefined)
  await Promise.race([
    told,
    pause(pushes ? Math.max(poll, 300_000) : poll, undefined, { signal: done }).catch(() => undefined),
  ])
  waiting.abort()
}
