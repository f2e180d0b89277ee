import { fork, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  addCorrections,
  addDecisions,
  backup,
  consultationOf,
  createDocket,
  type Docket,
  decisionsOf,
  eraseSubmitter,
  importFiles,
  listMails,
  loadAnalysis,
  openDocket,
  problemsOf,
  reconsider,
  restore,
  saveAnalysis,
  saveConsultation,
  showMail,
  standing,
} from '@gongwen/comments'
import { readerPool } from '@gongwen/readers'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { docket, folder, now } from './made/docket.ts'
import { dumpOf } from './made/dump.ts'
import { mailOf, mailWith } from './made/mail.ts'

const pool = readerPool({ size: 1 })
afterAll(() => pool.close())

/** Writes letters as `.eml` files and as one mbox. */
function mailbox(letters: readonly Buffer[]): { files: string; mbox: string } {
  const top = folder()
  const files = join(top, '来信')
  mkdirSync(files)
  letters.forEach((letter, index) => {
    writeFileSync(join(files, `${String(index + 1).padStart(3, '0')}.eml`), letter)
  })
  const quoted = letters.map(
    (letter) =>
      `From a@example.com Thu Jun  5 10:00:00 2025\n${letter
        .toString('latin1')
        .replace(/\r\n/g, '\n')
        .replace(/^(>*From )/gm, '>$1')}\n`,
  )
  const mbox = join(top, 'all.mbox')
  writeFileSync(mbox, Buffer.from(quoted.join(''), 'latin1'))
  return { files, mbox }
}

const letters = [
  mailOf({
    id: 'a@example.com',
    received: '2025-06-05T09:00:00+08:00',
    text: '建议第一条增加夜间值守的要求，充电时间不超过十小时。',
  }),
  mailOf({
    id: 'b@example.com',
    text: '建议第一条增加夜间值守的要求，充电时间不超过十小时。',
    received: '2025-06-06T10:00:00+08:00',
  }),
  mailOf({
    id: 'c@example.com',
    from: '王强 <wang@example.com>',
    text: 'From 我们公司的角度看，罚款偏高。\nFrom here on in English.',
  }),
  mailWith(
    '意见见附件。',
    [{ name: '意见.txt', content: Buffer.from('建议第二条降低罚款。') }],
    'Message-ID: <d@example.com>\r\n',
  ),
  // Large enough for a file of its own beside the database.
  mailWith(
    '意见见附件，较长。',
    [{ name: '意见.txt', content: Buffer.from('建议第三条增加公示的时限。\n'.repeat(4000)) }],
    'Message-ID: <e@example.com>\r\n',
  ),
]

async function filled(into: Docket = docket()): Promise<{ into: Docket; files: string; mbox: string }> {
  const { files, mbox } = mailbox(letters)
  await importFiles(into, [files], { pool })
  return { into, files, mbox }
}

