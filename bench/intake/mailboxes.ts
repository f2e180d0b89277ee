import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocket, fetchImap, listMails } from '@gongwen/comments'
import { startDovecot } from '../../packages/comments/test/servers/dovecot.ts'
import { startNetease } from '../../packages/comments/test/servers/netease.ts'
import { startProxy } from '../../packages/comments/test/servers/proxy.ts'
import { host, letterOf, terms } from './letters.ts'
import { random } from './random.ts'

/** What became of a mailbox that was fetched with trouble. */
export interface Fetched {
  letters: number
  cuts: number
  afterCuts: number
  doubled: number
  afterRestart: { added: number; known: number }
  afterRenumbering: { added: number; known: number }
  seconds: number
}

/** Fetches a mailbox from Dovecot whose connection is cut at random moments; then restarts the server, then renumbers its letters. */
export async function dovecot(letters: number, cuts: number, seed: number): Promise<Fetched> {
  const next = random(seed)
  const server = await startDovecot()
  const proxy = await startProxy(server.port)
  const top = mkdtempSync(join(tmpdir(), 'gongwen-fetch-'))
  try {
    server.deliver(Array.from({ length: letters }, (_, index) => letterOf(index)))
    const { value: docket } = createDocket(join(top, 'docket'), terms, host)
    if (!docket) throw new Error('no docket')
    const moments = Array.from({ length: cuts }, () => Math.floor(next() * letters)).sort((one, other) => one - other)
    const config = {
      host: '127.0.0.1',
      port: proxy.port,
      user: server.user,
      tls: { ca: server.ca, servername: 'localhost' },
    }
    const options = { password: server.password, longestPause: 50, tries: 20 }
    let done = 0
    const start = performance.now()
    const { value } = await fetchImap(docket, config, {
      ...options,
      onProgress({ found }) {
        while (done < moments.length && found >= (moments[done] ?? 0)) {
          done++
          proxy.cut()
        }
      },
    })
    const seconds = (performance.now() - start) / 1000
    const all = listMails(docket, { parts: false })
    const ids = new Set(all.map(({ messageId }) => messageId))
    await server.restart()
    const second = await fetchImap(docket, config, options)
    await server.renumber()
    const third = await fetchImap(docket, config, options)
    const after = listMails(docket, { parts: false })
    docket.close()
    if (after.length !== all.length) throw new Error(`${after.length} letters after renumbering`)
    return {
      letters,
      cuts: done,
      afterCuts: ids.size,
      doubled: all.length - ids.size + (value.added - all.length),
      afterRestart: { added: second.value.added, known: second.value.known },
      afterRenumbering: { added: third.value.added, known: third.value.known },
      seconds,
    }
  } finally {
    await proxy.close()
    await server.stop()
    rmSync(top, { recursive: true, force: true })
  }
}

/** Fetches from a server with NetEase's ways, each of its kinds. */
export async function netease(letters: number): Promise<{ quirk: string; added: number; problems: string[] }[]> {
  const rows: { quirk: string; added: number; problems: string[] }[] = []
  for (const [quirk, quirks] of Object.entries({
    登录后才认ID: {},
    登录前即认ID: { idBeforeLogin: true },
    不懂搜索: { search: 'bad' as const },
  })) {
    const top = mkdtempSync(join(tmpdir(), 'gongwen-netease-'))
    const server = await startNetease(
      Array.from({ length: letters }, (_, index) => letterOf(index)),
      quirks,
    )
    const { value: docket } = createDocket(join(top, 'docket'), terms, host)
    if (!docket) throw new Error('no docket')
    const { value, diagnostics } = await fetchImap(
      docket,
      { host: '127.0.0.1', port: server.port, user: 'a@126.com', secure: false },
      { password: 'code' },
    )
    rows.push({ quirk, added: value.added, problems: diagnostics.map(({ code }) => code) })
    docket.close()
    await server.close()
    rmSync(top, { recursive: true, force: true })
  }
  return rows
}
