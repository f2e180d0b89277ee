import { fetchImap, type ImapConfig } from '@gongwen/comments'
import { parse } from 'yaml'
import type { Context } from '../../context.ts'
import { readText } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { startProgress } from '../../progress.ts'
import { withDocket } from './docket.ts'

const secretNames = /^(password|pass|passwd|授权码|密码|口令|authcode|auth_code)$/i

/** Reads `imap.yaml`: 服务器、端口、用户、邮箱文件夹. A password in it is refused: files are copied and shown. */
function configOf(context: Context, file: string): ImapConfig {
  const wrong = (message: string, remedy: string): Unusable =>
    new Unusable(problem('imap-config', message, { place: { file }, remedy }))
  let given: unknown
  try {
    given = parse(readText(context, file))
  } catch (error) {
    if (error instanceof Unusable) throw error
    throw wrong('邮箱设置读不懂', '每行一项，冒号后空一格，例如 服务器: imap.126.com')
  }
  const entries = new Map(Object.entries((given ?? {}) as Record<string, unknown>))
  if ([...entries.keys()].some((name) => secretNames.test(name))) {
    throw wrong('邮箱设置里写了授权码或密码', '删去这一行；授权码在运行时输入，或设环境变量 GONGWEN_IMAP_PASSWORD')
  }
  const value = (...names: string[]): unknown =>
    names.map((name) => entries.get(name)).find((found) => found !== undefined)
  const host = value('host', '服务器')
  const user = value('user', '用户', '邮箱')
  if (typeof host !== 'string' || typeof user !== 'string')
    throw wrong('邮箱设置缺少服务器或用户', '例如 服务器: imap.126.com，用户: example@126.com')
  const port = value('port', '端口')
  const mailbox = value('mailbox', '文件夹')
  const secure = value('secure', '加密')
  const tls = value('tls')
  return {
    host,
    user,
    ...(port !== undefined && { port: Number(port) }),
    ...(typeof mailbox === 'string' && { mailbox }),
    ...(typeof secure === 'boolean' && { secure }),
    ...(typeof tls === 'object' && tls !== null && { tls: tls as NonNullable<ImapConfig['tls']> }),
  }
}

/** 从邮箱收信: read-only, resumable. */
export async function fetchMails(
  context: Context,
  folder: string,
  { imap, watch = false }: { imap: string; watch?: boolean },
): Promise<Outcome> {
  const config = configOf(context, imap)
  const password = context.env['GONGWEN_IMAP_PASSWORD'] ?? (await context.ask(`${config.user} 的授权码（不会保存）：`))
  if (!password) {
    throw new Unusable(
      problem('imap-password-missing', '没有给出邮箱的授权码', {
        remedy: '在终端中运行并输入，或设环境变量 GONGWEN_IMAP_PASSWORD；126、163 邮箱用“客户端授权码”，不是登录密码',
      }),
    )
  }
  return withDocket(context, folder, async (docket): Promise<Outcome> => {
    const progress = startProgress(context, '收信')
    const { value, diagnostics } = await fetchImap(docket, config, {
      password,
      watch,
      signal: context.signal,
      onProgress: ({ found }) => progress.step(found),
      onNotice: (message) => context.tell(`${message}\n`),
    })
    progress.end()
    const lines = [`找到 ${value.found} 件，新收 ${value.added} 件，已有 ${value.known} 件`]
    const failed = diagnostics.some(({ severity }) => severity === 'error')
    return {
      status: context.signal.aborted ? 130 : failed ? (value.found === 0 ? 2 : 1) : 0,
      diagnostics,
      lines,
      data: { ...value },
    }
  })
}
