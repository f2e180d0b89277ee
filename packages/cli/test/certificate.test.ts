import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRegister } from '@gongwen/certificates'
import { png, writeXlsx } from '@gongwen/generator'
import { readDocument, readTables } from '@gongwen/readers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nameOf } from './certificate-list.ts'
import { inspect } from './inspect.ts'
import { newFolder, passphrase } from './process.ts'
import { type Ran, run } from './run.ts'

/** A small disk of its own takes a Linux and its administrator. */
const canMount = ((): boolean => {
  const trial = newFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', trial]).status === 0
  if (mounted) spawnSync('umount', [trial])
  rmSync(trial, { recursive: true })
  return mounted
})()

let folder = ''
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const list = (...rows: string[]): void =>
  writeFileSync(join(folder, '名单.csv'), `名称,牵头单位,成员单位,建设期,编号\n${rows.join('\n')}\n`)
const sewing = '台州市智能缝制创新联合体,浙江某某缝纫股份有限公司,台州理工学院、浙江缝制研究院,2025年12月至2028年11月,'
const pump = '台州市泵与电机创新联合体,浙江某某泵业有限公司,,,'
const rare = '台州市喆堃珺翀㛃创新联合体,台州喆堃珺翀㛃有限公司,,,'

/** Runs `certificate …` on the first of December; keys open with the tests' passphrase. */
function certificate(...argv: string[]): Promise<Ran> {
  const env = { GONGWEN_HOME: join(folder, 'home'), GONGWEN_PASSPHRASE: passphrase }
  return run(folder, ['certificate', ...argv], { env, now: () => new Date('2025-12-01T09:00:00+08:00') })
}
const issue = (...argv: string[]): Promise<Ran> => certificate('issue', '--rows', '名单.csv', '-o', '证书', ...argv)
const out = (): string[] => readdirSync(join(folder, '证书')).sort()
const read = (name: string): Buffer => readFileSync(join(folder, '证书', name))
const codes = (ran: Ran): string[] => [...ran.told.matchAll(/\[([a-z-]+)\]$/gm)].map(([, code = '']) => code)

const first = '台科联证〔2025〕001号-台州市智能缝制创新联合体.pdf'

/** A red square, as a seal would be. */
function redPicture(name: string): void {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/></svg>'
  writeFileSync(join(folder, name), png(svg, 72))
}

