import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCode, spellCode } from '../src/code.ts'
import {
  type Certificate,
  isListSignedBy,
  keyIdOf,
  makeKeyFile,
  makeRevocationList,
  openKeyFile,
  publicKeyOfFile,
  safeFileName,
  verifyCode,
} from '../src/index.ts'

/** Bytes that look random and are the same each time. */
function bytesFrom(seed: string): (count: number) => Uint8Array {
  let round = 0
  return (count) => {
    round += 1
    return createHash('sha512').update(`${seed} ${round}`).digest().subarray(0, count)
  }
}
const { key, text: keyFile } = makeKeyFile('松门海风2025', bytesFrom('one'))
const other = makeKeyFile('x', bytesFrom('two')).key
const said = { number: '台科联证〔2025〕001号', name: '台州市智能缝制创新联合体', date: '2025-07-01' }
const signed = spellCode(said, key)
const held: Certificate = { ...said, fields: {}, organ: '台州市科学技术局', code: signed, status: 'issued' }

describe('codes', () => {
  it('come back as they were spelt', () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 })
    fc.assert(
      fc.property(text, text, text, (number, name, date) => {
        const read = parseCode(spellCode({ number, name: name, date }, key))
        expect(read && [read.number, read.name]).toEqual([number, name])
      }),
      { seed: 20250701, numRuns: 200 },
    )
  })
  it('are genuine, forged, unsigned, unknown or revoked', () => {
    const keys = [key.raw]
    const verdict = (code: string, knowledge = {}): string => verifyCode(code, { keys, ...knowledge }).verdict
    expect(verdict(signed)).toBe('genuine')
    expect(verdict(signed.replace('缝制', '缝纫'))).toBe('forged')
    expect(verdict(signed.replace('001', '002'))).toBe('forged')
    expect(verdict(spellCode(said, other))).toBe('forged')
    expect(verdict(spellCode(said))).toBe('unsigned')
    expect(verdict('https://example.com')).toBe('unknown')
    expect(verdict(signed, { keys: [] })).toBe('unknown')
    expect(verdict(signed, { revoked: [{ ...said, on: '2025-09-01', reason: '失信' }] })).toBe('revoked')
    const former = [{ ...said, name: '台州市缝制创新联合体', on: '2025-09-01', reason: '已更名' }]
    expect(verdict(signed, { revoked: former })).toBe('genuine')
    expect(verdict(signed, { find: () => held })).toBe('genuine')
    expect(verdict(signed, { find: () => undefined })).toBe('forged')
    expect(verdict(spellCode(said), { find: () => ({ ...held, name: '别家' }) })).toBe('forged')
    expect(verdict(spellCode(said), { find: () => held })).toBe('unsigned')
    expect(verdict(spellCode(said), { find: () => ({ ...held, code: spellCode(said) }) })).toBe('genuine')
    expect(verdict(spellCode(said, other), { keys: [], find: () => held })).toBe('forged')
    expect(verdict(signed, { keys: [], find: () => held })).toBe('genuine')
  })
  it('say whose key signed, or that something was changed', () => {
    const message = (code: string): string => verifyCode(code, { keys: [key.raw] }).message
    expect(message(spellCode(said, other))).toContain(`另一把钥匙（${keyIdOf(other.raw)}）`)
    expect(message(signed.replace('缝制', '缝纫'))).toContain('被改动过')
  })
  it('every changed byte of a signed code is noticed', () => {
    for (let at = 0; at < signed.length - 1; at += 1) {
      const changed = `${signed.slice(0, at)}${signed[at] === 'A' ? 'B' : 'A'}${signed.slice(at + 1)}`
      expect(verifyCode(changed, { keys: [key.raw] }).verdict).not.toBe('genuine')
    }
  })
  it('are compared with the page', () => {
    const page = '证书 编号：台科联证〔2025〕001号 台 州 市智能缝制创新联合体 2025年7月1日'
    expect(verifyCode(signed, { keys: [key.raw] }, page).differences).toEqual([])
    expect(verifyCode(signed, { keys: [key.raw] }, page.replace('智能', '智慧')).differences).toHaveLength(1)
  })
})

describe('key files', () => {
  it('open with their passphrase only', () => {
    expect(openKeyFile(keyFile, '松门海风2025').value?.raw).toEqual(key.raw)
    expect(openKeyFile(keyFile, '松门海风2026').diagnostics[0]?.code).toBe('certificate-passphrase-wrong')
    expect(openKeyFile('{}', 'x').diagnostics[0]?.code).toBe('certificate-key-invalid')
    expect(openKeyFile('not json', 'x').diagnostics[0]?.code).toBe('certificate-key-invalid')
    expect(publicKeyOfFile(keyFile)).toEqual(Buffer.from(key.raw))
  })
})

describe('revocation lists', () => {
  it('are signed and show a change', () => {
    const revoked = [{ number: '二', name: said.name, on: '2025-09-01', reason: '失信' }]
    const list = makeRevocationList(revoked, '2025-09-02', key)
    expect(isListSignedBy(list, key.raw)).toBe(true)
    expect(isListSignedBy({ ...list, revoked: [] }, key.raw)).toBe(false)
    expect(isListSignedBy(list, other.raw)).toBe(false)
  })
})

describe('file names', () => {
  it('are taken by every system', () => {
    expect(safeFileName('a/b:c*?"<>|')).toBe('a／b：c＊？＂＜＞｜')
    expect(safeFileName('con')).toBe('证书con')
    expect(safeFileName('..')).toBe('证书')
    expect(new TextEncoder().encode(safeFileName('长'.repeat(300))).length).toBeLessThanOrEqual(200)
  })
})
