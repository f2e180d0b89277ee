// The long run of the intake: kills, cut connections, hostile files, speed, memory, growth. Each part replaces its figures in
// verify.json and verify.md. usage: verify.ts [part ...]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { noDovecot } from '../../packages/comments/test/servers/dovecot.ts'
import { consultation } from './consultation.ts'
import { hostile, truncations } from './hostile.ts'
import { kills } from './kills.ts'
import { dovecot, netease } from './mailboxes.ts'
import { memory } from './memory.ts'
import { table } from './report.ts'
import { growth, speeds } from './speed.ts'

const seed = 20250612
const shared = new URL('../../../shared/', import.meta.url)

const parts: Record<string, () => Promise<unknown>> = {
  consultation: () => consultation(new URL('sim/dev/', shared)),
  kills: () => kills(50, 1500, seed),
  dovecot: async () => (noDovecot ? `跳过：${noDovecot}` : dovecot(5000, 20, seed)),
  netease: () => netease(200),
  hostile,
  truncations: () =>
    truncations(
      [
        new URL('../../examples/taizhou/mailbox/', import.meta.url),
        new URL('data/F1_mail_fixtures/', shared),
        new URL('data/G_documents/', shared),
        new URL('sim/dev/built/attachments/', shared),
      ],
      4,
      seed,
    ),
  speed: () => speeds(2000, 5),
  memory: () => memory(50),
  growth: () => growth([1000, 5000, 20_000, 50_000]),
}

const target = new URL('verify.json', import.meta.url)
const read = (): Record<string, unknown> => (existsSync(target) ? JSON.parse(readFileSync(target, 'utf8')) : {})
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const start = performance.now()
  const found = await run()
  const figures = read()
  figures[name] = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    found,
  }
  process.stdout.write(
    `${name} ${Math.round((performance.now() - start) / 1000)} s\n${JSON.stringify(found, undefined, 1)}\n`,
  )
  writeFileSync(target, `${JSON.stringify(figures, undefined, 2)}\n`)
  writeFileSync(new URL('verify.md', import.meta.url), table(figures))
}
