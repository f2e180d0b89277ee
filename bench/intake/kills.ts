import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { dumpOf } from '../../packages/comments/test/made/dump.ts'
import { mailWith } from '../../packages/comments/test/made/mail.ts'
import { letterOf } from './letters.ts'
import { random } from './random.ts'

const child = new URL('../../packages/comments/test/made/import-child.ts', import.meta.url)

/** What came of it: `midway` counts kills after the first letters were in and before the last. */
export interface Killed {
  kills: number
  letters: number
  midway: number
  different: number
  /** Tables in which a docket differed. */
  tables: string[]
}

/**
 * Kills an import at random moments and runs it again to its end: every docket must equal one that nobody disturbed, row for row and
 * byte for byte.
 */
export async function kills(count: number, letters: number, seed: number): Promise<Killed> {
  const top = mkdtempSync(join(tmpdir(), 'gongwen-kills-'))
  const next = random(seed)
  try {
    const mails = join(top, 'mails')
    mkdirSync(mails)
    for (let index = 0; index < letters; index++) {
      const attached = index % 20 === 7
      const letter = attached
        ? mailWith(
            '意见见附件。',
            [{ name: '意见.txt', content: Buffer.from(`建议修改第${index}条。`) }],
            `Message-ID: <a${index}@example.com>\r\n`,
          )
        : letterOf(index)
      writeFileSync(join(mails, `${String(index).padStart(4, '0')}.eml`), letter)
    }
    const whole = join(top, 'whole')
    const duration = await run(whole, mails)
    const wanted = dumpOf(whole)
    let midway = 0
    let different = 0
    const tables = new Set<string>()
    for (let round = 0; round < count; round++) {
      const docket = join(top, 'cut')
      const added = await killed(docket, mails, next() * duration)
      if (added > 0 && added < letters) midway++
      await run(docket, mails)
      const got = dumpOf(docket)
      if (!isDeepStrictEqual(got, wanted)) different++
      for (const name of Object.keys(wanted)) if (!isDeepStrictEqual(got[name], wanted[name])) tables.add(name)
      rmSync(docket, { recursive: true })
    }
    return { kills: count, letters, midway, different, tables: [...tables] }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

function start(docket: string, mails: string): ReturnType<typeof fork> {
  return fork(child, [docket, mails], { execArgv: ['--conditions=source'], silent: true })
}

/** Milliseconds from the opened docket to the end. */
function run(docket: string, mails: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let opened = performance.now()
    start(docket, mails)
      .on('message', (said) => {
        if (said === 'open') opened = performance.now()
      })
      .on('exit', (code) => (code === 0 ? resolve(performance.now() - opened) : reject(new Error(`exit ${code}`))))
  })
}

/** Kills so many milliseconds after the docket is open; gives how many letters were in when it last said so. */
function killed(docket: string, mails: string, after: number): Promise<number> {
  return new Promise((resolve) => {
    const running = start(docket, mails)
    let added = 0
    let timer: NodeJS.Timeout | undefined
    running.on('message', (said) => {
      if (said === 'open') timer = setTimeout(() => running.kill('SIGKILL'), after)
      if (typeof said === 'number') added = said
    })
    running.on('exit', () => {
      clearTimeout(timer)
      resolve(added)
    })
  })
}
