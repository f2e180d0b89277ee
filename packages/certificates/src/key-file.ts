import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  scryptSync,
} from 'node:crypto'
import type { Result } from '@gongwen/model'
import { result } from '@gongwen/model'
import { rawPublicKey } from './code.ts'

/** A signing key, unlocked. */
export interface SigningKey {
  private: KeyObject
  /** Raw 32 bytes of the public key. */
  raw: Uint8Array
}

// RFC 7914; 64 MiB of memory for each guess.
const cost = { N: 65536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 }

function lock(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, cost)
}

function keyOf(seed: Uint8Array): SigningKey {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const key = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' })
  return { private: key, raw: rawPublicKey(createPublicKey(key)) }
}

/** Makes a key from 32 random bytes and the text of its file, encrypted with AES-256-GCM under a key from the passphrase. `random` gives that many random bytes. */
export function makeKeyFile(
  passphrase: string,
  random: (count: number) => Uint8Array,
): { key: SigningKey; text: string } {
  const seed = random(32)
  const salt = random(16)
  const iv = random(12)
  const key = keyOf(seed)
  const cipher = createCipheriv('aes-256-gcm', lock(passphrase, salt), iv)
  const data = Buffer.concat([cipher.update(seed), cipher.final()])
  const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
  const file = {
    gongwen: 'certificate-key',
    version: 1,
    publicKey: hex(key.raw),
    salt: hex(salt),
    iv: hex(iv),
    data: hex(data),
    tag: hex(cipher.getAuthTag()),
  }
  return { key, text: `${JSON.stringify(file, undefined, 2)}\n` }
}

/** Unlocks a key file. A wrong passphrase and a damaged file are told apart only as far as the file itself shows it. */
export function openKeyFile(text: string, passphrase: string): Result<SigningKey | undefined> {
  const bad = (code: string, message: string, remedy: string): Result<undefined> =>
    result(undefined, [{ code, severity: 'error', message, remedy }])
  let file: Record<string, unknown>
  try {
    file = JSON.parse(text) as Record<string, unknown>
  } catch {
    file = {}
  }
  const part = (name: string): Buffer => Buffer.from(String(file[name] ?? ''), 'hex')
  const sizes: [string, number][] = [
    ['publicKey', 32],
    ['salt', 16],
    ['iv', 12],
    ['data', 32],
    ['tag', 16],
  ]
  if (
    file['gongwen'] !== 'certificate-key' ||
    file['version'] !== 1 ||
    sizes.some(([name, size]) => part(name).length !== size)
  ) {
    return bad('certificate-key-invalid', '不是完好的签名钥匙文件', '指明由 certificate keygen 生成的文件')
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', lock(passphrase, part('salt')), part('iv'))
    decipher.setAuthTag(part('tag'))
    const key = keyOf(Buffer.concat([decipher.update(part('data')), decipher.final()]))
    if (Buffer.compare(key.raw, part('publicKey')) === 0) return result(key)
  } catch {
    // falls through: authentication failed
  }
  return bad('certificate-passphrase-wrong', '口令不对，签名钥匙没有打开', '核对口令后再运行；没有写出任何文件')
}

/** The public key of a key file, readable without the passphrase. */
export function publicKeyOfFile(text: string): Uint8Array | undefined {
  try {
    const { publicKey } = JSON.parse(text) as { publicKey?: unknown }
    const raw = Buffer.from(String(publicKey ?? ''), 'hex')
    return raw.length === 32 ? raw : undefined
  } catch {
    return undefined
  }
}
