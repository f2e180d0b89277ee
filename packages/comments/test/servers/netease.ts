import { type AddressInfo, createServer, type Socket } from 'node:net'

/** How this server differs from others of NetEase's. */
export interface Quirks {
  /** ID before login is enough; some servers want it after. */
  idBeforeLogin?: boolean
  /** What SEARCH with a charset or date does. */
  search?: 'ok' | 'bad' | 'empty'
  /** Refuses with BYE instead of NO. */
  bye?: boolean
}

/** A server as 126.com and 163.com run (Coremail): no IDLE, no UIDNEXT, UIDVALIDITY 1, “Unsafe Login” without ID. */
export interface Netease {
  port: number
  /** Commands as they came, passwords left out. */
  log: string[]
  /** Letters can be added while it runs. */
  letters: Buffer[]
  close(): Promise<void>
}

const firstUid = 1_392_611_444

/** Starts one on loopback, without TLS. Any password but `wrong` will do. */
export async function startNetease(letters: Buffer[], quirks: Quirks = {}): Promise<Netease> {
  const log: string[] = []
  const server = createServer((socket) => serve(socket, letters, quirks, log))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    log,
    letters,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function serve(socket: Socket, letters: Buffer[], quirks: Quirks, log: string[]): void {
  let identified = false
  let loggedIn = false
  let received = Buffer.alloc(0)
  let command = ''
  let literal = 0
  const line = (text: string): void => {
    if (socket.writable) socket.write(`${text}\r\n`)
  }
  socket.on('error', () => {})
  line('* OK Coremail System IMap Server Ready(126com[726cd87d72d896a1ac393507346040fa])')
  socket.on('data', (piece) => {
    received = Buffer.concat([received, piece])
    for (;;) {
      if (literal > 0) {
        if (received.length < literal) return
        command += received.toString('utf8', 0, literal)
        received = received.subarray(literal)
        literal = 0
      }
      const end = received.indexOf('\r\n')
      if (end < 0) return
      const text = received.toString('utf8', 0, end)
      received = received.subarray(end + 2)
      const size = /\{(\d+)(\+?)\}$/.exec(text)
      command += size ? text.slice(0, size.index) : text
      if (size) {
        literal = Number(size[1])
        if (size[2] === '') line('+ go ahead')
        continue
      }
      const whole = command
      command = ''
      log.push(whole.replace(/^(\S+ LOGIN \S+) .*/i, '$1 ***'))
      handle(whole)
    }
  })

  function handle(whole: string): void {
    const [tag = '', first = '', ...rest] = whole.split(' ')
    const byUid = first.toUpperCase() === 'UID'
    const verb = (byUid ? (rest.shift() ?? '') : first).toUpperCase()
    const ok = (text: string): void => line(`${tag} OK ${text}`)
    const answers: Record<string, () => void> = {
      CAPABILITY() {
        line('* CAPABILITY IMAP4rev1 XLIST SPECIAL-USE ID LITERAL+ STARTTLS UIDPLUS X-CM-EXT-1')
        ok('CAPABILITY completed')
      },
      ID() {
        if (loggedIn || quirks.idBeforeLogin) identified = true
        line('* ID ("name" "Coremail Imap" "vendor" "Mailtech" "TransID" "3PmVJQB3bjS5RERX")')
        ok('ID completed')
      },
      LOGIN() {
        if (/"?wrong"?$/.test(whole)) return line(`${tag} NO LOGIN Login error or password error`)
        loggedIn = true
        ok('LOGIN completed')
      },
      LOGOUT() {
        line('* BYE IMAP4rev1 Server logging out')
        ok('LOGOUT completed')
        socket.end()
      },
      NOOP: () => ok('NOOP completed'),
      LIST() {
        line('* LIST () "/" "INBOX"')
        line('* LIST (\\Junk) "/" "&V4NXPpCuTvY-"')
        ok('LIST completed')
      },
      LSUB: () => ok('LSUB completed'),
      SELECT: () => select(tag, verb, ok),
      EXAMINE: () => select(tag, verb, ok),
      SEARCH() {
        if (quirks.search === 'bad') return line(`${tag} BAD Parse command error`)
        const numbers = letters.map((_, index) => (byUid ? firstUid + index : index + 1))
        line(`* SEARCH ${quirks.search === 'empty' ? '' : numbers.join(' ')}`.trimEnd())
        ok('SEARCH completed')
      },
      FETCH() {
        fetch(rest, byUid)
        ok('FETCH completed')
      },
    }
    const answer = answers[verb]
    if (answer) answer()
    else line(`${tag} BAD ${verb} command not support`)
  }

  function select(tag: string, verb: string, ok: (text: string) => void): void {
    if (!identified && quirks.bye) {
      line('* BYE Unsafe Login. Please contact kefu@188.com for help')
      socket.end()
    } else if (!identified) line(`${tag} NO ${verb} Unsafe Login. Please contact kefu@188.com for help`)
    else {
      line(`* ${letters.length} EXISTS`)
      line('* 0 RECENT')
      line('* OK [UIDVALIDITY 1] UIDs valid')
      line('* FLAGS (\\Answered \\Seen \\Deleted \\Draft \\Flagged)')
      ok(`[READ-ONLY] ${verb} completed`)
    }
  }

  function fetch([set = '', ...items]: string[], byUid: boolean): void {
    const wanted = items.join(' ').toUpperCase()
    const highest = byUid ? firstUid + letters.length - 1 : letters.length
    const inSet = (number: number): boolean =>
      set.split(',').some((range) => {
        const [from = 0, to = from] = range.split(':').map((each) => (each === '*' ? highest : Number(each)))
        return number >= Math.min(from, to) && number <= Math.max(from, to)
      })
    letters.forEach((letter, index) => {
      if (!inSet(byUid ? firstUid + index : index + 1)) return
      const said = [`UID ${firstUid + index}`]
      if (wanted.includes('RFC822.SIZE')) said.push(`RFC822.SIZE ${letter.length}`)
      if (wanted.includes('INTERNALDATE')) said.push('INTERNALDATE "05-Jun-2025 10:00:00 +0800"')
      if (wanted.includes('ENVELOPE'))
        said.push(`ENVELOPE (NIL "${subjectOf(letter)}" NIL NIL NIL NIL NIL NIL NIL "<x@example.com>")`)
      socket.write(`* ${index + 1} FETCH (${said.join(' ')}`)
      if (/BODY(?:\.PEEK)?\[\]/.test(wanted)) {
        socket.write(` BODY[] {${letter.length}}\r\n`)
        socket.write(letter)
      }
      line(')')
    })
  }
}

function subjectOf(letter: Buffer): string {
  return /^Subject: (.*)$/m.exec(letter.toString('latin1'))?.[1]?.trim() ?? ''
}
