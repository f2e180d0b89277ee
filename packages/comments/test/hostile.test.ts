import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles, listMails } from '@gongwen/comments'
import { readerPool } from '@gongwen/readers'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { docket, folder } from './made/docket.ts'
import { hostileFiles, hostileMails } from './made/hostile.ts'
import { mailWith } from './made/mail.ts'

const pool = readerPool({ size: 1, timeout: 20_000 })
afterAll(() => pool.close())

// A fiftieth of the full size, which bench/intake runs: then they are no longer beyond the limits.
const scale = 0.02
const shrunk = /炸弹|谎报|百万行|四百兆/

async function taken(name: string, bytes: Uint8Array): Promise<{ codes: string[]; added: number; unread: number }> {
  const path = join(folder(), name)
  writeFileSync(path, bytes)
  const into = docket()
  const { value, diagnostics } = await importFiles(into, [path], { pool })
  const unread = listMails(into)
    .flatMap(({ parts }) => parts)
    .filter((part) => part.unread !== undefined).length
  return { codes: diagnostics.map(({ code }) => code), added: value.added, unread }
}

describe('letters that no honest program sends', () => {
  for (const { name, bytes, code } of hostileMails()) {
    it(`${name}: ${code ?? 'read'}`, async () => {
      const { codes, added } = await taken(name, bytes())
      if (code) expect(codes).toContain(code)
      if (code !== 'file-empty' && name !== '零字节.eml') expect(added).toBe(1)
    })
  }
})

describe('attachments that no honest program makes', () => {
  for (const { name, bytes, code } of hostileFiles(scale)) {
    it(`${name}: ${code ?? 'read or refused'}`, async () => {
      const { codes, added, unread } = await taken('来信.eml', mailWith('见附件', [{ name, content: bytes() }]))
      expect(added).toBe(1)
      if (code && !shrunk.test(name)) {
        expect(codes).toContain(code)
        expect(unread + (name.endsWith('.zip') ? 1 : 0)).toBeGreaterThan(0)
      }
    })
  }

  it('give no path and no direction to anything', async () => {
    const into = docket()
    const path = join(folder(), 'x.eml')
    writeFileSync(
      path,
      hostileMails()
        .find(({ name }) => name === '越界文件名.eml')!
        .bytes(),
    )
    await importFiles(into, [path], { pool })
    expect(listMails(into)[0]?.parts.map(({ id, name }) => [id, name])).toEqual([
      ['body', undefined],
      ['attachment:1:passwd', 'passwd'],
      ['attachment:2:xfdp.exe', 'xfdp.exe'],
    ])
  })
})

describe('letters cut off anywhere', () => {
  const mailbox = new URL('../../../examples/taizhou/mailbox/', import.meta.url)
  const letters = readdirSync(mailbox)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => readFileSync(new URL(name, mailbox)))

  it('are all taken in, and shown as far as they go', async () => {
    const top = folder()
    mkdirSync(join(top, 'cut'))
    const cuts = fc.sample(fc.double({ min: 0.05, max: 0.999, noNaN: true }), {
      numRuns: letters.length,
      seed: 20250612,
    })
    letters.forEach((letter, index) => {
      writeFileSync(
        join(top, 'cut', `${index}.eml`),
        letter.subarray(0, Math.floor(letter.length * (cuts[index] ?? 0.5))),
      )
    })
    const into = docket()
    const { value } = await importFiles(into, [top], { pool })
    expect(value).toMatchObject({ found: letters.length, added: letters.length, failed: 0 })
    expect(listMails(into).filter(({ parts }) => parts.length === 0)).toEqual([])
  })
})
