import type { Diagnostic } from '@gongwen/model'

/** What may keep a docket from taking a letter in, by the codes of SQLite and of the system. */
const reasons = new Map<unknown, string>([
  [13, '磁盘已满'],
  ['ENOSPC', '磁盘已满'],
  ['EDQUOT', '磁盘配额已满'],
  [8, '卷宗只读'],
  ['EROFS', '磁盘只读'],
  [5, '另一个程序一直占用卷宗'],
  [6, '另一个程序一直占用卷宗'],
  [10, '磁盘读写出错'],
  ['EIO', '磁盘读写出错'],
])

/** The docket could not be written. What is in stays in; nothing after it was taken in. */
export class StoreFailure extends Error {
  constructor(cause: unknown) {
    super('docket not written', { cause })
  }

  /** What to tell the user. */
  diagnostic(folder: string): Diagnostic {
    const { errcode, code, message } = this.cause as { errcode?: number; code?: string; message?: string }
    return {
      code: 'docket-not-written',
      severity: 'error',
      message: `卷宗写不进去：${reasons.get(errcode) ?? reasons.get(code) ?? message ?? String(this.cause)}`,
      place: { file: folder },
      remedy: '已报告收下的来信都在卷宗里；请清理磁盘或关闭占用卷宗的程序，再运行一次，其余的会接着收',
    }
  }
}

/** Marks what goes wrong in writing as such. */
export async function stored<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    throw new StoreFailure(error)
  }
}

/** Whether something went wrong in writing, not in reading the letter. */
export function isStoreFailure(error: unknown): boolean {
  if (error instanceof StoreFailure) return true
  const { code, errcode } = error as { code?: string; errcode?: number }
  return errcode !== undefined || ['ENOSPC', 'EDQUOT', 'EROFS'].includes(code ?? '')
}
