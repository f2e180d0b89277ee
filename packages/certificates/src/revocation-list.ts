import { type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import type { RegisterEvent } from './certificate.ts'
import { keyIdOf, publicKeyOf } from './code.ts'
import type { Register } from './register.ts'

/** A code that is no longer valid: its certificate was revoked, or bears another name since. */
export interface Revocation {
  number: string
  /** As the code says it. */
  name: string
  /** ISO date. */
  on: string
  reason: string
}

/** What a verifier without the register must know: which codes are no longer valid, as of a day. */
export interface RevocationList {
  /** ISO date on which the list was made. */
  asOf: string
  keyId: string
  revoked: Revocation[]
  /** Ed25519 over everything else, base64url. */
  signature: string
}

function listText({ asOf, keyId, revoked }: Omit<RevocationList, 'signature'>): Uint8Array {
  const lines = revoked.map(({ number, name, on, reason }) => JSON.stringify([number, name, on, reason]))
  return Buffer.from(['GWR1', asOf, keyId, ...lines].join('\n'))
}

/** The codes of a register that are no longer valid: of what was revoked, and those with a name that was changed since. */
export function revocationsOf(register: Pick<Register, 'all' | 'events'>): Revocation[] {
  const certificates = register.all()
  const current = new Map(certificates.map((certificate) => [certificate.number, certificate]))
  const revoked = certificates
    .filter(({ status }) => status === 'revoked')
    .map(({ number, name, revokedOn = '', reason = '' }) => ({ number, name, on: revokedOn, reason }))
  const renamed = register.events().flatMap((event): Revocation[] => {
    const [former, now] = [formerName(event), current.get(event.number)]
    // a name that came back is valid again: its code is the same
    if (former === undefined || now === undefined || former === now.name) return []
    const renaming = { on: event.at.slice(0, 10), reason: `已更名为“${now.name}”，以新证为准` }
    const { on, reason } = now.revokedOn === undefined ? renaming : { on: now.revokedOn, reason: now.reason ?? '' }
    return [{ number: event.number, name: former, on, reason }]
  })
  return [...revoked, ...renamed]
}

/** The name that an amendment took away, which the log keeps as JSON. */
function formerName({ kind, detail }: RegisterEvent): string | undefined {
  const before = kind === 'amend' ? /，原为 (\{.*\})$/s.exec(detail)?.[1] : undefined
  return before === undefined ? undefined : (JSON.parse(before) as Record<string, string>)['名称']
}

/** Makes and signs the list of codes that are no longer valid. */
export function makeRevocationList(
  revoked: Revocation[],
  asOf: string,
  key: { private: KeyObject; raw: Uint8Array },
): RevocationList {
  const list = { asOf, keyId: keyIdOf(key.raw), revoked }
  return { ...list, signature: signBytes(null, listText(list), key.private).toString('base64url') }
}

/** Whether a list was signed by the holder of the key. */
export function isListSignedBy(list: RevocationList, raw: Uint8Array): boolean {
  const signature = Buffer.from(list.signature, 'base64url')
  return (
    list.keyId === keyIdOf(raw) &&
    signature.length === 64 &&
    verifyBytes(null, listText(list), publicKeyOf(raw), signature)
  )
}
