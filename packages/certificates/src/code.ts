import { createHash, createPublicKey, type KeyObject, sign as signBytes, verify as verifyBytes } from 'node:crypto'

/** What the QR code of a certificate says. */
export interface Code {
  number: string
  name: string
  /** ISO date. */
  date: string
  /** First 8 hex digits of SHA-256 of the raw public key; empty when unsigned. */
  keyId: string
  /** Ed25519 (RFC 8032) over everything before it; empty when unsigned. */
  signature: Uint8Array
}

const version = 'GW1'
const escapes: Record<string, string> = { '|': '%7C', '%': '%25', '\n': '%0A', '\r': '%0D' }

function field(text: string): string {
  return text.replace(/[|%\n\r]/g, (character) => escapes[character] ?? '')
}

function signedText({ number, name, date }: Pick<Code, 'number' | 'name' | 'date'>, keyId: string): string {
  return [version, field(number), field(name), field(date), keyId].join('|')
}

/** Raw 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return key.export({ format: 'der', type: 'spki' }).subarray(-32)
}

/** The public key of 32 raw bytes. */
export function publicKeyOf(raw: Uint8Array): KeyObject {
  const prefix = Buffer.from('302a300506032b6570032100', 'hex')
  return createPublicKey({ key: Buffer.concat([prefix, raw]), format: 'der', type: 'spki' })
}

/** Names a public key in codes and lists. */
export function keyIdOf(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex').slice(0, 8)
}

/** Spells a code: `GW1|编号|名称|日期|钥匙号|签名`; without a key the last two are empty. Same input, same text: Ed25519 uses no randomness. */
export function spellCode(
  said: Pick<Code, 'number' | 'name' | 'date'>,
  key?: { private: KeyObject; raw: Uint8Array },
): string {
  if (!key) return `${signedText(said, '')}|`
  const text = signedText(said, keyIdOf(key.raw))
  return `${text}|${signBytes(null, Buffer.from(text), key.private).toString('base64url')}`
}

/** Reads a code, or undefined when the text is none. Says nothing about whether it is genuine. */
export function parseCode(text: string): Code | undefined {
  const parts = text.trim().split('|')
  if (parts.length !== 6 || parts[0] !== version) return undefined
  const [number = '', name = '', date = ''] = parts
    .slice(1, 4)
    .map((part) => part.replace(/%(7C|25|0A|0D)/g, decodeURIComponent))
  const [keyId = '', signature = ''] = parts.slice(4)
  if (!/^([0-9a-f]{8})?$/.test(keyId) || !/^[\w-]*$/.test(signature)) return undefined
  return { number, name, date, keyId, signature: Buffer.from(signature, 'base64url') }
}

/** Whether the signature was made over this code by the holder of the key. */
export function isSignedBy(code: Code, raw: Uint8Array): boolean {
  if (code.keyId !== keyIdOf(raw) || code.signature.length !== 64) return false
  return verifyBytes(null, Buffer.from(signedText(code, code.keyId)), publicKeyOf(raw), code.signature)
}
