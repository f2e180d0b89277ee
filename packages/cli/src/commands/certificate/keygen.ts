import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { keyIdOf, makeKeyFile } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import { at, shown, writeOutputs } from '../../files.ts'
import { homeFolder } from '../../home.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { passphrase } from './key.ts'

/** Shortest passphrase that is accepted, characters. */
const shortest = 8

/** 生成签名钥匙: an encrypted private key and its public key. An existing key is never overwritten. */
export async function keygen(context: Context, { output }: { output?: string }): Promise<Outcome> {
  const folder = output === undefined ? homeFolder(context) : at(context, output)
  const path = join(folder, 'certificate-key.json')
  if (existsSync(path)) {
    throw new Unusable(
      problem('certificate-key-exists', '已有签名钥匙，没有覆盖', {
        place: { file: shown(context, path) },
        remedy: '用 -o 指明别的文件夹',
      }),
    )
  }
  const secret = await passphrase(context, `设一个口令（至少 ${shortest} 个字符，忘记后无法找回）：`)
  if ([...secret].length < shortest) {
    throw new Unusable(
      problem('certificate-passphrase-short', `口令只有 ${[...secret].length} 个字符`, {
        remedy: `至少 ${shortest} 个字符`,
      }),
    )
  }
  await confirm(context, secret)
  const { key, text } = makeKeyFile(secret, (count) => randomBytes(count))
  const files = writeOutputs(context, [
    { path, bytes: Buffer.from(text) },
    {
      path: join(folder, 'certificate-key.pub'),
      bytes: Buffer.from(`${Buffer.from(key.raw).toString('base64url')}\n`),
    },
  ])
  // encrypted as it is, nobody else on this machine need try passphrases on it
  chmodSync(path, 0o600)
  const lines = [
    `钥匙号 ${keyIdOf(key.raw)}。certificate-key.json 请妥善备份、不要外传；certificate-key.pub 是公钥，可以公开。`,
  ]
  return { status: 0, diagnostics: [], files, lines, data: { keyId: keyIdOf(key.raw) } }
}

/** What was typed unseen is typed again: a slip would lock the key for ever. */
async function confirm(context: Context, secret: string): Promise<void> {
  if (context.env['GONGWEN_PASSPHRASE'] !== undefined || (await context.ask('再输入一次口令：')) === secret) return
  const remedy = '再运行一次，两次输入同样的口令；没有生成钥匙'
  throw new Unusable(problem('certificate-passphrase-differs', '两次输入的口令不同', { remedy }))
}
