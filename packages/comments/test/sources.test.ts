import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles, listMails, showMail } from '@gongwen/comments'
import { readerPool } from '@gongwen/readers'
import { zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '../src/sources/registry.ts'
import type { Found } from '../src/sources/source.ts'
import { docket, folder } from './made/docket.ts'
import { mailOf } from './made/mail.ts'

const pool = readerPool({ size: 1 })
afterAll(() => pool.close())

const one = mailOf({ id: '1@example.com', text: '建议修改第一条。\nFrom the outside.' })
const two = mailOf({ id: '2@example.com', text: '建议修改第二条。' })
const mboxOf = (letters: Buffer[]): Buffer =>
  Buffer.from(
    letters
      .map(
        (letter) =>
          `From a@example.com Thu Jun  5 02:00:00 2025\r\n${letter.toString('latin1').replace(/^(>*From )/gm, '>$1')}\r\n`,
      )
      .join(''),
    'latin1',
  )
const register = Buffer.from(
  '\uFEFF来信登记表\n序号,收到日期,方式,来信人,单位,联系电话,涉及条款,意见内容,理由\n1,2025年6月5日,来信,何平,顺和物业服务有限公司,0576-00001111,第二条,罚款太高。,企业困难\n2,2025-06-12 16:30,电话,王女士,,138-0000-2222,,建议增加夜间值守。,\n3,2025-06-13,传真,,临港市商会,,,建议缓行。,\n4,2025-06-05,来访,李某,,,,,\n',
)

/** Every kind of source: a file as people hand it over, and what it gives. */
const cases: { name: string; file: string; bytes: Uint8Array; sources: string[]; problems?: string[] }[] = [
  { name: 'a mail', file: '来信.eml', bytes: one, sources: ['来信.eml'] },
  { name: 'a mail under another name', file: '来信.txt', bytes: one, sources: ['来信.txt'] },
  { name: 'a mailbox', file: 'all.mbox', bytes: mboxOf([one, two]), sources: ['all.mbox#1', 'all.mbox#2'] },
  {
    name: 'an archive of mails, mailboxes, registers, documents and archives',
    file: '来信.zip',
    bytes: zipSync({
      'a/1.eml': one,
      'b.mbox': mboxOf([two]),
      '登记.csv': register,
      '意见.txt': Buffer.from('建议'),
      'x.zip': zipSync({ '2.eml': two }),
      'x.bin': Buffer.alloc(99, 1),
    }),
    sources: [
      '来信.zip/a/1.eml',
      '来信.zip/b.mbox#1',
      '来信.zip/x.zip/2.eml',
      '来信.zip/意见.txt',
      '来信.zip/登记.csv#3',
      '来信.zip/登记.csv#4',
      '来信.zip/登记.csv#5',
    ],
    problems: ['register-row-empty', 'source-unknown'],
  },
  {
    name: 'a register',
    file: '登记.csv',
    bytes: register,
    sources: ['登记.csv#3', '登记.csv#4', '登记.csv#5'],
    problems: ['register-row-empty'],
  },
  {
    name: 'a document given as a letter',
    file: '某协会意见.txt',
    bytes: Buffer.from('建议修改第一条。'),
    sources: ['某协会意见.txt'],
  },
  { name: 'an empty file', file: '空.eml', bytes: new Uint8Array(), sources: [], problems: ['file-empty'] },
  {
    name: 'a damaged archive',
    file: '坏.zip',
    bytes: Buffer.from('PK\x03\x04 nothing'),
    sources: [],
    problems: ['file-damaged'],
  },
  {
    name: 'an archive of nothing',
    file: '空.zip',
    bytes: zipSync({ '__MACOSX/x': new Uint8Array(1) }),
    sources: [],
    problems: ['source-empty'],
  },
  { name: 'a program', file: 'x.exe', bytes: Buffer.alloc(400, 2), sources: [], problems: ['source-unknown'] },
]

async function all(path: string): Promise<Found[]> {
  const found: Found[] = []
  for await (const each of openSource(path).mails()) found.push(each)
  return found
}

describe('every source', () => {
  for (const { name, file, bytes, sources, problems = [] } of cases) {
    it(`${name}: gives its letters in order, the same ones again, and their bytes twice`, async () => {
      const path = join(folder(), file)
      writeFileSync(path, bytes)
      const found = await all(path)
      const mails = found.flatMap((each) => ('mail' in each ? [each.mail] : []))
      expect(mails.map(({ source }) => source)).toEqual(sources)
      expect(found.flatMap((each) => ('problem' in each ? [each.problem.code] : [])).sort()).toEqual(problems)
      expect((await all(path)).map((each) => ('mail' in each ? each.mail.source : each.problem.code))).toEqual(
        found.map((each) => ('mail' in each ? each.mail.source : each.problem.code)),
      )
      for (const mail of mails) {
        const pieces: Buffer[] = []
        for await (const piece of mail.stream()) pieces.push(piece as Buffer)
        expect(Buffer.concat(pieces).equals(await mail.bytes())).toBe(true)
      }
    })
  }

  it('stops when it is told to', async () => {
    const path = join(folder(), 'all.mbox')
    writeFileSync(path, mboxOf([one, two]))
    await expect(async () => {
      for await (const _ of openSource(path).mails(AbortSignal.abort())) expect.unreachable()
    }).rejects.toThrow()
  })
})

describe('importing', () => {
  it('takes a register’s rows as letters, with who, when and what', async () => {
    const path = join(folder(), '登记.csv')
    writeFileSync(path, register)
    const into = docket()
    await importFiles(into, [path], { pool })
    const mails = listMails(into)
    expect(
      mails.map(({ subject, kind, receivedAt, submitter }) => [
        subject,
        kind,
        receivedAt,
        submitter.name,
        submitter.type,
      ]),
    ).toEqual([
      ['来信：顺和物业服务有限公司', 'submission', '2025-06-05T12:00:00+08:00', '顺和物业服务有限公司', '企业'],
      ['电话：王女士', 'submission', '2025-06-12T16:30:00+08:00', '王女士', '个人'],
      ['传真：临港市商会', 'late', '2025-06-13T12:00:00+08:00', '临港市商会', '行业协会'],
    ])
    const [body] = mails[0]?.parts ?? []
    const cells = body?.tables[0]?.rows.map((row) => row.map(({ start, end }) => body.text.slice(start, end)))
    expect(cells).toEqual([
      ['涉及条款', '意见内容', '理由'],
      ['第二条', '罚款太高。', '企业困难'],
    ])
    expect(body?.cuts.map(({ why }) => why)).toEqual(['signature'])
  })

  it('takes a document as a letter of which it is the attachment, and leaves a docket in the folder alone', async () => {
    const top = folder()
    writeFileSync(join(top, '临港市商会意见.txt'), '建议修改第一条。\n临港市商会')
    const into = docket(join(top, '卷宗'))
    const { value } = await importFiles(into, [top], { pool })
    expect(value).toMatchObject({ found: 1, added: 1 })
    expect(listMails(into)[0]).toMatchObject({
      kind: 'submission',
      subject: '临港市商会意见',
      submitter: { name: '临港市商会' },
    })
    expect(showMail(into, '临港市商会意见.txt')?.original.form).toBe('txt')
  })
})

const outlook = new URL('../../../../shared/data/F1_mail_fixtures/', import.meta.url)

describe.skipIf(!existsSync(outlook))('Outlook messages (needs ../shared)', () => {
  it('are taken in with subject and text', async () => {
    const paths = readdirSync(outlook, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /hsmf\/.*\.msg$/.test(name),
    )
    const top = folder()
    mkdirSync(join(top, 'x'))
    const into = docket()
    const { value } = await importFiles(
      into,
      paths.map((name) => new URL(name, outlook).pathname),
      { pool },
    )
    expect(value.added).toBeGreaterThan(0)
    expect(value.failed).toBe(0)
    expect(listMails(into).every(({ parts }) => parts.length > 0)).toBe(true)
  })
})
