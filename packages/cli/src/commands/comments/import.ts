import { existsSync } from 'node:fs'
import { importFiles } from '@gongwen/comments'
import type { Context } from '../../context.ts'
import { at } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { startProgress } from '../../progress.ts'
import { withDocket } from './docket.ts'

/** 导入来信. Importing again adds nothing. */
export function importMails(context: Context, folder: string, paths: string[]): Promise<Outcome> {
  const absent = paths.filter((path) => !existsSync(at(context, path)))
  if (absent.length > 0) {
    throw new Unusable(
      ...absent.map((file) =>
        problem('file-unusable', '找不到文件或文件夹', { place: { file }, remedy: '检查路径和文件名' }),
      ),
    )
  }
  return withDocket(context, folder, async (docket): Promise<Outcome> => {
    const progress = startProgress(context, '导入来信')
    const { value, diagnostics } = await importFiles(
      docket,
      paths.map((path) => at(context, path)),
      { onProgress: ({ found }) => progress.step(found), signal: context.signal },
    )
    progress.end()
    const { found, added, known, failed, erased } = value
    const more = [
      known > 0 && `已有 ${known} 件`,
      failed > 0 && `失败 ${failed} 件`,
      erased > 0 && `已按要求删除、不再收入 ${erased} 件`,
    ].filter(Boolean)
    const lines = [`找到 ${found} 件，新收 ${added} 件${more.length > 0 ? `，${more.join('，')}` : ''}`]
    const status = context.signal.aborted ? 130 : diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0
    return { status, diagnostics, lines, data: { ...value } }
  })
}
