import { fetchImap } from '@gongwen/comments'
import type { Context } from '../../context.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { startProgress } from '../../progress.ts'
import { withDocket } from './docket.ts'
import { imapConfigOf } from './imap-config.ts'

/** 从邮箱收信: read-only, resumable. */
export async function fetchMails(
  context: Context,
  folder: string,
  { imap, watch = false }: { imap: string; watch?: boolean },
): Promise<Outcome> {
  const config = imapConfigOf(context, imap)
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
    const failed = diagnostics.some(({ severity }) => severity === 'error')
    const counts = `找到 ${value.found} 件，新收 ${value.added} 件，已有 ${value.known} 件`
    const lines = failed && value.found === 0 ? [] : [value.found === 0 ? '没有新邮件' : counts]
    return {
      status: context.signal.aborted ? 130 : failed ? (value.found === 0 ? 2 : 1) : 0,
      diagnostics,
      lines,
      data: { ...value },
    }
  })
}
