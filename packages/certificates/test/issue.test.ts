import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  type CertificateRow,
  type IssueOptions,
  issueCertificates,
  makeKeyFile,
  openRegister,
  parseSeries,
  type Register,
  reprintCertificates,
  revocationsOf,
  revokeCertificate,
  spellCode,
  verifyCode,
} from '../src/index.ts'

const series = parseSeries('台科联证〔2025〕{seq:3}号').value
if (!series) throw new Error('pattern')
const options: IssueOptions = { series, organ: '台州市科学技术局', date: '2025-07-01', at: '2025-07-01T09:00:00+08:00' }

const row = (line: number, name: string, more: Partial<CertificateRow> = {}): CertificateRow => ({
  name,
  fields: { 牵头单位: '浙江某某股份有限公司', 成员单位: '甲公司、乙大学' },
  place: { file: '名单.xlsx', sheet: '名单', row: line },
  ...more,
})
const rows = [row(2, '台州市智能缝制创新联合体'), row(3, '台州市泵与电机创新联合体'), row(4, '台州市模具创新联合体')]

let folder = ''
let register: Register
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongwen-register-'))
  register = openRegister(join(folder, 'register.sqlite')).value as Register
})
afterEach(() => {
  register.close()
  rmSync(folder, { recursive: true })
})

const numbers = (issued: { certificates: { certificate: { number: string } }[] }): string[] =>
  issued.certificates.map(({ certificate }) => certificate.number)
const codes = (diagnostics: { code: string; severity: string }[]): string[] =>
  diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)