describe('issuing', () => {
  it('numbers, registers and prints; again it gives the same bytes, on any day', async () => {
    list(sewing, pump, rare)
    const ran = await issue()
    expect([ran.status, codes(ran)]).toEqual([0, []])
    expect(ran.told).toContain('未签名')
    expect(ran.told).toContain(join('home', 'certificates.sqlite'))
    expect(out()).toEqual([
      first,
      '台科联证〔2025〕002号-台州市泵与电机创新联合体.pdf',
      '台科联证〔2025〕003号-台州市喆堃珺翀㛃创新联合体.pdf',
    ])
    const before = out().map((name) => read(name))
    const env = { GONGWEN_HOME: join(folder, 'home') }
    const argv = ['certificate', 'issue', '--rows', '名单.csv', '-o', '证书', '--date', '2026年1月5日', '--json']
    const again = await run(folder, argv, { env })
    expect(again.json()).toMatchObject({ status: 0, fresh: 0 })
    expect(codes(again)).toEqual(['certificate-first-issue-kept'])
    expect(out().map((name) => read(name))).toEqual(before)
    const seen = await inspect(read('台科联证〔2025〕003号-台州市喆堃珺翀㛃创新联合体.pdf'))
    expect(seen.text).toContain('台州市喆堃珺翀㛃创新联合体')
    expect(seen.text).toContain('2025年12月1日')
    expect(seen.code).toBe('GW1|台科联证〔2025〕003号|台州市喆堃珺翀㛃创新联合体|2025-12-01||')
  })

  it('prints terms and members as they are spelt in full, however they were typed', async () => {
    list('台州市泵与电机创新联合体,浙江某某泵业有限公司,"甲公司,乙公司、丙公司；Ding Co., Ltd.",2025.12-2028.11,')
    const ran = await issue('--json')
    expect(ran.json()).toMatchObject({
      status: 0,
      certificates: [
        { fields: { 建设期: '2025年12月至2028年11月', 成员单位: '甲公司、乙公司、丙公司、Ding Co., Ltd.' } },
      ],
    })
  })

  it('numbers nothing where a term ends before it begins; says so of words it cannot read; in the order of the rows', async () => {
    list(
      sewing.replace('2025年12月至2028年11月', '三年'),
      '台州市甲创新联合体,,,,',
      pump.replace(',,,', ',,2025年12月至2024年11月,'),
      '台州市乙创新联合体,乙公司,,,',
      '台州市乙创新联合体,乙公司,,,',
      '乙联合体,乙公司,,,',
    )
    const ran = await issue()
    expect(ran.status).toBe(2)
    expect(existsSync(join(folder, '证书'))).toBe(false)
    expect(ran.told).toContain(
      '名单.csv:4 “建设期”止于2024年11月，早于开始的2025年12月（核对后写成 2025年12月至2028年11月 的样子）',
    )
    expect(ran.told).toContain('注意：名单.csv:2 “建设期”“三年”不是起止年月，照原样印')
    const rows = [...ran.told.matchAll(/名单\.csv:(\d+)/g)].map(([, row]) => Number(row))
    expect(rows).toEqual([...rows].sort((one, other) => one - other))
    expect(new Set(rows)).toEqual(new Set([2, 3, 4, 5, 6, 7]))
  })

  it('says what to do about a revoked row, and exports anew without force', async () => {
    list(sewing, pump)
    await issue()
    const book = ['export', '-o', '登记']
    expect((await certificate(...book)).status).toBe(0)
    const revoked = await certificate('revoke', '台科联证〔2025〕002号', '--reason', '自行解散')
    expect(revoked.out).toContain('请再运行一次 certificate export 导出核验页')
    expect(revoked.out).not.toContain('--force')
    const again = await certificate(...book)
    expect([again.status, codes(again)]).toEqual([0, []])
    const amend = ['reprint', '--rows', '名单.csv', '--amend', '-o', '重印']
    const refused = await certificate(...amend)
    expect(refused.status).toBe(2)
    expect(refused.told).toContain('从名单中删去这一行，或加 --skip-bad 跳过')
    expect((await certificate(...amend, '--skip-bad')).status).toBe(1)
    list(sewing)
    expect((await certificate(...amend)).status).toBe(0)
  })

  it('lists every problem and writes nothing', async () => {
    const long = `台州市${'长'.repeat(300)}创新联合体,甲公司,,,`
    list(
      sewing,
      '台州市智能 缝制创新联合体,乙公司,,,',
      '台州泵业联盟,丙公司,,,',
      '台州市空白创新联合体,,,,',
      long,
      '台州市\u{e000}创新联合体,丁公司,,,',
    )
    const ran = await issue()
    expect(ran.status).toBe(2)
    expect(codes(ran).sort()).toEqual([
      'certificate-name-double',
      'certificate-name-long',
      'certificate-name-pattern',
      'certificate-name-space',
      'glyph-missing',
      'row-missing-field',
    ])
    expect(ran.told).toContain('名单.csv:3')
    expect(existsSync(join(folder, '证书'))).toBe(false)
    expect((await certificate('list', '--json')).json()).toMatchObject({ certificates: [] })
    const rest = await issue('--skip-bad', '--json')
    expect(rest.json()).toMatchObject({ status: 1, fresh: 1, bad: 5 })
    expect(out()).toEqual([first])
  })

  it('refuses rows that changed, until they are amended', async () => {
    list(sewing)
    await issue()
    const before = read(first)
    list(sewing.replace('缝纫股份', '缝制股份'))
    const refused = await issue()
    expect([refused.status, codes(refused)]).toEqual([2, ['certificate-row-changed']])
    expect(read(first)).toEqual(before)
    const ran = await certificate('reprint', '--rows', '名单.csv', '--amend', '-o', '证书')
    expect([ran.status, codes(ran)]).toEqual([0, []])
    expect((await inspect(read(first))).text).toContain('浙江某某缝制股份有限公司')
    const log = (await certificate('list', '--log')).out
    expect(log).toMatch(/发证.*001号/)
    expect(log).toMatch(/改动.*牵头单位.*浙江某某缝纫股份有限公司/)
    expect((await issue()).status).toBe(0)
  })

  it('keeps a file with other content unless told otherwise', async () => {
    list(sewing, pump)
    mkdirSync(join(folder, '证书'))
    writeFileSync(join(folder, '证书', first), '别的内容')
    const ran = await issue()
    expect([ran.status, codes(ran)]).toEqual([1, ['file-exists']])
    expect([out().length, read(first).toString()]).toEqual([2, '别的内容'])
    expect((await issue('--force')).status).toBe(0)
    expect(read(first).length).toBeGreaterThan(10_000)
  })

  it('reads spreadsheets with a title above the head, and CSV as a spreadsheet program of this country saves it', async () => {
    const columns = ['序号', '名称', '牵头单位', '备注'].map((title) => ({ title, width: 20 }))
    const rows = [[1, '台州市智能缝制创新联合体', '甲公司', '内部备注']]
    const book = { title: '名单', sheets: [{ name: '第一批', heading: '第一批创新联合体名单', columns, rows }] }
    writeFileSync(join(folder, '名单.xlsx'), await writeXlsx(book))
    const ran = await certificate('issue', '--rows', '名单.xlsx', '-o', '证书')
    expect([ran.status, codes(ran), out()]).toEqual([0, [], [first]])
    expect((await inspect(read(first))).text).not.toContain('内部备注')
    // 名称,牵头单位 and 台州市泵业创新联合体,乙公司 in GB 18030
    const csv = 'c3fbb3c62cc7a3cdb7b5a5cebb0acca8d6ddcad0b1c3d2b5b4b4d0c2c1aabacfcce52cd2d2b9abcbbe0a'
    writeFileSync(join(folder, '名单.csv'), Buffer.from(csv, 'hex'))
    expect((await issue()).status).toBe(0)
    expect(out()).toContain('台科联证〔2025〕002号-台州市泵业创新联合体.pdf')
  })

  it('shows proofs before anything is numbered', async () => {
    list(sewing, pump)
    expect((await certificate('keygen')).status).toBe(0)
    const ran = await issue('--trial')
    expect([ran.status, codes(ran), out()]).toEqual([0, [], ['证书-校样.pdf']])
    expect((await inspect(read('证书-校样.pdf'))).text).toContain('台科联证〔2025〕002号')
    expect((await certificate('list', '--json')).json()).toMatchObject({ certificates: [] })
    list(sewing)
    expect((await issue('--trial')).status).toBe(0)
  })

  it('warns of a register inside the output folder', async () => {
    list(sewing)
    const ran = await issue('--register', '证书/登记.sqlite')
    expect([ran.status, codes(ran)]).toEqual([0, ['register-in-output']])
  })

  it('reads JSON lines, numbers of the clerk’s own, and another pattern', async () => {
    const rows = [
      { 名称: '台州市智能缝制创新联合体', 牵头单位: '甲公司', 成员单位: ['乙大学', '丙所'], 编号: 'ZS-2025-07' },
      { 名称: '台州市泵与电机创新联合体', 牵头单位: '丁公司' },
    ]
    writeFileSync(join(folder, '名单.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
    const ran = await certificate('issue', '--rows', '名单.jsonl', '--pattern', 'ZS-2025-{seq:2}', '-o', '证书')
    expect(ran.status).toBe(0)
    expect(out().map((name) => name.slice(0, 10))).toEqual(['ZS-2025-01', 'ZS-2025-07'])
  })

  it('skips only the bad entries of a JSON list on one line, and names each cell without glyphs once', async () => {
    redPicture('㛂𠮷.png')
    const rows = [
      { 名称: '台州市醫藥創新创新联合体', 牵头单位: '甲公司' },
      { 名称: '台州市智能缝制创新联合体', 牵头单位: '乙公司', 照片: '㛂𠮷.png' },
    ]
    writeFileSync(join(folder, '名单.json'), JSON.stringify(rows))
    const ran = await certificate('issue', '--rows', '名单.json', '--skip-bad', '-o', '证书')
    expect([ran.status, codes(ran), out()]).toEqual([1, ['glyph-missing'], [first]])
    expect(ran.told).toContain('第 1 条 “名称”字体里没有“醫”（U+91AB）、“藥”（U+85E5）')
  })
})

describe('printing', () => {
  it('binds, imposes, overprints and proofs', async () => {
    list(sewing, pump, rare)
    redPicture('背面.png')
    const ran = await issue('--to', 'pdf,docx', '--merge', '--impose', '2', '--back', '背面.png', '--proof', 'pdf')
    expect([ran.status, codes(ran)]).toEqual([0, []])
    const pages = await Promise.all(
      ['证书-合订.pdf', '证书-拼版.pdf', '证书-校样.pdf'].map(async (name) => (await inspect(read(name))).pages),
    )
    expect(pages).toEqual([6, 4, 1])
    const bound = (await readDocument(read('证书-合订.pdf'), 'x.pdf')).value?.text.replace(/\s/g, '') ?? ''
    for (const name of ['智能缝制', '泵与电机', '喆堃珺翀㛃']) expect(bound).toContain(`台州市${name}创新联合体`)
    const docx = await readDocument(read(first.replace('pdf', 'docx')), 'x.docx')
    expect(docx.value?.text.replace(/\s/g, '')).toContain('编号：台科联证〔2025〕001号')
    expect((await issue('--overprint', '--offset', '1.5,-2')).status).toBe(0)
    const over = await inspect(read(first.replace('.pdf', '-套打.pdf')))
    expect(over.text).toContain('台州市智能缝制创新联合体')
    expect(over.text).not.toContain('特发此证')
    expect((await issue('--no-each', '--proof', 'png')).status).toBe(0)
    expect(out()).toContain('证书-校样-1.png')
  })

  it('writes the same bytes with several processes', async () => {
    list(sewing, pump, rare)
    expect((await issue()).status).toBe(0)
    const alone = out().map((name) => read(name))
    rmSync(join(folder, '证书'), { recursive: true })
    const ran = await issue('--jobs', '2', '--merge')
    expect([ran.status, codes(ran)]).toEqual([0, []])
    expect(out().length).toBe(4)
    expect(
      out()
        .slice(0, 3)
        .map((name) => read(name)),
    ).toEqual(alone)
    writeFileSync(join(folder, '证书', first), '别的')
    const taken = await issue('--jobs', '2')
    expect([taken.status, codes(taken)]).toEqual([1, ['file-exists']])
  })

  it('takes emblem, seal, photo, background, upright paper', async () => {
    list(`${sewing}`)
    for (const name of ['章.png', '徽.png', '底.png', '人.png']) redPicture(name)
    writeFileSync(join(folder, '名单.csv'), `名称,牵头单位,照片\n台州市智能缝制创新联合体,甲公司,人.png\n`)
    const pictures = ['--emblem', '徽.png', '--seal', '章.png', '--background', '底.png']
    const ran = await issue('--portrait', ...pictures)
    expect([ran.status, codes(ran)]).toEqual([0, []])
    writeFileSync(join(folder, '名单.csv'), `名称,牵头单位,照片\n台州市泵业创新联合体,甲公司,没有.png\n`)
    const missing = await issue()
    expect([missing.status, codes(missing)]).toEqual([2, ['image-missing']])
  })

  it('prints again by number, logged, and nothing that was revoked', async () => {
    list(sewing, pump)
    await issue()
    rmSync(join(folder, '证书'), { recursive: true })
    expect((await certificate('reprint', '台科联证〔2025〕001号', '-o', '证书')).status).toBe(0)
    expect(out()).toEqual([first])
    expect((await certificate('revoke', '台科联证〔2025〕001号', '--reason', '解散')).status).toBe(0)
    const refused = await certificate('reprint', '台科联证〔2025〕001号', '-o', '证书')
    expect([refused.status, codes(refused)]).toEqual([2, ['certificate-was-revoked']])
    expect(codes(await certificate('reprint', '没有', '-o', '证书'))).toEqual(['certificate-unknown'])
    list(sewing, pump, rare)
    const fresh = await certificate('reprint', '--rows', '名单.csv', '-o', '证书')
    expect([fresh.status, codes(fresh)]).toEqual([2, ['certificate-was-revoked', 'certificate-not-issued']])
    expect((await certificate('list', '--log')).out).toMatch(/重印/)
  })

  it('makes a calibration sheet', async () => {
    expect((await certificate('calibrate', '-o', '证书', '--offset', '1,0.5')).status).toBe(0)
    expect((await inspect(read('套打校准页.pdf'))).text).toContain('向右1毫米，向下0.5毫米')
  })
})

describe('what goes wrong', () => {
  const wrong = async (ran: Promise<Ran>): Promise<[number, string[]]> => {
    const { status, ...rest } = await ran
    return [status, codes({ status, ...rest })]
  }

  it('is said in Chinese before anything is numbered', async () => {
    list(sewing)
    writeFileSync(join(folder, '底.pdf'), '%PDF-1.7\nbroken')
    expect(await wrong(issue('--background', '底.pdf'))).toEqual([2, ['pdf-unreadable']])
    expect(await wrong(issue('--background', '没有.pdf'))).toEqual([2, ['file-unusable']])
    expect(await wrong(issue('--design', '没有'))).toEqual([2, ['unknown-design']])
    expect(await wrong(issue('--merge', '--back', '底.pdf'))).toEqual([2, ['pdf-unreadable']])
    // What no row can be printed with is no bad row.
    expect(await wrong(issue('--seal', '名单.csv', '--skip-bad'))).toEqual([2, ['image-unreadable']])
    list(sewing.replace('台州理工学院', '台州理工学院、'.repeat(400)))
    expect(await wrong(issue())).toEqual([2, ['box-too-small']])
    list(sewing)
    expect(await wrong(issue('--impose', 'x'))).toEqual([2, ['usage']])
    expect(await wrong(issue('--offset', 'x'))).toEqual([2, ['usage']])
    expect(await wrong(issue('--jobs', '0'))).toEqual([2, ['usage']])
    expect(await wrong(issue('--date', '明天'))).toEqual([2, ['usage']])
    expect(await wrong(issue('--pattern', '001号'))).toEqual([2, ['certificate-pattern-invalid']])
    expect(await wrong(certificate('issue', '--rows', '没有.xlsx', '-o', '证书'))).toEqual([2, ['file-unusable']])
    expect(await wrong(certificate('issue', '--rows', '名单.csv', '-o', '名单.csv/证书'))).toEqual([
      2,
      ['file-unusable'],
    ])
    expect(existsSync(join(folder, 'home', 'certificates.sqlite'))).toBe(true)
    expect((await certificate('list', '--json')).json()).toMatchObject({ certificates: [] })
    expect(existsSync(join(folder, '证书'))).toBe(false)
  })

  it('a passphrase that is typed is typed twice, and the key is for its owner only', async () => {
    const keygen = (...answers: string[]): Promise<Ran> =>
      run(folder, ['certificate', 'keygen'], { ask: () => Promise.resolve(answers.shift()) })
    const slipped = await keygen('松门海风2025', '松门海凤2025')
    expect([slipped.status, codes(slipped)]).toEqual([2, ['certificate-passphrase-differs']])
    expect(existsSync(join(folder, 'home', 'certificate-key.json'))).toBe(false)
    expect((await keygen('松门海风2025', '松门海风2025')).status).toBe(0)
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'home', 'certificate-key.json')).mode & 0o077).toBe(0)
  })

  it('a wrong passphrase stops before anything is numbered', async () => {
    list(sewing)
    expect((await certificate('keygen')).status).toBe(0)
    const env = { GONGWEN_HOME: join(folder, 'home'), GONGWEN_PASSPHRASE: '记错了的口令' }
    const ran = await run(folder, ['certificate', 'issue', '--rows', '名单.csv', '-o', '证书'], { env })
    expect([ran.status, codes(ran)]).toEqual([2, ['certificate-passphrase-wrong']])
    expect(existsSync(join(folder, '证书'))).toBe(false)
  })

  it('one file that cannot be written is listed, the others are there, and the next run completes them', async () => {
    list(sewing, pump)
    mkdirSync(join(folder, '证书', first), { recursive: true })
    const ran = await issue()
    expect([ran.status, codes(ran)]).toEqual([1, ['file-unusable']])
    expect(ran.out).toContain('再运行一次')
    rmSync(join(folder, '证书', first), { recursive: true })
    expect((await issue('--json')).json()).toMatchObject({ status: 0, fresh: 0 })
    expect(out().length).toBe(2)
  })

  it.skipIf(!canMount)(
    `a full disk stops the run, a read-only one lets none begin${canMount ? '' : '（不能挂载，跳过）'}`,
    async () => {
      list(...Array.from({ length: 12 }, (_, row) => `${nameOf(row * 61)},某公司,,,`))
      const disk = join(folder, '盘')
      mkdirSync(disk)
      const mount = (options: string): void => {
        expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status).toBe(0)
      }
      const onDisk = (): Promise<Ran> => certificate('issue', '--rows', '名单.csv', '-o', '盘/证书')
      mount('size=200k')
      try {
        const full = await onDisk()
        expect([full.status, codes(full)]).toEqual([1, ['file-unusable']])
        expect(full.told).toContain('磁盘已满')
        mount('remount,size=10m')
        expect((await onDisk()).status).toBe(0)
        expect(readdirSync(join(disk, '证书')).filter((name) => name.endsWith('.pdf')).length).toBe(12)
        expect(readdirSync(join(disk, '证书')).length).toBe(12)
        mount('remount,ro')
        const locked = await onDisk()
        expect([locked.status, codes(locked)]).toEqual([2, ['file-unusable']])
        expect(locked.told).toContain('只读')
      } finally {
        spawnSync('umount', [disk])
      }
    },
  )

  it.skipIf(!canMount)(
    `a register on a full disk numbers nothing, a locked file is listed and printed later${canMount ? '' : '（不能挂载，跳过）'}`,
    async () => {
      list(sewing, pump)
      mkdirSync(join(folder, '盘'))
      const mount = (...argv: string[]): void => expect(spawnSync('mount', argv).status).toBe(0)
      mount('-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', join(folder, '盘'))
      try {
        expect((await certificate('list', '--register', '盘/登记.sqlite')).status).toBe(2)
        openRegister(join(folder, '盘', '登记.sqlite')).value?.close()
        spawnSync('dd', ['if=/dev/zero', 'of=满', 'bs=4k'], { cwd: join(folder, '盘') })
        const full = await issue('--register', '盘/登记.sqlite')
        expect([full.status, codes(full)]).toEqual([2, ['register-unusable']])
        expect(full.told).toContain('磁盘已满')
        expect(existsSync(join(folder, '证书'))).toBe(false)
        rmSync(join(folder, '盘', '满'))
        expect((await issue('--register', '盘/登记.sqlite', '--json')).json()).toMatchObject({ status: 0, fresh: 2 })
      } finally {
        spawnSync('umount', [join(folder, '盘')])
      }
      // A file that another file is mounted on cannot be replaced: EBUSY, as of one that Word holds open on Windows.
      writeFileSync(join(folder, '证书', first), '占着')
      mount('--bind', join(folder, '名单.csv'), join(folder, '证书', first))
      try {
        const busy = await issue('--force')
        expect([busy.status, codes(busy)]).toEqual([1, ['file-unusable']])
        expect(busy.told).toContain('占用')
      } finally {
        spawnSync('umount', [join(folder, '证书', first)])
      }
      expect((await issue('--force', '--json')).json()).toMatchObject({ status: 0, fresh: 0 })
      expect(out().length).toBe(2)
      expect(read(first).length).toBeGreaterThan(10_000)
    },
  )

  it('an interruption keeps what is done, and the next run goes on', async () => {
    list(sewing, pump)
    const aborted = new AbortController()
    aborted.abort()
    const env = { GONGWEN_HOME: join(folder, 'home') }
    const argv = ['certificate', 'issue', '--rows', '名单.csv', '-o', '证书', '--merge']
    const ran = await run(folder, argv, { env, signal: aborted.signal })
    expect(ran.status).toBe(130)
    expect(existsSync(join(folder, '证书')) ? out() : []).toEqual([])
    expect((await issue('--json')).json()).toMatchObject({ status: 0, fresh: 0 })
  })

  it('an interruption is heard while one file for print is written', async () => {
    list(...Array.from({ length: 80 }, (_, row) => `${nameOf(row)},浙江某某泵业有限公司,,,`))
    const pressed = new AbortController()
    const steps: Date[] = []
    const now = (): Date => {
      // the clock is looked at for each certificate; the key is pressed at the fortieth
      if (steps.push(new Date('2025-06-20T09:00:00+08:00')) === 40) setTimeout(() => pressed.abort(), 0)
      return steps[0]!
    }
    const env = { GONGWEN_HOME: join(folder, 'home') }
    const argv = ['certificate', 'issue', '--rows', '名单.csv', '-o', '证书', '--no-each', '--merge']
    expect((await run(folder, argv, { env, now, signal: pressed.signal })).status).toBe(130)
    expect(out()).toEqual([])
    expect((await run(folder, argv, { env })).status).toBe(0)
  })
})

