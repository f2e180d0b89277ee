import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocket, importFiles } from '@gongwen/comments'
import { host, terms, writeLetters } from './letters.ts'
import { median, type Timed, timed } from './timed.ts'

type SimpleParser = (bytes: Buffer) => Promise<unknown>
const { simpleParser } = createRequire(new URL('../../packages/comments/package.json', import.meta.url))(
  'mailparser',
) as { simpleParser: SimpleParser }

/** What the run measures; ratios above 1 mean that the whole import is faster than bare parsing. */
interface Speed {
  where: string
  letters: number
  parser: Timed
  import: Timed
  /** Rate of the import divided by that of the parser: by the clock, and by processor time, which other programs disturb less. */
  ratio: number
  processorRatio: number
}

/** On the disk, and in memory where there is a file system for it: what the disk costs is the same for every program. */
export async function speeds(letters: number, rounds: number): Promise<Speed[]> {
  const rows: Speed[] = []
  for (const where of [tmpdir(), '/dev/shm']) if (existsSync(where)) rows.push(await speed(letters, rounds, where))
  return rows
}

/** The whole import of text letters against bare `simpleParser` on the same files, alternating, medians. */
async function speed(letters: number, rounds: number, where: string): Promise<Speed> {
  const top = mkdtempSync(join(where, 'gongwen-speed-'))
  try {
    const mails = join(top, 'mails')
    writeLetters(mails, letters)
    const files = readdirSync(mails, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'))
    const bare: Timed[] = []
    const whole: Timed[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push(
        await timed(async () => {
          for (const name of files) await simpleParser(readFileSync(join(mails, name)))
        }),
      )
      const folder = join(top, `docket-${round}`)
      const { value } = createDocket(folder, terms, host)
      if (!value) throw new Error('no docket')
      whole.push(
        await timed(async () => {
          const { value: done } = await importFiles(value, [mails])
          if (done.added !== letters) throw new Error(`${done.added} of ${letters} letters`)
        }),
      )
      value.close()
      rmSync(folder, { recursive: true })
    }
    const parser = middle(bare)
    const all = middle(whole)
    return {
      where,
      letters,
      parser,
      import: all,
      ratio: median(bare.map(({ seconds }, index) => seconds / (whole[index]?.seconds ?? 1))),
      processorRatio: median(bare.map(({ processor }, index) => processor / (whole[index]?.processor ?? 1))),
    }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

function middle(runs: readonly Timed[]): Timed {
  return {
    seconds: median(runs.map(({ seconds }) => seconds)),
    processor: median(runs.map(({ processor }) => processor)),
  }
}

/** Time of whole imports of growing size, seconds a thousand letters: constant when the growth is linear. */
export async function growth(
  sizes: readonly number[],
): Promise<{ letters: number; secondsPerThousand: number; processorPerThousand: number }[]> {
  const rows: { letters: number; secondsPerThousand: number; processorPerThousand: number }[] = []
  for (const letters of sizes) {
    const top = mkdtempSync(join(tmpdir(), 'gongwen-growth-'))
    try {
      writeLetters(join(top, 'mails'), letters)
      const { value } = createDocket(join(top, 'docket'), terms, host)
      if (!value) throw new Error('no docket')
      const { seconds, processor } = await timed(async () => {
        const { value: done } = await importFiles(value, [join(top, 'mails')])
        if (done.added !== letters) throw new Error(`${done.added} of ${letters} letters`)
      })
      value.close()
      rows.push({
        letters,
        secondsPerThousand: (seconds * 1000) / letters,
        processorPerThousand: (processor * 1000) / letters,
      })
    } finally {
      rmSync(top, { recursive: true, force: true })
    }
  }
  return rows
}
