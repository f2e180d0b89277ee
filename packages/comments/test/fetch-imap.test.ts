import { type AddressInfo, createServer } from 'node:net'
import { fetchImap, listMails } from '@gongwen/comments'
import { readerPool } from '@gongwen/readers'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { docket } from './made/docket.ts'
import { mailOf } from './made/mail.ts'
import { noDovecot, startDovecot } from './servers/dovecot.ts'
import { type Quirks, startNetease } from './servers/netease.ts'
import { startProxy } from './servers/proxy.ts'

const pool = readerPool({ size: 1 })
afterAll(() => pool.close())

const letters = (count: number, first = 0): Buffer[] =>
  Array.from({ length: count }, (_, index) =>
    mailOf({
      id: `m${first + index}@example.com`,
      from: `来信人 <u${first + index}@example.com>`,
      text: `建议第一条增加第${first + index}项。`,
    }),
  )

describe('fetchImap from a server like NetEase’s', () => {
  const quirks: [string, Quirks][] = [
    ['identification after login', {}],
    ['identification before login', { idBeforeLogin: true }],
    ['a search it does not understand', { search: 'bad' }],
  ]
  for (const [name, quirk] of quirks) {
    it(`works with ${name}, and fetches nothing twice`, async () => {
      const server = await startNetease(letters(60), quirk)
      onTestFinished(() => server.close())
      const into = docket()
      const config = { host: '127.0.0.1', port: server.port, user: 'a@126.com', secure: false }
      const first = await fetchImap(into, config, { password: 'code', pool })
      expect(first.diagnostics).toEqual([])
      expect(first.value).toMatchObject({ found: 60, added: 60 })
      server.letters.push(...letters(5, 60))
      const second = await fetchImap(into, config, { password: 'code', pool })
      expect(second.value).toMatchObject({ found: 5, added: 5, known: 0 })
      expect(listMails(into, { parts: false })).toHaveLength(65)
      // Read-only: opened by EXAMINE, read by PEEK, nothing stored, copied or expunged.
      expect(server.log.some((line) => / (?:SELECT|STORE|COPY|MOVE|EXPUNGE|APPEND) /.test(`${line} `))).toBe(false)
      expect(server.log.join('\n')).not.toContain('code')
    })
  }

  it('leaves letters with other subjects on the server when told to, and says so', async () => {
    const other = Buffer.from(
      letters(1, 9)[0]!
        .toString('latin1')
        .replace(/^Subject: .*$/m, 'Subject: lunch'),
      'latin1',
    )
    const server = await startNetease([...letters(2), other])
    onTestFinished(() => server.close())
    const config = {
      host: '127.0.0.1',
      port: server.port,
      user: 'a@126.com',
      secure: false,
      subjects: 'matching' as const,
    }
    const { value, diagnostics } = await fetchImap(docket(), config, { password: 'code', pool })
    expect(value.added).toBe(2)
    expect(diagnostics).toMatchObject([{ code: 'imap-left-out', message: expect.stringContaining('“lunch”') }])
  })

  it('says what is wrong with a password, and does not try again', async () => {
    const server = await startNetease([])
    onTestFinished(() => server.close())
    const { diagnostics } = await fetchImap(
      docket(),
      { host: '127.0.0.1', port: server.port, user: 'a@126.com', secure: false },
      { password: 'wrong', pool },
    )
    expect(diagnostics).toMatchObject([{ code: 'imap-auth', remedy: expect.stringContaining('授权码') }])
    expect(server.log.filter((line) => line.includes('LOGIN'))).toHaveLength(1)
  })

  it('says at once when nobody answers there', async () => {
    const { diagnostics } = await fetchImap(
      docket(),
      { host: '127.0.0.1', port: 9, user: 'a', secure: false },
      { password: 'x', pool },
    )
    expect(diagnostics).toMatchObject([{ code: 'imap-connect', message: expect.stringContaining('连接被拒绝') }])
  })

  it('gives up on a line that breaks each time after some tries', async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const notices: string[] = []
    const { diagnostics } = await fetchImap(
      docket(),
      { host: '127.0.0.1', port: (server.address() as AddressInfo).port, user: 'a', secure: false },
      { password: 'x', pool, tries: 2, longestPause: 10, onNotice: (notice) => notices.push(notice) },
    )
    expect(diagnostics).toMatchObject([{ code: 'imap-unreachable' }])
    expect(notices).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('（对方断开）')))
  })

  it('stops when the disk is full, and goes on with the same letters when it is not', async () => {
    const server = await startNetease(letters(60))
    onTestFinished(() => server.close())
    const into = docket()
    const config = { host: '127.0.0.1', port: server.port, user: 'a@126.com', secure: false }
    const pages = Number(into.database.prepare('PRAGMA page_count').get()?.['page_count'])
    into.database.exec(`PRAGMA max_page_count = ${pages + 5}`)
    const full = await fetchImap(into, config, { password: 'code', pool })
    expect(full.value.added).toBe(0)
    expect(full.diagnostics).toMatchObject([{ code: 'docket-not-written', message: '卷宗写不进去：磁盘已满' }])
    into.database.exec('PRAGMA max_page_count = 100000')
    expect((await fetchImap(into, config, { password: 'code', pool })).value).toMatchObject({ added: 60 })
    expect(listMails(into, { parts: false })).toHaveLength(60)
  })

  it('watches by looking again where the server cannot push', async () => {
    const server = await startNetease(letters(3))
    onTestFinished(() => server.close())
    const stop = new AbortController()
    const config = { host: '127.0.0.1', port: server.port, user: 'a@126.com', secure: false, poll: 30 }
    const { value } = await fetchImap(docket(), config, {
      password: 'code',
      pool,
      watch: true,
      signal: stop.signal,
      onProgress({ added }) {
        if (added === 3) server.letters.push(...letters(2, 3).slice(0, 5 - server.letters.length))
        if (added === 5) stop.abort()
      },
    })
    expect(value.added).toBe(5)
  })
})

