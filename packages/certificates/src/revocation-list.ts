import { type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { keyIdOf, publicKeyOf } from './code.ts'

/** What a verifier without the register must know: which certificates are no longer valid, as of a day. */
export interface RevocationList {
  /** ISO date on which the list was made. */
  asOf: string
  keyId: string
  revoked: { number: string; name: string; on: string; reason: string }[]
  /** Ed25519 over everything else, base64url. */
  signature: string
}

function listText({ asOf, keyId, revoked }: Omit<RevocationList, 'signature'>): Uint8Array {
  const lines = revoked.map(({ number, name, on, reason }) => JSON.stringify([number, name, on, reason]))
  return Buffer.from(['GWR1', asOf, keyId, ...lines].join('\n'))
}

/** Makes and signs the list of a register's revoked certificates. */
export function makeRevocationList(
  certificates: readonly Certificate[],
  asOf: string,
  key: { private: KeyObject; raw: Uint8Array },
): RevocationList {
  const revoked = certificates
    .filter(({ status }) => status === 'revoked')
    .map(({ number, name, revokedOn = '', reason = '' }) => ({ number, name, on: revokedOn, reason }))
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