describe('the docket', () => {
  it('takes each letter once, from files and mailboxes alike', async () => {
    const { into, files, mbox } = await filled()
    const first = dumpOf(into.folder)
    const kinds = listMails(into, { parts: false }).map(({ source, kind }) => `${source} ${kind}`)
    expect(kinds.sort()).toEqual([
      '001.eml submission',
      '002.eml duplicate',
      '003.eml submission',
      '004.eml submission',
      '005.eml submission',
    ])
    expect((await importFiles(into, [files], { pool })).value).toMatchObject({ found: 5, added: 0, known: 5 })
    expect(dumpOf(into.folder)).toEqual(first)
    expect((await importFiles(into, [mbox], { pool })).value).toMatchObject({ found: 5, added: 0, known: 5 })
    expect(listMails(into)).toHaveLength(5)
    expect(showMail(into, '003.eml')?.sources).toEqual(['003.eml', 'all.mbox#3'])
  })

  it('keeps the bytes of every letter, and says where each was found', async () => {
    const { into } = await filled()
    const shown = showMail(into, '001.eml')
    expect(Buffer.from(shown?.original.bytes ?? []).equals(letters[0]!)).toBe(true)
    expect(shown?.mail.submitter).toMatchObject({ name: '李芳', type: '个人' })
    expect(showMail(into, 'nothing')).toBeUndefined()
  })

  it('keeps what it says of files of one name in two folders apart, and takes it back when a file is mended', async () => {
    const into = docket()
    const [one, other] = [folder(), folder()]
    const locked = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50)])
    writeFileSync(
      join(one, '1.eml'),
      mailWith('见附件', [{ name: 'a.zip', content: locked }], 'Message-ID: <p@example.com>\r\n'),
    )
    writeFileSync(
      join(other, '1.eml'),
      mailWith('请见附件', [{ name: 'b.zip', content: locked }], 'Message-ID: <q@example.com>\r\n'),
    )
    writeFileSync(join(other, '2.eml'), '')
    await importFiles(into, [one, other], { pool })
    expect(
      problemsOf(into)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['file-damaged', 'file-damaged', 'file-empty'])
    writeFileSync(join(other, '2.eml'), letters[0] ?? '')
    await importFiles(into, [other], { pool })
    expect(problemsOf(into).map(({ code }) => code)).toEqual(['file-damaged', 'file-damaged'])
  })

  it('takes letters too large for memory by way of files, mails and documents alike', async () => {
    const into = docket()
    const top = folder()
    const large = Buffer.from('建议修改第一条，罚款偏高，应当降低。\n'.repeat(200_000))
    writeFileSync(join(top, '1.eml'), mailWith('见附件', [{ name: '大意见.txt', content: large }]))
    writeFileSync(join(top, '临港市商会.txt'), large)
    const { value } = await importFiles(into, [top], { pool })
    expect(value).toMatchObject({ found: 2, added: 2, failed: 0 })
    expect(showMail(into, '临港市商会.txt')?.original).toMatchObject({ form: 'txt', size: large.length })
    expect(Buffer.from(showMail(into, '临港市商会.txt')?.original.bytes ?? []).equals(large)).toBe(true)
    expect(showMail(into, '1.eml')?.mail.parts[1]?.text).toHaveLength(19 * 200_000)
    expect((await importFiles(into, [top], { pool })).value).toMatchObject({ added: 0, known: 2 })
    expect(readdirSync(join(into.folder, 'tmp'))).toEqual([])
  })

  it('moves to another computer by moving its folder', async () => {
    const { into } = await filled()
    into.close()
    const there = join(folder(), '别处')
    renameSync(into.folder, there)
    const { value } = openDocket(there, { now })
    expect(value && showMail(value, '004.eml')?.mail.parts.map(({ text }) => text)).toEqual([
      '意见见附件。',
      '建议第二条降低罚款。',
    ])
    value?.close()
  })

  it('refuses wrong terms, used folders and missing or newer dockets, each with its code', () => {
    const terms = { draft: '第一条 甲。', subject: '征求意见', opens: '2025-06-03', closes: '2025-06-12' }
    const code = (path: string, changed: Partial<typeof terms> = {}): string | undefined => {
      const { value, diagnostics } = createDocket(path, { ...terms, ...changed }, { now })
      value?.close()
      return diagnostics[0]?.code
    }
    const used = folder()
    writeFileSync(join(used, 'x'), '')
    expect(code(used)).toBe('docket-exists')
    expect(code(join(used, 'a'), { closes: '2025-06-02' })).toBe('docket-terms')
    expect(code(join(used, 'a'), { opens: '2025-02-30' })).toBe('docket-terms')
    expect(code(join(used, 'a'), { draft: ' ' })).toBe('docket-terms')
    expect(existsSync(join(used, 'a'))).toBe(false)
    expect(openDocket(used, { now }).diagnostics[0]?.code).toBe('docket-missing')
    const newer = docket()
    newer.database.exec('PRAGMA user_version = 999')
    newer.close()
    expect(openDocket(newer.folder, { now }).diagnostics[0]?.code).toBe('docket-newer')
    writeFileSync(join(newer.folder, 'docket.sqlite'), 'not a database at all, but long enough to be looked at')
    expect(openDocket(newer.folder, { now }).diagnostics[0]?.code).toBe('docket-damaged')
  })

  it('keeps what people decide apart from what the program thinks, with its history', async () => {
    const { into } = await filled()
    const [mail] = listMails(into)
    if (!mail) throw new Error('no mail')
    const opinion = { id: 'o1', mail: mail.id, part: 'body', start: 0, end: 4, text: '建议降低', reason: '' }
    const analysis = {
      draft: { title: '办法', preamble: '', clauses: [] },
      opinions: [
        {
          ...opinion,
          band: 'auto' as const,
          clauses: [{ id: '第一条', method: 'reference' as const, confidence: 0.9, evidence: [] }],
          candidates: [],
          stance: '修改' as const,
          stanceReason: '',
          proposal: null,
          cluster: 'k1',
          campaign: null,
        },
      ],
      remainders: [],
      clusters: [
        {
          id: 'k1',
          clause: '第一条',
          stance: '修改' as const,
          label: '建议降低',
          keywords: [],
          opinions: ['o1'],
          submitters: 1,
          mails: 1,
          uniqueTexts: 1,
          campaigns: 0,
        },
      ],
      campaigns: [],
    }
    saveAnalysis(into, analysis)
    addDecisions(into, [{ target: 'cluster', id: 'k1', record: { decision: '采纳', reason: '' }, author: '王处' }])
    addDecisions(into, [
      { target: 'cluster', id: 'k1', record: { decision: '部分采纳', reason: '分步实施' }, author: '王处' },
    ])
    addDecisions(into, [
      { target: 'cluster', id: 'k1', record: { decision: '部分采纳', reason: '分步实施' }, author: '王处' },
    ])
    addCorrections(into, [{ target: 'mail-kind', id: mail.id, record: { kind: 'question' }, author: '王处' }])
    const decided = dumpOf(into.folder)['decisions']
    saveAnalysis(into, { ...analysis, clusters: [] })
    reconsider(into)
    expect(dumpOf(into.folder)['decisions']).toEqual(decided)
    expect(decisionsOf(into)).toHaveLength(2)
    expect(standing(decisionsOf(into)).get('cluster/k1')?.record).toEqual({ decision: '部分采纳', reason: '分步实施' })
    expect(() => into.database.exec("UPDATE decisions SET author = '他人'")).toThrow(/only added to/)
    expect(listMails(into).find(({ id }) => id === mail.id)).toMatchObject({
      kind: 'question',
      kindReason: expect.stringContaining('王处'),
    })
    expect(loadAnalysis(into)?.opinions).toEqual(analysis.opinions)
  })

  it('sets known text aside anew and thinks again when the terms change', async () => {
    const { into } = await filled()
    saveConsultation(into, {
      ...consultationOf(into),
      closes: '2025-06-04',
      draft: `${consultationOf(into).draft}\n建议第一条增加夜间值守的要求，充电时间不超过十小时，此句见于新稿。`,
    })
    reconsider(into)
    expect(new Set(listMails(into).map(({ kind }) => kind))).toEqual(new Set(['late', 'duplicate']))
  })
})

