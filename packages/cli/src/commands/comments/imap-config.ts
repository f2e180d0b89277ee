import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ImapConfig } from '@gongwen/comments'
import { parse } from 'yaml'
import type { Context } from '../../context.ts'
import { at, readText } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'

const secretNames = /^(password|pass|passwd|授权码|密码|口令|authcode|auth_code)$/i

/** Settings by either name; what is not here is a slip. */
const names = new Map<string, string>(
  Object.entries({
    服务器: 'host',
    端口: 'port',
    用户: 'user',
    邮箱: 'user',
    文件夹: 'mailbox',
    加密: 'secure',
    主题: 'subjects',
    证书: 'ca',
  }),
)
const known = new Set([...names.values(), 'tls'])

/** Reads `imap.yaml`: 服务器、端口、用户、文件夹、加密、主题、证书. A password in it is refused: files are copied and shown. */
export function imapConfigOf(context: Context, file: string): ImapConfig {
  const wrong = (message: string, remedy: string): Unusable =>
    new Unusable(problem('imap-config', message, { place: { file }, remedy }))
  const example = '写两行，冒号后空一格：服务器: imap.126.com，用户: example@126.com'
  if (!existsSync(at(context, file))) throw wrong('没有这个文件', `新建这个文本文件，${example}`)
  let given: unknown
  try {
    given = parse(readText(context, file))
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw wrong('邮箱设置读不懂', `每行一项，冒号后空一格，例如 服务器: imap.126.com`)
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw wrong('邮箱设置里没有一项设置', example)
  const values = new Map(Object.entries(given).map(([name, value]) => [names.get(name) ?? name, value as unknown]))
  if ([...values.keys()].some((name) => secretNames.test(name)))
    throw wrong('邮箱设置里写了授权码或密码', '删去这一行；授权码在运行时输入，或设环境变量 GONGWEN_IMAP_PASSWORD')
  for (const name of values.keys())
    if (!known.has(name)) throw wrong(`不认识的设置“${name}”`, `可以写：${[...names.keys()].join('、')}`)

  const [host, user, port] = [values.get('host'), values.get('user'), values.get('port')]
  if (typeof host !== 'string' || typeof user !== 'string') throw wrong('邮箱设置缺少服务器或用户', example)
  if (port !== undefined && !(Number.isInteger(Number(port)) && Number(port) > 0 && Number(port) < 65_536))
    throw wrong(`端口“${port}”不是端口号`, '加密端口一般是 993，可以不写')
  const secure = values.get('secure')
  if (secure !== undefined && typeof secure !== 'boolean') throw wrong('“加密”要写 true 或 false', '不写就是加密')
  const subjects = subjectsOf(values.get('subjects'))
  if (values.has('subjects') && !subjects)
    throw wrong('“主题”要写 全部 或 相符', '不写就是全部都收，主题不符的单独列出')
  const mailbox = values.get('mailbox')
  const [tls, ca] = [values.get('tls'), values.get('ca')]
  return {
    host: host.trim(),
    user: user.trim(),
    ...(port !== undefined && { port: Number(port) }),
    ...(mailbox !== undefined && { mailbox: String(mailbox) }),
    ...(secure !== undefined && { secure }),
    ...(subjects && { subjects }),
    ...(typeof tls === 'object' && tls !== null && { tls: tls as NonNullable<ImapConfig['tls']> }),
    ...(typeof ca === 'string' && { tls: { ...(tls as object), ca: readText(context, join(dirname(file), ca)) } }),
  }
}

function subjectsOf(given: unknown): ImapConfig['subjects'] {
  if (given === '全部' || given === 'all') return 'all'
  return given === '相符' || given === 'matching' ? 'matching' : undefined
}
