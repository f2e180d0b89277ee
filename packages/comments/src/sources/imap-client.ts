import type { ConnectionOptions } from 'node:tls'
import type { ImapFlow } from 'imapflow'
import { ImapRefusal, refusalOf } from './imap-refusal.ts'

/** How to reach a mailbox. The password is never part of it. */
export interface ImapConfig {
  host: string
  /** 993 when left out. */
  port?: number
  user: string
  /** `INBOX` when left out. */
  mailbox?: string
  /** TLS from the start; on unless set to false, and then STARTTLS is asked for. */
  secure?: boolean
  /** Certificates of an own authority. */
  tls?: Pick<ConnectionOptions, 'ca' | 'servername' | 'rejectUnauthorized'>
  /** Letters whose subject lacks the words of the announcement are taken in too (kind off-subject), unless this is `matching`. */
  subjects?: 'all' | 'matching'
  /** Milliseconds between looks at a server that cannot push. */
  poll?: number
}

/** What the program says of itself, which NetEase asks for before it opens a mailbox. */
const identity = { name: 'gongwen', version: '1.0.0', vendor: 'gongwen', 'support-email': 'support@example.com' }

/** Any command by name: public, though the published types lack it. */
type Commanding = ImapFlow & { run(command: string, ...words: unknown[]): Promise<unknown> }

/**
 * Connects and opens the mailbox read-only: nothing is marked, moved or deleted. Coremail servers (126, 163, yeah.net) get the ID
 * command once more after login, without which some of them answer “Unsafe Login”.
 */
export async function openMailbox(config: ImapConfig, password: string): Promise<ImapFlow> {
  const secure = config.secure !== false
  // Loaded when it is needed: most imports are from files.
  const { ImapFlow } = await import('imapflow')
  const client = new ImapFlow({
    host: config.host,
    port: config.port ?? (secure ? 993 : 143),
    secure,
    auth: { user: config.user, pass: password },
    clientInfo: identity,
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 30_000,
    greetingTimeout: 16_000,
    socketTimeout: 120_000,
    maxLiteralSize: 512 << 20,
    ...(config.tls ? { tls: config.tls } : {}),
  })
  // What goes wrong comes back from the command that it stops; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    if (isCoremail(config.host, client.greeting)) await (client as Commanding).run('ID', identity)
  } catch (error) {
    client.close()
    throw refusalOf(error, client.byeReason, config) ?? error
  }
  try {
    await client.mailboxOpen(config.mailbox ?? 'INBOX', { readOnly: true })
  } catch (error) {
    const refusal =
      refusalOf(error, client.byeReason, config) ?? (isAnswer(error) ? await noMailbox(client, config) : error)
    client.close()
    throw refusal
  }
  return client
}

/** Says which mailboxes there are, so that a wrong name can be put right. */
async function noMailbox(client: ImapFlow, { mailbox = 'INBOX' }: ImapConfig): Promise<ImapRefusal> {
  const there = await client.list().catch(() => [])
  const names = there.slice(0, 20).map(({ path }) => `“${path}”`)
  return new ImapRefusal(
    'imap-mailbox',
    `打不开邮箱文件夹“${mailbox}”${names.length > 0 ? `；服务器上有：${names.join('、')}` : ''}`,
  )
}

function isCoremail(host: string, greeting: string | undefined): boolean {
  return /(?:^|\.)(?:163|126|188|yeah)\.(?:com|net)$/i.test(host) || /coremail/i.test(greeting ?? '')
}

/** The server's own no, apart from a broken line. */
function isAnswer(error: unknown): boolean {
  const status = (error as { responseStatus?: string }).responseStatus
  return status === 'NO' || status === 'BAD'
}