describe('checking', () => {
  it('tells genuine, revoked, forged, unsigned and unknown, from PDF, picture and text', async () => {
    list(sewing, pump)
    expect((await certificate('keygen')).status).toBe(0)
    expect((await issue()).status).toBe(0)
    const register = openRegister(join(folder, 'home', 'certificates.sqlite')).value
    const code = register?.all()[0]?.code ?? ''
    register?.close()
    const verdict = async (...argv: string[]): Promise<[number, string]> => {
      const ran = await certificate('verify', ...argv, '--json')
      const { results } = ran.json<{ results: { verdict: string }[] }>()
      return [ran.status, results.map((one) => one.verdict).join()]
    }
    expect(await verdict(join('证书', first))).toEqual([0, 'genuine'])
    expect(await verdict(code)).toEqual([0, 'genuine'])
    expect(await verdict(code.replace('缝制', '缝纫'))).toEqual([1, 'forged'])
    expect(await verdict('别的|文字')).toEqual([1, 'unknown'])
    // Who cannot sign leaves the signature out.
    expect(await verdict(code.replace(/\|[^|]*\|[^|]*$/, '||'))).toEqual([1, 'unsigned'])
    openRegister(join(folder, '别处.sqlite')).value?.close()
    const elsewhere = ['--register', '别处.sqlite', '--key', 'home/certificate-key.pub']
    expect(await verdict(code, ...elsewhere)).toEqual([1, 'forged'])
    // A mistyped path must not make a genuine certificate look forged.
    const mistyped = await certificate('verify', code, '--register', '没有.sqlite')
    expect([mistyped.status, codes(mistyped), existsSync(join(folder, '没有.sqlite'))]).toEqual([
      2,
      ['register-missing'],
      false,
    ])
    expect((await certificate('revoke', '台科联证〔2025〕001号', '--reason', '解散')).status).toBe(0)
    expect(await verdict(join('证书', first))).toEqual([1, 'revoked'])
    expect((await certificate('export', '-o', '对外', '--to', 'xlsx,docx,pdf')).status).toBe(0)
    expect(readdirSync(join(folder, '对外')).sort()).toEqual([
      '撤销名单.json',
      '证书核验.html',
      '证书登记簿.docx',
      '证书登记簿.pdf',
      '证书登记簿.xlsx',
    ])
    // Again, after a change: what is as the last export left it gives way, what somebody wrote into does not.
    const again = (): Promise<Ran> => certificate('export', '-o', '对外', '--to', 'xlsx,docx,pdf')
    list(pump, rare)
    expect((await issue()).status).toBe(0)
    expect((await again()).status).toBe(0)
    writeFileSync(join(folder, '对外', '证书登记簿.docx'), '领证人签字：……')
    const kept = await again()
    expect([kept.status, codes(kept)]).toEqual([2, ['file-exists']])
    expect(readFileSync(join(folder, '对外', '证书登记簿.docx'), 'utf8')).toBe('领证人签字：……')
    rmSync(join(folder, '对外', '证书登记簿.docx'))
    expect((await again()).status).toBe(0)
    const sheets = (await readTables(readFileSync(join(folder, '对外', '证书登记簿.xlsx')), 'x.xlsx')).value
    expect(sheets.map(({ name }) => name)).toEqual(['证书', '记录'])
    expect(JSON.stringify(sheets[0])).toMatch(/牵头单位.*成员单位.*建设期.*发证机关/s)
    rmSync(join(folder, 'home', 'certificates.sqlite'))
    const outside = ['--key', 'home/certificate-key.pub', '--revocations', '对外/撤销名单.json']
    expect(await verdict(code, ...outside)).toEqual([1, 'revoked'])
    writeFileSync(join(folder, '对外', '撤销名单.json'), '[]')
    expect(codes(await certificate('verify', code, ...outside))).toEqual(['revocation-list-invalid'])
  })

  it('says where a page differs from its code', async () => {
    list(sewing)
    expect((await certificate('keygen')).status).toBe(0)
    await issue()
    const { certificates } = (await certificate('list', '--json')).json<{ certificates: { code: string }[] }>()
    const doctored = {
      名称: '台州市智慧缝制创新联合体',
      牵头单位: '甲公司',
      编号: '台科联证〔2025〕001号',
      颁发日期: '2025-12-01',
    }
    writeFileSync(join(folder, '假.json'), JSON.stringify({ ...doctored, 验证码: certificates[0]?.code }))
    expect((await run(folder, ['render', 'certificate', '--data', '假.json', '--to', 'pdf'])).status).toBe(0)
    const ran = await certificate('verify', '假.pdf')
    expect(ran.status).toBe(1)
    expect(ran.out).toContain('页面上没有二维码所载的名称“台州市智能缝制创新联合体”')
  })
})
