import { backup, type Docket, eraseSubmitter, idFinder, mailIds, restore } from '@gongwen/comments'
import { type Diagnostic, hasErrors } from '@gongwen/model'
import type { Context } from '../../context.ts'
import { at, isWithin, shown } from '../../files.ts'
import { type Outcome, problem, Unusable } from '../../outcome.ts'
import { sweep } from '../../unfinished.ts'
import { withDocket } from './docket.ts'

/** 备份. */
export function backupDocket(context: Context, folder: string, { output }: { output: string }): Promise<Outcome> {
  return withDocket(
    context,
    folder,
    async (docket): Promise<Outcome> => {
      const place = at(context, output)
      if (isWithin(place, docket.folder)) {
        const remedy = '备份到别的文件夹，最好在另一块磁盘上'
        const message = '备份文件夹就在卷宗里：卷宗坏了，备份也一起没了；没有备份'
        throw new Unusable(problem('backup-inside-docket', message, { place: { file: output }, remedy }))
      }
      sweep(context, place)
      const { value, diagnostics } = await backup(docket, place)
      const lines = [`已备份到 ${output}，新复制原件 ${value.originals} 份`]
      return { status: hasErrors(diagnostics) ? 1 : 0, diagnostics, lines, data: { ...value } }
    },
    { reading: true },
  )
}

/** 恢复: into a new or empty folder. */
export async function restoreDocket(context: Context, folder: string, { from }: { from: string }): Promise<Outcome> {
  sweep(context, at(context, folder))
  const { value: docket, diagnostics } = await restore(at(context, from), at(context, folder), { now: context.now })
  if (!docket) throw new Unusable(...diagnostics)
  docket.close()
  return {
    status: hasErrors(diagnostics) ? 1 : 0,
    diagnostics,
    lines: [`已恢复到 ${shown(context, at(context, folder))}`],
  }
}

interface EraseOptions {
  address?: string
  name?: string
  mail?: string[]
  by: string
  reason: string
}

/** What the docket cannot reach: it keeps no list of the files made from it. */
const elsewhere: Diagnostic = {
  code: 'erasure-elsewhere',
  severity: 'info',
  message:
    '只删了卷宗里的；卷宗以外还可能有此人的数据：以前的导出、答复、备份，恢复出来的卷宗，收信邮箱和导入用过的来信文件',
  remedy: '重新导出（--force），重新备份到原处；其余逐处删除',
}

/** 按要求删除个人数据: counted and logged, not whose. */
export function erase(
  context: Context,
  folder: string,
  { address, name, mail, by, reason }: EraseOptions,
): Promise<Outcome> {
  const who =
    address !== undefined
      ? { address }
      : name !== undefined
        ? { name }
        : mail !== undefined
          ? { mails: mail }
          : undefined
  if (!who)
    throw new Unusable(
      problem('usage', '没有写删除谁的来信', { remedy: '加 --address 邮箱、--name 姓名或单位，或 --mail 来信编号' }),
    )
  return withDocket(context, folder, (docket): Outcome => {
    const counts = eraseSubmitter(docket, 'mails' in who ? { mails: meant(docket, who.mails) } : who, {
      author: by,
      reason,
    })
    if (counts.mails === 0)
      throw new Unusable(problem('record-unknown', '没有找到要删除的来信', { remedy: '用 comments list 核对' }))
    const lines = [
      `已删除来信 ${counts.mails} 件、原件 ${counts.originals} 份、意见 ${counts.opinions} 条，以及有关的决定和更正；已记录，再导入也不会收回`,
    ]
    return { status: 0, diagnostics: [elsewhere], lines, data: { ...counts } }
  })
}

/** The letters that typed ids mean: nothing is erased on an id that may mean two. */
function meant(docket: Docket, typed: readonly string[]): string[] {
  const find = idFinder(mailIds(docket))
  return typed.map((given) => {
    const [id, ...others] = find(given)
    if (others.length > 0)
      throw new Unusable(
        problem('record-ambiguous', `${given} 有 ${others.length + 1} 个，没有删除`, { remedy: '把编号写长一些' }),
      )
    return id ?? given
  })
}