describe('erasing on request', () => {
  it('takes a person’s letters, originals and traces, and they do not come back', async () => {
    const { into, files } = await filled()
    const before = listMails(into).length
    const counts = eraseSubmitter(into, { address: 'LIFANG@example.com' }, { author: '王处', reason: '本人申请' })
    expect(counts).toMatchObject({ mails: 4, originals: 4 })
    expect(listMails(into).map(({ from }) => from.address)).toEqual(['wang@example.com'])
    for (const name of ['docket.sqlite', 'docket.sqlite-wal']) {
      const path = join(into.folder, name)
      const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0)
      expect(bytes.includes('lifang@example.com')).toBe(false)
      expect(bytes.includes(Buffer.from('夜间值守'))).toBe(false)
    }
    expect(dumpOf(into.folder)['originals']).toHaveLength(before - 4)
    expect(dumpOf(into.folder)['originals/']).toEqual([])
    expect((await importFiles(into, [files], { pool })).value).toMatchObject({ added: 0, erased: 4, known: 1 })
    expect(eraseSubmitter(into, { name: '没有此人' }, { author: '王处', reason: '' }).mails).toBe(0)
  })
})

describe('backup and restore', () => {
  it('copies a docket in use, only what is new the second time, and makes the same docket of it', async () => {
    const { into } = await filled()
    const to = join(folder(), '备份')
    expect((await backup(into, to)).value.originals).toBe(5)
    expect((await backup(into, to)).value.originals).toBe(0)
    const again = await restore(to, join(folder(), '恢复'), { now })
    expect(again.diagnostics).toEqual([])
    const restored = again.value
    if (!restored) throw new Error('not restored')
    expect(dumpOf(restored.folder)).toEqual(dumpOf(into.folder))
    restored.close()
  })

  it('says which originals are damaged, takes them back from the letters, and refuses a folder in use', async () => {
    const { into, files } = await filled()
    const to = join(folder(), '备份')
    await backup(into, to)
    const { original } = showMail(into, '005.eml')!
    writeFileSync(join(to, 'originals', original.hash.slice(0, 2), `${original.hash}.eml`), 'changed')
    const copy = new DatabaseSync(join(to, 'docket.sqlite'))
    copy.prepare("UPDATE originals SET content = x'00' WHERE hash = ?").run(showMail(into, '001.eml')!.original.hash)
    copy.close()
    const { value, diagnostics } = await restore(to, join(folder(), '恢复'), { now })
    expect(diagnostics.map(({ code }) => code)).toEqual(['original-missing', 'original-missing'])
    if (!value) throw new Error('not restored')
    expect([showMail(value, '001.eml'), showMail(value, '005.eml')].map((each) => each?.original.bytes)).toEqual([
      undefined,
      undefined,
    ])
    expect((await importFiles(value, [files], { pool })).value).toMatchObject({ added: 0, known: 5 })
    expect(Buffer.from(showMail(value, '001.eml')?.original.bytes ?? []).equals(letters[0]!)).toBe(true)
    expect(dumpOf(value.folder)).toEqual(dumpOf(into.folder))
    value.close()
    expect((await restore(to, to, { now })).diagnostics[0]?.code).toBe('docket-exists')
    rmSync(join(to, 'docket.sqlite'))
    expect((await restore(to, join(folder(), 'x'), { now })).diagnostics[0]?.code).toBe('docket-missing')
  })
})

