import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDocket, type Docket } from '@gongwen/comments'
import { onTestFinished } from 'vitest'

/** The clock of all tests. */
export const now = (): Date => new Date('2025-06-10T08:00:00Z')

/** A folder that goes with the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'gongwen-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** A fresh docket on a small draft. */
export function docket(path: string = join(folder(), '卷宗')): Docket {
  const { value, diagnostics } = createDocket(
    path,
    {
      draft:
        '临港市充电管理办法（征求意见稿）\n第一条 充电设施应当符合消防安全要求，夜间充电应当有人看管，充电场所应当安装自动灭火装置。\n第二条 违反本办法的，处五十元以上二百元以下罚款。',
      announcement:
        '临港市城市管理局关于征求《临港市充电管理办法（征求意见稿）》意见的公告，请于规定期限内以电子邮件方式反馈。',
      subject: '规范性文件征求意见',
      opens: '2025-06-03',
      closes: '2025-06-12',
    },
    { now },
  )
  if (!value) throw new Error(JSON.stringify(diagnostics))
  onTestFinished(() => value.close())
  return value
}