describe.skipIf(noDovecot)(`fetchImap from Dovecot ${noDovecot && `（跳过：${noDovecot}）`}`, () => {
  it('does not log in to a server that cannot prove who it is, and names the mailboxes there are', async () => {
    const server = await startDovecot()
    onTestFinished(() => server.stop())
    const config = { host: '127.0.0.1', port: server.port, user: server.user }
    const options = { password: server.password, pool }
    expect((await fetchImap(docket(), config, options)).diagnostics).toMatchObject([{ code: 'imap-certificate' }])
    const trusted = { ...config, tls: { ca: server.ca }, mailbox: '没有的' }
    expect((await fetchImap(docket(), trusted, options)).diagnostics).toMatchObject([
      { code: 'imap-mailbox', message: expect.stringContaining('服务器上有：“INBOX”') },
    ])
  })

  it('is complete and without doubles through cuts, a restart and new UIDs', async () => {
    const server = await startDovecot()
    onTestFinished(() => server.stop())
    server.deliver(letters(200))
    const proxy = await startProxy(server.port)
    onTestFinished(() => proxy.close())
    const into = docket()
    const config = {
      host: '127.0.0.1',
      port: proxy.port,
      user: server.user,
      tls: { ca: server.ca, servername: 'localhost' },
    }
    const options = { password: server.password, pool, longestPause: 20 }
    let cuts = 0
    const first = await fetchImap(into, config, {
      ...options,
      onProgress({ found }) {
        if (cuts < 3 && found >= (cuts + 1) * 40 && proxy.cut()) cuts++
      },
    })
    expect(first.diagnostics).toEqual([])
    expect(cuts).toBeGreaterThan(0)
    expect(listMails(into, { parts: false })).toHaveLength(200)
    await server.restart()
    server.deliver(letters(3, 200), 200)
    const second = await fetchImap(into, config, options)
    expect(second.value).toMatchObject({ added: 3, known: 0 })
    await server.renumber()
    const third = await fetchImap(into, config, options)
    expect(third.value).toMatchObject({ added: 0, known: 203 })
    expect(listMails(into, { parts: false })).toHaveLength(203)
  })
})