const child = new URL('./made/import-child.ts', import.meta.url)
const many = Array.from({ length: 60 }, (_, index) =>
  mailOf({
    id: `k${index}@example.com`,
    from: `甲 <u${index % 7}@example.com>`,
    text: `建议第一条增加第${index}项要求。`,
  }),
)

function run(target: string, ...paths: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, ['--conditions=source', child.pathname, target, ...paths], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    running.stdout.on('data', (piece) => (said += piece))
    running.on('exit', (code) => (code === 0 ? resolve(said) : reject(new Error(`exit ${code}`))))
  })
}

/** Starts an import and kills it after some letters, or at once after opening. */
function killed(target: string, files: string, after: number): Promise<void> {
  return new Promise((resolve) => {
    const running = fork(child, [target, files], { execArgv: ['--conditions=source'], silent: true })
    running.on('message', (said) => {
      if (said === 'open' ? after === 0 : Number(said) >= after) running.kill('SIGKILL')
    })
    running.on('exit', () => resolve())
  })
}

describe('processes', () => {
  it('of which two import into one docket at once do no harm', async () => {
    const { files, mbox } = mailbox(many)
    const target = join(folder(), '卷宗')
    await run(target, join(files, '001.eml'))
    const [one = '', other = ''] = await Promise.all([run(target, files), run(target, mbox)])
    expect(JSON.parse(one).added + JSON.parse(other).added).toBe(59)
    const { value } = openDocket(target, { now })
    if (!value) throw new Error('not opened')
    onTestFinished(() => value.close())
    expect(listMails(value, { parts: false })).toHaveLength(60)
    expect(value.database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
  })

  it('that are killed leave nothing that a further import does not put right', async () => {
    const { files } = mailbox(many)
    const whole = join(folder(), '卷宗')
    await run(whole, files)
    const cut = join(folder(), '卷宗')
    for (const after of [0, 1]) await killed(cut, files, after)
    await run(cut, files)
    expect(dumpOf(cut)).toEqual(dumpOf(whole))
  })
})
