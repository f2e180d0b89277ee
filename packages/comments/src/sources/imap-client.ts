import type { ConnectionOptions } from 'node:tls'
import type { ImapFlow } from 'imapflow'

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

/** Why a server will not let us in; trying again would not help. */
export class ImapRefusal extends Error {
  readonly code: 'imap-auth' | 'imap-refused' | 'imap-mailbox'
  constructor(code: 'imap-auth' | 'imap-refused' | 'imap-mailbox', message: string) {
    super(message)
    this.code = code
  }
}

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
    throw refusalOf(error, client.byeReason) ?? error
  }
  try {
    await client.mailboxOpen(config.mailbox ?? 'INBOX', { readOnly: true })
  } catch (error) {
    client.close()
    throw (
      refusalOf(error, client.byeReason) ??
      (isAnswer(error) ? new ImapRefusal('imap-mailbox', `打不开邮箱文件夹 ${config.mailbox ?? 'INBOX'}`) : error)
    )
  }
  return client
}

function isCoremail(host: string, greeting: string | undefined): boolean {
  return /(?:^|\.)(?:163|126|188|yeah)\.(?:com|net)$/i.test(host) || /coremail/i.test(greeting ?? '')
}

/** The server's own no, apart from a broken line. */
function isAnswer(error: unknown): boolean {
  const status = (error as { responseStatus?: string }).responseStatus
  return status === 'NO' || status === 'BAD'
}

function refusalOf(error: unknown, bye: string | undefined): ImapRefusal | undefined {
  const {
    authenticationFailed,
    responseText = '',
    message = '',
  } = error as {
    authenticationFailed?: boolean
    responseText?: string
    message?: string
  }
  if (/unsafe login/i.test(`${responseText} ${message} ${bye ?? ''}`)) {
    return new ImapRefusal('imap-refused', '邮件服务器以“Unsafe Login”为由拒绝打开邮箱')
  }
  return authenticationFailed ? new ImapRefusal('imap-auth', '邮件服务器不接受用户名或授权码') : undefined
}
