import type { Certificate } from './certificate.ts'
import { type Code, isSignedBy, keyIdOf, parseCode } from './code.ts'
import { nameKey } from './name.ts'
import type { Revocation } from './revocation-list.ts'

/**
 * `genuine`: signed by a known key, or in the register as it stands; `revoked`; `unsigned`: carries no signature, and the
 * register holds a signed one or was not asked; `forged`: signature or register contradicts it; `unknown`: no code of ours,
 * or signed by a key that is not known here.
 */
export type Verdict = 'genuine' | 'revoked' | 'unsigned' | 'forged' | 'unknown'

/** What a check found, in words for the person at the counter. */
export interface Verification {
  verdict: Verdict
  /** Chinese, one sentence. */
  message: string
  code?: Code
  /** What is printed differs from what the code says, one sentence each. */
  differences: string[]
}

/** What a code is held against; each may be absent. */
export interface Knowledge {
  /** Raw public keys. */
  keys: readonly Uint8Array[]
  /** The register, by number. */
  find?: (number: string) => Certificate | undefined
  /** Codes that are no longer valid, of a signed list or of the register. */
  revoked?: readonly Revocation[]
}

/** Judges the text of a QR code. `printed` is the text of the page that carries it, when there is one. */
export function verifyCode(text: string, knowledge: Knowledge, printed?: string): Verification {
  const code = parseCode(text)
  if (!code) return { verdict: 'unknown', message: '不是本工具制作的证书二维码。', differences: [] }
  const differences = printed === undefined ? [] : differencesOf(code, printed)
  return { ...judge(code, text, knowledge), code, differences }
}

function judge(
  code: Code,
  text: string,
  { keys, find, revoked }: Knowledge,
): Pick<Verification, 'verdict' | 'message'> {
  const signed = keys.some((raw) => isSignedBy(code, raw))
  const held = find?.(code.number)
  const listed = revoked?.find(({ number, name }) => number === code.number && name === code.name)
  const gone =
    listed ?? (held?.status === 'revoked' ? { on: held.revokedOn ?? '', reason: held.reason ?? '' } : undefined)
  if (code.keyId !== '' && !signed && keys.length > 0) {
    return { verdict: 'forged', message: wrongSignature(code, keys) }
  }
  if (find && !held) return { verdict: 'forged', message: `登记簿中没有 ${code.number}。` }
  if (gone && (signed || held))
    return { verdict: 'revoked', message: `${code.number} 已于 ${gone.on} 撤销：${gone.reason}` }
  if (held && held.code.trim() !== text.trim() && (held.name !== code.name || held.date !== code.date)) {
    return { verdict: 'forged', message: `与登记簿不符：${code.number} 登记的是“${held.name}”，${held.date}。` }
  }
  if (signed && held) return { verdict: 'genuine', message: '签名有效，登记簿中有此证书。' }
  if (signed) {
    const unaware =
      '签名有效；没有对照登记簿或撤销名单，已撤销、已更名的证书也会这样显示，请用 --revocations 指明撤销名单。'
    return { verdict: 'genuine', message: revoked ? '签名有效，不在撤销名单中。' : unaware }
  }
  if (held) return asHeld(code, text, held)
  if (code.keyId === '') return { verdict: 'unsigned', message: '二维码没有签名，不能凭它判断真伪，请与发证机关核对。' }
  return { verdict: 'unknown', message: '没有核验所需的公钥，请用 --key 指明发证机关的公钥。' }
}

function wrongSignature({ keyId }: Code, keys: readonly Uint8Array[]): string {
  const known = keys.map(keyIdOf)
  return known.includes(keyId)
    ? '签名不对，二维码的内容被改动过。'
    : `由另一把钥匙（${keyId}）签名，不是所给的 ${known.join('、')}。`
}

/** A code whose signature could not be checked, beside the register that says the same of its certificate. */
function asHeld({ keyId }: Code, text: string, held: Certificate): Pick<Verification, 'verdict' | 'message'> {
  if (held.code.trim() === text.trim() || parseCode(held.code)?.keyId === '')
    return { verdict: 'genuine', message: '登记簿中有此证书（二维码未经签名核验）。' }
  if (keyId !== '') return { verdict: 'forged', message: '登记簿中有此证书，但二维码的签名与登记的不同。' }
  const message =
    '登记簿中有此证书，但登记的二维码有签名，这一份没有：可能是补签名以前印的，也可能是仿制的，请核对原件。'
  return { verdict: 'unsigned', message }
}

/** What a page says that its code does not. */
function differencesOf(code: Code, printed: string): string[] {
  const page = nameKey(printed)
  const [year, month, day] = code.date.split('-').map(Number)
  const expected: [string, string][] = [
    ['编号', code.number],
    ['名称', code.name],
    ['日期', `${year}年${month}月${day}日`],
  ]
  return expected
    .filter(([, value]) => !page.includes(nameKey(value)))
    .map(([title, value]) => `页面上没有二维码所载的${title}“${value}”`)
}
