import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const mailbox = new URL('../../examples/taizhou/mailbox/', import.meta.url)

/** The example's letters that carry no attachment. */
export const textLetters: readonly string[] = readdirSync(mailbox)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, mailbox), 'latin1'))
  .filter((letter) => !/^content-disposition:\s*attachment/im.test(letter) && !/filename/i.test(letter))

/** Letter number `index` of any number of them: the example's, each from a sender of its own and with an id of its own. */
export function letterOf(index: number): Buffer {
  const letter = textLetters[index % textLetters.length] ?? ''
  const round = Math.floor(index / textLetters.length)
  return Buffer.from(
    letter
      .replace(/^Message-ID:\s*<[^>]*>/im, `Message-ID: <n${index}@example.com>`)
      .replace(
        /^(From:[^<]*<)[^>]*>/im,
        (_, start: string) => `${start}u${index % textLetters.length}-${round}@example.com>`,
      ),
    'latin1',
  )
}

/** Writes letters as files, a thousand to a folder. */
export function writeLetters(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const into = join(folder, String(Math.floor(index / 1000)).padStart(3, '0'))
    if (index % 1000 === 0) mkdirSync(into, { recursive: true })
    writeFileSync(join(into, `${String(index).padStart(6, '0')}.eml`), letterOf(index))
  }
}

/** The terms of all runs. */
export const terms = {
  draft: readFileSync(new URL('../../examples/taizhou/announcement.md', import.meta.url), 'utf8'),
  subject: '规范性文件征求意见',
  opens: '2025-06-03',
  closes: '2025-06-12',
}

/** The clock of all runs. */
export const host = { now: (): Date => new Date('2025-07-01T00:00:00Z') }
