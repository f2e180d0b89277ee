import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

/** A throw-away Dovecot on loopback, with TLS and one account. */
export interface Dovecot {
  port: number
  user: string
  password: string
  /** Its self-signed certificate. */
  ca: string
  /** Puts letters into the account's INBOX. */
  deliver(letters: readonly Buffer[], first?: number): void
  /** Forgets all UIDs: UIDVALIDITY changes. */
  renumber(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

const program = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot'].find((path) => existsSync(path))

/** Why there is none to test with; empty when there is one. */
export const noDovecot: string = program ? '' : 'dovecot 未安装'

/** Starts one. As root its mail processes run as Debian's `dovecot`, else as the user. */
export async function startDovecot(): Promise<Dovecot> {
  // Short: paths of UNIX sockets end at 108 bytes.
  const folder = mkdtempSync(join(tmpdir(), 'dvc-'))
  chmodSync(folder, 0o755)
  const root = process.getuid?.() === 0
  const me = userInfo().username
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim()
  const [mailUser, mailGroup, loginUser] = root ? ['dovecot', 'dovecot', 'dovenull'] : [me, group, me]
  for (const name of ['run', 'state', 'mail', 'home']) mkdirSync(join(folder, name), { mode: 0o755 })
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
      '-addext',
      'subjectAltName=DNS:localhost,IP:127.0.0.1',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'cert.pem'),
    ],
    { stdio: 'ignore' },
  )
  const [plain, port] = [await freePort(), await freePort()]
  const config = join(folder, 'dovecot.conf')
  writeFileSync(config, settings(folder, plain, port, { mailUser, mailGroup, loginUser }))
  let child: ChildProcess | undefined

  const own = (): void => {
    if (root) execFileSync('chown', ['-R', `${mailUser}:${mailGroup}`, join(folder, 'mail'), join(folder, 'home')])
  }
  own()
  async function boot(): Promise<void> {
    child = spawn(program ?? '', ['-F', '-c', config], { stdio: 'ignore' })
    for (let attempt = 0; attempt < 400; attempt++) {
      if (child.exitCode !== null) throw new Error(readFileSync(join(folder, 'dovecot.log'), 'utf8'))
      if (await answers(plain)) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    throw new Error('dovecot did not start')
  }
  async function halt(): Promise<void> {
    const running = child
    if (!running || running.exitCode !== null) return
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGTERM')
    await gone
  }
  const inbox = join(folder, 'mail', 'tester')
  await boot()
  return {
    port,
    user: 'tester',
    password: 'secret',
    ca: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    deliver(letters, first = 0) {
      for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(inbox, name), { recursive: true })
      letters.forEach((letter, index) => {
        writeFileSync(join(inbox, 'new', `${1_750_000_000 + first + index}.M${first + index}P1.test`), letter)
      })
      own()
    },
    async renumber() {
      await halt()
      for (const name of [
        'dovecot-uidlist',
        'dovecot-uidvalidity',
        'dovecot.index',
        'dovecot.index.log',
        'dovecot.index.cache',
        'dovecot.list.index',
        'dovecot.list.index.log',
      ]) {
        rmSync(join(inbox, name), { force: true })
      }
      execFileSync('sh', ['-c', `rm -f ${inbox}/dovecot-uidvalidity.*`])
      await boot()
    },
    async restart() {
      await halt()
      await boot()
    },
    async stop() {
      await halt()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function settings(
  folder: string,
  plain: number,
  tls: number,
  { mailUser, mailGroup, loginUser }: { mailUser: string; mailGroup: string; loginUser: string },
): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = test-${plain}
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = ${mailUser}
default_internal_group = ${mailGroup}
default_login_user = ${loginUser}
first_valid_uid = 0
first_valid_gid = 0
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/%u
mail_max_userip_connections = 100
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${mailUser} gid=${mailGroup} home=${folder}/home/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plain}
  }
  inet_listener imaps {
    port = ${tls}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service imap {
  process_limit = 16
}
`
}

/** A port nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
