import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKeyFile, publicKeyOfFile, type SigningKey } from '@gongwen/certificates'
import type { Context } from '../../context.ts'
import { at, readText } from '../../files.ts'
import { homeFolder } from '../../home.ts'
import { problem, Unusable } from '../../outcome.ts'

/** The usual place of the signing key. */
export function defaultKeyPath(context: Context): string {
  return join(homeFolder(context), 'certificate-key.json')
}

/** The passphrase: from the environment or asked at the terminal; never from an argument, which others could read. */
export async function passphrase(context: Context, question: string): Promise<string> {
  const given = context.env['GONGWEN_PASSPHRASE'] ?? (await context.ask(question))
  if (given) return given
  throw new Unusable(
    problem('certificate-passphrase-missing', '没有给出签名钥匙的口令', {
      remedy: '在终端中运行并输入，或设环境变量 GONGWEN_PASSPHRASE',
    }),
  )
}

/** The key to sign with: the one asked for, else the user's own when there is one, else none. */
export async function signingKey(context: Context, given: string | undefined): Promise<SigningKey | undefined> {
  const path = given === undefined ? defaultKeyPath(context) : at(context, given)
  if (given === undefined && !existsSync(path)) return undefined
  const { value, diagnostics } = openKeyFile(readText(context, path), await passphrase(context, '签名钥匙的口令：'))
  if (!value) throw new Unusable(...diagnostics.map((diagnostic) => ({ ...diagnostic, place: { file: path } })))
  return value
}

/** Raw public keys to verify with: of the given files (key file, `.pub` file), else the user's own. */
export function publicKeys(context: Context, given: readonly string[]): Uint8Array[] {
  const paths = given.length > 0 ? given.map((path) => at(context, path)) : [defaultKeyPath(context)].filter(existsSync)
  return paths.map((path) => {
    const text = readFileOrFail(context, path)
    const raw = publicKeyOfFile(text) ?? Buffer.from(text.trim(), 'base64url')
    if (raw.length === 32) return raw
    throw new Unusable(
      problem('certificate-key-invalid', '不是公钥文件', {
        place: { file: path },
        remedy: '指明 certificate keygen 生成的 .pub 文件',
      }),
    )
  })
}

function readFileOrFail(context: Context, path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : readText(context, path)
}