describe('issuing', () => {
  it('numbers new rows in their order and gives the same certificates again', () => {
    const first = issueCertificates(register, rows, options)
    expect(numbers(first.value)).toEqual(['台科联证〔2025〕001号', '台科联证〔2025〕002号', '台科联证〔2025〕003号'])
    const again = issueCertificates(register, [...rows].reverse(), { ...options, date: '2026-01-01' })
    expect(numbers(again.value)).toEqual(['台科联证〔2025〕003号', '台科联证〔2025〕002号', '台科联证〔2025〕001号'])
    expect(again.value.fresh).toBe(0)
    expect(again.value.certificates[0]?.certificate.date).toBe('2025-07-01')
  })

  it('numbers nothing when a row is bad, and the others when told to skip it', () => {
    const mixed = [...rows, row(5, '台州泵业联盟'), row(6, '台州市空白创新联合体', { fields: { 牵头单位: ' ' } })]
    const refused = issueCertificates(register, mixed, options)
    expect(codes(refused.diagnostics)).toEqual(['certificate-name-pattern', 'row-missing-field'])
    expect(register.all()).toEqual([])
    expect(issueCertificates(register, mixed, { ...options, skipBad: true }).value.fresh).toBe(3)
  })

  it('takes full-width, spaced and invisible spellings for the same name', () => {
    const twice = [row(2, '台州市AI创新联合体'), row(3, '台州市ＡＩ 创新联合体')]
    expect(codes(issueCertificates(register, twice, options).diagnostics)).toEqual(['certificate-name-double'])
    const hidden = issueCertificates(register, [row(2, '台州市\u200bAI创新联合体')], options)
    expect(codes(hidden.diagnostics)).toEqual(['certificate-name-unseen'])
  })

  it('warns of names one character apart, but not of a series', () => {
    const near = [row(2, '台州市智能缝制创新联合体'), row(3, '台州市智能缝纫创新联合体')]
    expect(issueCertificates(register, near, options).diagnostics.map(({ code }) => code)).toEqual([
      'certificate-name-near',
    ])
    const numbered = [row(2, '台州市机床一创新联合体'), row(3, '台州市机床二创新联合体')]
    expect(issueCertificates(register, numbered, { ...options, skipBad: true }).diagnostics).toEqual([])
  })

  it('warns of a zero in another spelling, and of a space beside Han', () => {
    const zeros = [row(2, '台州市二〇二五创新联合体'), row(3, '台州市二零二五创新联合体')]
    expect(issueCertificates(register, zeros, options).diagnostics.map(({ code }) => code)).toEqual([
      'certificate-name-near',
    ])
    const spaced = [row(4, '台州市　智能 缝制创新联合体'), row(5, '台州市Smart Valve创新联合体')]
    const found = issueCertificates(register, spaced, options).diagnostics
    expect(found.map(({ code, place }) => [code, place?.row])).toEqual([['certificate-name-space', 4]])
  })

  it('warns of a new name one character apart from one issued before, and names its number', () => {
    issueCertificates(register, rows, options)
    const corrected = [row(2, '台州市智能缝纫创新联合体'), ...rows.slice(1)]
    const [found, ...more] = issueCertificates(register, corrected, { ...options, trial: true }).diagnostics
    expect([found?.code, found?.severity, more]).toEqual(['certificate-name-near', 'warning', []])
    expect(found?.message).toContain('台科联证〔2025〕001号“台州市智能缝制创新联合体”')
    // Both in the list: two consortia, and said once.
    const both = issueCertificates(register, [...corrected, row(5, '台州市智能缝制创新联合体')], options)
    expect(both.diagnostics.map(({ code }) => code)).toEqual(['certificate-name-near'])
    revokeCertificate(register, '台科联证〔2025〕004号', { reason: '重复', on: '2025-07-02', at: '2025-07-02' })
    const other = [row(9, '台州市智能缝线创新联合体', { number: '台科联证〔2025〕001号' })]
    expect(codes(issueCertificates(register, other, { ...options, amend: true }).diagnostics)).toEqual([])
  })

  it('tells the entries of a list on one line apart, and shows no line end of a cell in a message', () => {
    const entry = (part: string, name: string): CertificateRow =>
      row(2, name, { place: { file: '名单.json', line: 1, part } })
    const entries = [
      entry('第 1 条', '台州市甲乙创新联合体'),
      entry('第 2 条', '台州市甲乙创新联合体'),
      entry('第 3 条', '台州市\n丙丁联盟'),
    ]
    const { value, diagnostics } = issueCertificates(register, entries, { ...options, skipBad: true })
    expect(value.fresh).toBe(1)
    expect(diagnostics.find(({ code }) => code === 'certificate-name-double')?.message).toContain('与第 1 条')
    expect(diagnostics.map(({ message }) => message).join()).not.toContain('\n')
  })

  it('keeps given numbers and numbers around them', () => {
    const given = [
      row(2, '台州市甲创新联合体', { number: '台科联证〔2025〕002号' }),
      row(3, '台州市乙丙创新联合体'),
      row(4, '台州市丁戊己创新联合体'),
    ]
    expect(numbers(issueCertificates(register, given, options).value)).toEqual([
      '台科联证〔2025〕002号',
      '台科联证〔2025〕001号',
      '台科联证〔2025〕003号',
    ])
    const taken = [row(5, '台州市庚辛壬癸创新联合体', { number: '台科联证〔2025〕002号' })]
    expect(codes(issueCertificates(register, taken, options).diagnostics)).toEqual(['certificate-number-taken'])
  })

  it('refuses a changed row until it is amended, and logs the change', () => {
    issueCertificates(register, rows, options)
    const changed = [row(2, rows[0]?.name ?? '', { fields: { 牵头单位: '另一家公司' } })]
    expect(codes(issueCertificates(register, changed, options).diagnostics)).toEqual(['certificate-row-changed'])
    const amended = issueCertificates(register, changed, { ...options, amend: true })
    expect(amended.value.amended).toBe(1)
    expect(numbers(amended.value)).toEqual(['台科联证〔2025〕001号'])
    expect(register.events().at(-1)).toMatchObject({ kind: 'amend', number: '台科联证〔2025〕001号' })
    expect(issueCertificates(register, changed, options).value.certificates).toHaveLength(1)
  })

  it('tries an issue and leaves the register as it was', () => {
    expect(numbers(issueCertificates(register, rows, { ...options, trial: true }).value)).toHaveLength(3)
    expect([register.all(), register.events()]).toEqual([[], []])
  })

  it('signs codes that were issued without a key when amending', () => {
    issueCertificates(register, rows, options)
    const { key } = makeKeyFile('松门海风2025', (count) => Buffer.alloc(count, 7))
    expect(issueCertificates(register, rows, { ...options, key }).value.amended).toBe(0)
    const signed = issueCertificates(register, rows, { ...options, key, amend: true }).value
    expect(signed.amended).toBe(3)
    for (const { certificate } of signed.certificates)
      expect(verifyCode(certificate.code, { keys: [key.raw] }).verdict).toBe('genuine')
    expect(register.events().at(-1)).toMatchObject({ kind: 'amend', detail: '二维码补签名' })
    expect(issueCertificates(register, rows, { ...options, key, amend: true }).value.amended).toBe(0)
  })

  it('changes no signed name without the key', () => {
    const { key } = makeKeyFile('松门海风2025', (count) => Buffer.alloc(count, 7))
    issueCertificates(register, rows, { ...options, key })
    const renamed = [row(2, '台州市智能缝纫创新联合体', { number: '台科联证〔2025〕001号' })]
    const refused = issueCertificates(register, renamed, { ...options, amend: true })
    expect(codes(refused.diagnostics)).toEqual(['certificate-key-needed'])
    const signed = issueCertificates(register, renamed, { ...options, amend: true, key }).value.certificates[0]
    const now = signed?.certificate.code ?? ''
    expect(verifyCode(now, { keys: [key.raw] }).verdict).toBe('genuine')
    // The code with the name before is genuine by its signature alone; the list of revocations has it.
    const before = spellCode({ number: '台科联证〔2025〕001号', name: rows[0]?.name ?? '', date: options.date }, key)
    expect(verifyCode(before, { keys: [key.raw] })).toMatchObject({
      verdict: 'genuine',
      message: expect.stringContaining('已更名'),
    })
    const revoked = revocationsOf(register)
    expect(revoked).toMatchObject([{ name: rows[0]?.name, on: '2025-07-01' }])
    expect(verifyCode(before, { keys: [key.raw], revoked }).verdict).toBe('revoked')
    expect(verifyCode(before, { keys: [key.raw], revoked, find: register.byNumber }).verdict).toBe('revoked')
    expect(verifyCode(now, { keys: [key.raw], revoked, find: register.byNumber }).verdict).toBe('genuine')
    const back = [{ ...rows[0]!, number: '台科联证〔2025〕001号' }]
    issueCertificates(register, back, { ...options, amend: true, key })
    expect(revocationsOf(register).map(({ name }) => name)).toEqual(['台州市智能缝纫创新联合体'])
  })

  it('prints again what was issued, logged, and nothing else', () => {
    issueCertificates(register, rows, options)
    const [first = ''] = numbers(issueCertificates(register, rows, options).value)
    expect(reprintCertificates(register, [first, first], options.at).value).toHaveLength(1)
    expect(register.events().filter(({ kind }) => kind === 'reprint')).toHaveLength(1)
    expect(codes(reprintCertificates(register, [first, '没有'], options.at).diagnostics)).toEqual([
      'certificate-unknown',
    ])
    const unknown = [row(9, '台州市从未发证创新联合体')]
    const refused = issueCertificates(register, unknown, { ...options, reprint: true })
    expect(codes(refused.diagnostics)).toEqual(['certificate-not-issued'])
  })

  it('takes numbers that look alike for the same', () => {
    const twice = [row(2, '台州市甲创新联合体', { number: 'A-1' }), row(3, '台州市乙丙创新联合体', { number: 'Ａ－1' })]
    expect(codes(issueCertificates(register, twice, options).diagnostics)).toEqual(['certificate-number-double'])
    const long = [row(2, '台州市甲创新联合体', { number: '9'.repeat(300) })]
    expect(codes(issueCertificates(register, long, options).diagnostics)).toEqual(['certificate-number-long'])
  })

  it('goes on numbering when only the look of the pattern was changed', () => {
    issueCertificates(register, rows, options)
    const next = (line: number, name: string, pattern: string): string[] =>
      numbers(
        issueCertificates(register, [row(line, name)], { ...options, series: parseSeries(pattern).value ?? series })
          .value,
      )
    expect(next(5, '台州市高端模具创新联合体', '台科联证[2025]{seq:4}号')).toEqual(['台科联证[2025]0004号'])
    expect(next(6, '台州市化学原料药创新联合体', '台科联证〔2026〕{seq:3}号')).toEqual(['台科联证〔2026〕001号'])
  })

  it('takes no number that only looks different from an issued one, and says which one may be meant', () => {
    issueCertificates(register, rows, options)
    const alike = [row(5, '台州市庚辛壬癸创新联合体', { number: '台科联证[2025]1号' })]
    const [found] = issueCertificates(register, alike, options).diagnostics.filter(
      ({ severity }) => severity === 'error',
    )
    expect([found?.code, found?.place?.row]).toEqual(['certificate-number-taken', 5])
    const own = [
      row(6, '台州市庚辛壬癸创新联合体', { number: '台科联证〔2025〕4号' }),
      row(7, '台州市丙丁戊己创新联合体'),
    ]
    expect(numbers(issueCertificates(register, own, options).value)).toEqual([
      '台科联证〔2025〕4号',
      '台科联证〔2025〕005号',
    ])
    const { diagnostics } = reprintCertificates(register, ['台科联证(2025)2号'], options.at)
    expect(diagnostics[0]?.remedy).toBe('是不是 台科联证〔2025〕002号？')
  })

  it('corrects a name by its number when amending', () => {
    issueCertificates(register, rows, options)
    const renamed = [row(2, '台州市智能缝纫创新联合体', { number: '台科联证〔2025〕001号' })]
    expect(codes(issueCertificates(register, renamed, options).diagnostics)).toEqual(['certificate-number-taken'])
    issueCertificates(register, renamed, { ...options, amend: true })
    expect(register.byNumber('台科联证〔2025〕001号')?.name).toBe('台州市智能缝纫创新联合体')
  })

  it('never uses the number of a revoked certificate again', () => {
    issueCertificates(register, rows, options)
    const when = { on: '2025-09-01', at: '2025-09-01T09:00:00+08:00' }
    expect(codes(revokeCertificate(register, '台科联证〔2025〕003号', { ...when, reason: ' ' }).diagnostics)).toEqual([
      'revocation-reason-missing',
    ])
    expect(revokeCertificate(register, '台科联证〔2025〕003号', { ...when, reason: '失信' }).value?.status).toBe(
      'revoked',
    )
    expect(
      codes(revokeCertificate(register, '台科联证〔2025〕003号', { ...when, reason: '失信' }).diagnostics),
    ).toEqual(['certificate-was-revoked'])
    expect(codes(revokeCertificate(register, '无', { ...when, reason: '失信' }).diagnostics)).toEqual([
      'certificate-unknown',
    ])
    expect(codes(issueCertificates(register, rows, options).diagnostics)).toEqual(['certificate-was-revoked'])
    expect(numbers(issueCertificates(register, rows, { ...options, reissue: true }).value).at(-1)).toBe(
      '台科联证〔2025〕004号',
    )
  })

  it('leaves nothing behind when the work fails midway', () => {
    expect(() =>
      register.alone(() => {
        register.log({ at: '', kind: 'issue', number: '', detail: '' })
        throw new Error('cut')
      }),
    ).toThrow('cut')
    expect(register.events()).toEqual([])
  })

  it('opens only what is a register', () => {
    expect(openRegister(folder).diagnostics[0]?.code).toBe('register-unusable')
  })
})

describe('series', () => {
  it('spells and reads numbers, in full when they outgrow the width', () => {
    expect(series.spell(1234)).toBe('台科联证〔2025〕1234号')
    for (const seq of [1, 12, 999, 1000]) expect(series.read(series.spell(seq))).toBe(seq)
    for (const text of ['台科联证〔2025〕1号', '台科联证〔2025〕000号', '台科联证〔2024〕001号', ''])
      expect(series.read(text)).toBeUndefined()
  })
  it('refuses patterns without one place for the number', () => {
    for (const pattern of ['台科联证001号', '{seq}{seq}', '{no:3}号', '{seq:0}']) {
      expect(parseSeries(pattern).diagnostics[0]?.code).toBe('certificate-pattern-invalid')
    }
  })
})
